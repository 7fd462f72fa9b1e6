import type { JsonSchema, Lookup } from '../definition/model.js';
import { ownIn } from '../source/own.js';
import type { Format } from '../value/format.js';
import { formats } from '../value/formats.js';
import { jsonEqual } from '../value/json-equal.js';
import type { LookupAnswer, Receipt } from './draft.js';
import { type Code, codeOf } from './formula-code.js';
import { evaluate, type Names, type Pass, type Step } from './pass.js';
import { keyOf, nameOf } from './per-row.js';

/** What `$lookups.<name>` shows. */
const summary = (answer: LookupAnswer | undefined) =>
  answer === undefined
    ? { outcome: 'notAsked', signed: false, complete: false, asOf: undefined }
    : { outcome: answer.outcome, signed: answer.signed, complete: answer.complete, asOf: answer.asOf };

const receiptOf = (lookup: string, registry: string, answer: LookupAnswer, now = 0): Receipt => ({
  lookup,
  registry,
  id: answer.id,
  version: answer.version,
  asOf: answer.asOf,
  fetchedAt: answer.at,
  ageMs: Math.max(0, now - Date.parse(answer.at)),
  signed: answer.signed,
});

interface KeyPart {
  readonly part: string;
  readonly code: Code;
  readonly format: Format | undefined;
}

/**
 * Finds the answer that belongs to the key as it stands, or asks for one.
 * @param keys the schemas of the registry's key parts: what is not of their format is nobody's key
 */
export function lookupStep(lookup: Lookup, keys: Readonly<Record<string, JsonSchema>>): Step {
  const { name, registry, basis, fields, consent } = lookup;
  const parts = Object.entries(lookup.by).map(([part, formula]): KeyPart => {
    const format = Object.hasOwn(keys, part) ? keys[part]?.format : undefined;
    const known = typeof format === 'string' && Object.hasOwn(formats, format);
    return { part, code: codeOf(formula), format: known ? formats[format] : undefined };
  });
  return pass => {
    const waits = consent !== undefined && !pass.draft.consents?.includes(consent);
    const by = waits ? undefined : questionKey(pass, parts);
    const row = pass.row?.key;
    const answer = by && current(pass.draft.lookups, answerName({ lookup: name, row }), by);
    if (by && !answer)
      pass.asks.push({ lookup: name, ...(row !== undefined && { row }), registry, by, fields, basis });
    const stops = answer?.outcome === 'unavailable' && lookup.unavailable === 'stop';
    if (stops && !pass.stopped.includes(name)) pass.stopped.push(name);
    pass.answers[name] = answer;
    const found = answer?.outcome === 'found' ? answer : undefined;
    pass.receipts[name] = found && receiptOf(name, registry, found, pass.context.now);
    nameAnswer(pass.names, name, answer);
  };
}

/** The lookup of an answer kept under a name. */
export const lookupOf = nameOf;

/** Lets expressions read an answer. */
export function nameAnswer(names: Names, lookup: string, answer: LookupAnswer | undefined): void {
  names[lookup] = answer?.outcome === 'found' ? answer.record : undefined;
  (names.lookups as Record<string, unknown>)[lookup] = summary(answer);
}

/** The name a draft keeps an answer under. */
export const answerName = ({
  lookup,
  row,
}: {
  readonly lookup: string;
  readonly row?: string | undefined;
}): string => keyOf(lookup, row);

/** The whole key, or nothing while a part of it is not known or cannot be one. */
function questionKey(pass: Pass, parts: readonly KeyPart[]): Record<string, unknown> | undefined {
  const key: Record<string, unknown> = {};
  for (const { part, code, format } of parts) {
    const value = evaluate(pass, code);
    if (typeof value === 'string' && format && !format.test(value)) return undefined;
    if (value === undefined || value === null || value === '' || typeof value === 'object') return undefined;
    key[part] = value;
  }
  return key;
}

function current(answers: Readonly<Record<string, LookupAnswer>>, name: string, by: Record<string, unknown>) {
  const answer = ownIn(answers, name);
  return answer && jsonEqual(answer.key, by) ? answer : undefined;
}
