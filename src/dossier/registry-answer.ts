import type { LookupRequest } from '../procedure/filled.js';
import { isRecord } from '../procedure/path.js';
import { isDateTime } from './admit-input.js';
import { askedMembers } from './asked-members.js';
import { plainJson } from './plain-json.js';
import type { RegistryAnswer } from './ports.js';

/** An answer as it may be worked with: copied, plain, of bounded size. */
export interface ToldAnswer extends Omit<RegistryAnswer, 'record'> {
  /** The asked members of the record, and the parts of the key. */
  readonly record?: Readonly<Record<string, unknown>>;
  /** Members of the record that were not looked at. */
  readonly surplus: number;
}

const outcomes: readonly unknown[] = ['found', 'notFound', 'incomplete', 'mismatch', 'denied', 'unavailable'];
const MOST_MS = 86_400_000;
const receiptLimits = Object.freeze({ bytes: 4096, depth: 2 });
const recordLimits = Object.freeze({ bytes: 262_144, depth: 64 });
const receipt = ['outcome', 'id', 'version', 'asOf', 'at', 'signed', 'ms'];

const unavailable: ToldAnswer = Object.freeze({ outcome: 'unavailable', surplus: 0 });

/**
 * What a registry told, or `unavailable` when it told no plain JSON: a registry's object may throw when it is read,
 * have no end, or hold what no log can. Of the record only asked members are touched, at most 256 kB of them.
 */
export function toldAnswer(request: LookupRequest, given: unknown): ToldAnswer {
  if (!isRecord(given)) return unavailable;
  const told = receiptOf(plainJson(given, receiptLimits, receipt)?.value);
  if (told === undefined) return unavailable;
  if (told.outcome !== 'found' && told.outcome !== 'incomplete') return { ...told, surplus: 0 };
  const copy = recordOf(given, askedMembers(request));
  return copy === undefined ? unavailable : { ...told, ...copy };
}

function recordOf(given: Readonly<Record<string, unknown>>, isAsked: (name: string) => boolean) {
  try {
    const { record } = given;
    if (!isRecord(record)) return undefined;
    const all = Object.keys(record);
    const names = all.filter(isAsked);
    const copy = plainJson(record, recordLimits, names);
    if (copy === undefined) return undefined;
    return { record: copy.value as Readonly<Record<string, unknown>>, surplus: all.length - names.length };
  } catch {
    return undefined;
  }
}

/** JSON of other systems says `null` for what is not there. */
function receiptOf(value: unknown): Omit<ToldAnswer, 'record' | 'surplus'> | undefined {
  if (!isRecord(value)) return undefined;
  const told = Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null));
  const { outcome, asOf, at, ms } = told;
  if (!outcomes.includes(outcome)) return undefined;
  if (asOf !== undefined && !isDay(asOf) && !isDateTime(asOf)) return undefined;
  if (at !== undefined && !isDateTime(at)) return undefined;
  if (ms !== undefined && !(typeof ms === 'number' && ms >= 0 && ms <= MOST_MS)) return undefined;
  return told as unknown as RegistryAnswer;
}

const isDay = (value: unknown): boolean =>
  typeof value === 'string' && value.length === 10 && isDateTime(`${value}T00:00:00Z`);
