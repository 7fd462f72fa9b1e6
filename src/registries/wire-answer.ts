import { isRaw, memberOf } from '../definition/raw.js';
import { askedMembers } from '../dossier/asked-members.js';
import { judgeRecord } from '../dossier/judge-record.js';
import type { RegistryAnswer, RegistryRequest } from '../dossier/ports.js';
import { valueAt } from '../source/pointer.js';
import { misconfigured } from './misconfigured.js';
import { type Ended, ended } from './registry-event.js';
import { type DatePattern, readDate } from './wire-date.js';
import {
  type RecordReader,
  recordReader,
  requirePointer,
  type Spelling,
  type WireFields,
} from './wire-record.js';

export type Outcome = RegistryAnswer['outcome'];

/** Where in a service's JSON the parts of an answer stand: JSON pointers from the top of the body. */
export interface WireAnswer {
  /** The record; the whole body unless told. A list holds it as its only element. */
  readonly record?: string;
  /** Where each field stands in the record, by our name for it; unless told the service uses our names. */
  readonly fields?: WireFields;
  /** Of the record in the registry: its id and its version. */
  readonly id?: string;
  readonly version?: string;
  /** As of when the facts hold: a day, or an instant. */
  readonly asOf?: string;
  /** Where it says `true` that the answer is signed; `true` when the channel itself vouches for it. */
  readonly signed?: string | true;
  /** A code in the body that says how the question ended; one that is not in `means` makes it `unavailable`. */
  readonly code?: { readonly at: string; readonly means: Readonly<Record<string, Outcome>> };
  /** What it means when no record stands there; `unavailable` unless told. */
  readonly none?: WithoutRecord;
}

/** Makes an answer of the body of a response. Never throws. */
export type AnswerReader = (request: RegistryRequest, body: unknown, unread: string[]) => Ended;

/** Outcomes that come without a record. */
export type WithoutRecord = Exclude<Outcome, 'found' | 'incomplete'>;

export const withoutRecord = ['notFound', 'mismatch', 'denied', 'unavailable'] as const;

const LONGEST_ID = 255;

/** @throws ConfigurationError on a part that cannot work */
export function answerReader(schema: unknown, wire: WireAnswer, spelling: Spelling): AnswerReader {
  const { record = '', code, none = 'unavailable', fields } = wire;
  for (const part of ['record', 'id', 'version', 'asOf', 'signed'] as const)
    if (wire[part] !== undefined && wire[part] !== true) requirePointer(`answer.${part}`, wire[part]);
  if (code) requirePointer('answer.code.at', code.at);
  requireOutcome('answer.none', none, withoutRecord);
  for (const outcome of Object.values(code?.means ?? {}))
    requireOutcome('answer.code.means', outcome, ['found', 'incomplete', ...withoutRecord]);
  const read = recordReader(schema, fields, spelling);
  return (request, body, unread) => {
    const told = code ? memberOf(code.means, String(valueAt(body, code.at))) : 'found';
    if (told === undefined) return ended('unavailable', 'code');
    if (told !== 'found' && told !== 'incomplete') return ended(told as Outcome);
    const found = theOnly(valueAt(body, record));
    if (found === undefined || found === null) return ended(none, 'record');
    if (!isRaw(found)) return ended('unavailable', 'record');
    return judged(request, schema, read, found, unread, {
      outcome: told,
      ...receiptOf(wire, spelling.dates, body),
    });
  };
}

/** @throws ConfigurationError */
export function requireOutcome(option: string, outcome: unknown, allowed: readonly string[]): void {
  if (!allowed.some(one => one === outcome))
    throw misconfigured(
      option,
      `"${option}" chỉ nhận: ${allowed.join(', ')}.`,
      `"${option}" takes one of: ${allowed.join(', ')}.`,
    );
}

function judged(
  request: RegistryRequest,
  schema: unknown,
  read: RecordReader,
  wire: Readonly<Record<string, unknown>>,
  unread: string[],
  told: Omit<RegistryAnswer, 'record'>,
): Ended {
  const isAsked = askedMembers(request);
  const record = read(wire, isAsked, unread);
  const asked = Object.fromEntries(Object.entries(record).filter(([name]) => isAsked(name)));
  const outcome = judgeRecord(request.by, asked, schema, told.outcome);
  if (outcome === 'mismatch') return ended('mismatch', 'subject');
  const answer = { ...told, outcome, record };
  return outcome === told.outcome ? { answer } : { answer, reason: 'shape' };
}

/** A list of one is its element, an empty one is nothing; of several nobody can say which is meant. */
const theOnly = (found: unknown): unknown => (Array.isArray(found) && found.length < 2 ? found[0] : found);

function receiptOf(wire: WireAnswer, dates: readonly DatePattern[], body: unknown) {
  const told = (pointer: string | undefined) => (pointer === undefined ? undefined : nameAt(body, pointer));
  const [id, version, stamp] = [told(wire.id), told(wire.version), told(wire.asOf)];
  const asOf = stamp && (readDate(stamp, 'date-time', dates) ?? readDate(stamp, 'date', dates));
  const signed = wire.signed !== undefined && (wire.signed === true || valueAt(body, wire.signed) === true);
  return {
    ...(id !== undefined && { id }),
    ...(version !== undefined && { version }),
    ...(asOf !== undefined && { asOf }),
    ...(signed && { signed }),
  };
}

/** A short text or a number, as text. */
function nameAt(body: unknown, pointer: string): string | undefined {
  const value = valueAt(body, pointer);
  const name = typeof value === 'number' ? String(value) : value;
  return typeof name === 'string' && name !== '' && name.length <= LONGEST_ID ? name : undefined;
}
