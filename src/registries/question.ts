import type { RegistryFile } from '../definition/sources.js';
import type { RegistryRequest } from '../dossier/ports.js';
import { type Address, addressOf } from './address.js';
import type { HttpRegistryOptions } from './http-options.js';
import { misconfigured } from './misconfigured.js';
import { filledJson, requireStandIns, type StandIns, standInsIn, standInsOf } from './template.js';
import { writeDate } from './wire-date.js';
import { isDateFormat, type Spelling, type WireFields } from './wire-record.js';

/** A question as it goes out, but for its headers. */
export interface Question {
  readonly address: string;
  readonly body?: string;
}

/** Undefined when the registry cannot be asked by this key. */
export type QuestionWriter = (request: RegistryRequest) => Question | undefined;

/**
 * Builds what writes a registry's questions once.
 * @throws ConfigurationError on a stand-in nobody knows, and when a part of the key is sent that the mapped answer
 * never tells back: every answer to it would be `incomplete`
 */
export function questionWriter(
  declared: RegistryFile,
  options: HttpRegistryOptions,
  spelling: Spelling,
): QuestionWriter {
  const { url, body } = options;
  const parts = Object.keys(declared.keys);
  const address: Address = addressOf(url, options);
  requireStandIns('url', standInsOf(url), parts);
  requireStandIns('body', standInsIn(body), parts);
  const sent = new Set([...standInsOf(url), ...standInsIn(body)]);
  requireToldBack([...sent], declared, options.answer?.fields);
  return request => {
    const names = Object.keys(request.by);
    if (!isKeySet(declared, names) || !names.every(name => sent.has(name))) return undefined;
    const values = valuesOf(request, declared, spelling);
    const filled = names.every(name => values[name] !== undefined) ? address(values) : undefined;
    if (filled === undefined) return undefined;
    return { address: filled, ...(body !== undefined && { body: JSON.stringify(filledJson(body, values)) }) };
  };
}

const isKeySet = ({ keySets }: RegistryFile, names: readonly string[]): boolean =>
  keySets.some(set => set.length === names.length && set.every(part => names.includes(part)));

function valuesOf(request: RegistryRequest, declared: RegistryFile, spelling: Spelling): StandIns {
  const { by, fields, basis, procedure, dossier } = request;
  const words = { $fields: fields, $basis: basis, $procedure: procedure, $dossier: dossier };
  const parts = Object.entries(by).map(([name, value]) => [name, asSent(declared, name, value, spelling)]);
  return { ...Object.fromEntries(parts), ...words };
}

/** A part of the key as the service spells it; undefined when it has no spelling for it. */
function asSent(declared: RegistryFile, name: string, value: unknown, { dates, codes }: Spelling): unknown {
  const { format, codes: list } = declared.keys[name] ?? {};
  if (typeof value !== 'string') return value;
  if (isDateFormat(format)) return writeDate(value, dates);
  const meanings = typeof list === 'string' && Object.hasOwn(codes, list) ? codes[list] : undefined;
  if (!meanings) return value;
  return Object.keys(meanings).find(code => meanings[code] === value);
}

function requireToldBack(
  sent: readonly string[],
  { record }: RegistryFile,
  fields: WireFields | undefined,
): void {
  if (!fields) return;
  const properties = (record.properties ?? {}) as object;
  const silent = sent.find(name => Object.hasOwn(properties, name) && !Object.hasOwn(fields, name));
  if (silent !== undefined)
    throw misconfigured(
      `answer.fields.${silent}`,
      `Câu hỏi gửi "${silent}" mà "answer.fields" không cho biết nó đứng ở đâu trong câu trả lời; thiếu nó thì không biết bản ghi nói về ai.`,
      `The question sends "${silent}" and "answer.fields" does not say where it stands in the answer; without it nobody knows whom the record is about.`,
    );
}
