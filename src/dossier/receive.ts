import type { LookupAnswer } from '../procedure/draft.js';
import type { LookupRequest } from '../procedure/filled.js';
import { readRecord } from '../procedure/lookup-record.js';
import { isRecord } from '../procedure/path.js';
import type { Procedure } from '../procedure/procedure.js';
import { foldName } from '../value/normalise.js';
import type { RegistryAnswer } from './ports.js';

export interface Received {
  readonly answer: LookupAnswer;
  /** Record fields the registry sent and this procedure does not read: thrown away, and counted. */
  readonly dropped: number;
}

const outcomes: readonly string[] = ['found', 'notFound', 'incomplete', 'mismatch', 'denied', 'unavailable'];

/**
 * What is kept of a registry's answer. A registry is trusted with its facts and nothing else: an unknown outcome is
 * `unavailable`; a record about somebody else than was asked for is `mismatch`; fields nobody asked for are dropped.
 */
export function receive(
  procedure: Procedure,
  request: LookupRequest,
  given: RegistryAnswer,
  timing: { readonly at: string; readonly ms: number },
): Received {
  const outcome = outcomeOf(request, given);
  const { at, ms } = timing;
  if (outcome !== 'found' && outcome !== 'incomplete') {
    const answer = { outcome, key: request.by, signed: false, complete: false, at, ms };
    return { answer, dropped: 0 };
  }
  const { record, complete, dropped } = readRecord(procedure, request.lookup, given.record);
  const answer = {
    outcome,
    key: request.by,
    record,
    ...receiptOf(given),
    signed: given.signed === true,
    complete: complete && outcome === 'found',
    at,
    ms,
  };
  return { answer, dropped };
}

function outcomeOf({ by }: LookupRequest, { outcome, record }: RegistryAnswer): RegistryAnswer['outcome'] {
  if (!outcomes.includes(outcome)) return 'unavailable';
  if (outcome !== 'found' && outcome !== 'incomplete') return outcome;
  if (!isRecord(record)) return 'unavailable';
  return isSubject(record, by) ? outcome : 'mismatch';
}

function receiptOf({ id, version, asOf }: RegistryAnswer) {
  return {
    ...(typeof id === 'string' && { id }),
    ...(typeof version === 'string' && { version }),
    ...(typeof asOf === 'string' && { asOf }),
  };
}

/** Every part of the key the record itself holds is what was asked for, however it is spelt. */
const isSubject = (record: Readonly<Record<string, unknown>>, by: LookupRequest['by']): boolean =>
  Object.entries(by).every(([name, asked]) => {
    const told = Object.hasOwn(record, name) ? record[name] : undefined;
    return told === undefined || told === null || sameKey(told, asked);
  });

const sameKey = (told: unknown, asked: unknown): boolean =>
  typeof told === 'string' && typeof asked === 'string' ? foldName(told) === foldName(asked) : told === asked;
