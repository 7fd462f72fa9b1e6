import type { LookupAnswer } from '../procedure/draft.js';
import type { LookupRequest } from '../procedure/filled.js';
import { readRecord } from '../procedure/lookup-record.js';
import { isRecord } from '../procedure/path.js';
import type { Procedure } from '../procedure/procedure.js';
import { foldName } from '../value/normalise.js';
import type { RegistryAnswer } from './ports.js';
import { isOfType } from './record-type.js';
import { type ToldAnswer, toldAnswer } from './registry-answer.js';

export interface Received {
  readonly answer: LookupAnswer;
  /** Record fields the registry sent and this procedure does not read: thrown away, and counted. */
  readonly dropped: number;
}

/**
 * What is kept of a registry's answer, whatever it gave; never throws on it. A registry is trusted with its facts and nothing else: a record about somebody
 * else than was asked for is `mismatch`; one that does not say about whom it is, or whose members are not what the
 * registry's file declares, is `incomplete`; fields nobody asked for are dropped.
 * @param timing when the answer came, and how long it was waited for: its duration, unless the registry tells
 */
export function receive(
  procedure: Procedure,
  request: LookupRequest,
  given: unknown,
  timing: { readonly at: string; readonly ms: number },
): Received {
  const told = toldAnswer(request, given);
  const { at } = timing;
  const ms = told.ms === undefined ? timing.ms : Math.round(told.ms);
  const promised = procedure.artefact.registries[request.registry]?.record;
  const outcome = outcomeOf(request, told, promised);
  if (outcome !== 'found' && outcome !== 'incomplete') {
    const answer = { outcome, key: request.by, signed: false, complete: false, at, ms };
    return { answer, dropped: 0 };
  }
  const { record, complete, dropped } = readRecord(procedure, request.lookup, told.record);
  const answer = {
    outcome,
    key: request.by,
    record,
    ...receiptOf(told),
    signed: told.signed === true,
    complete: complete && outcome === 'found',
    at,
    ms,
  };
  return { answer, dropped: dropped + told.surplus };
}

function outcomeOf(
  { by }: LookupRequest,
  { outcome, record }: ToldAnswer,
  promised: unknown,
): RegistryAnswer['outcome'] {
  if (record === undefined) return outcome;
  const parts = Object.entries(by).map(([name, asked]) => subjectOf(record[name], asked, promised, name));
  if (parts.includes('other')) return 'mismatch';
  return parts.includes('unsaid') || !isOfType(record, promised) ? 'incomplete' : outcome;
}

/** A part of the key which the registry's records have must be there, and be what was asked for, however spelt. */
function subjectOf(
  told: unknown,
  asked: unknown,
  promised: unknown,
  name: string,
): 'same' | 'other' | 'unsaid' {
  if (told !== undefined && told !== null) return sameKey(told, asked) ? 'same' : 'other';
  const has = isRecord(promised) && isRecord(promised.properties) && Object.hasOwn(promised.properties, name);
  return has ? 'unsaid' : 'same';
}

function receiptOf({ id, version, asOf }: ToldAnswer) {
  return {
    ...(typeof id === 'string' && { id }),
    ...(typeof version === 'string' && { version }),
    ...(typeof asOf === 'string' && { asOf }),
  };
}

const sameKey = (told: unknown, asked: unknown): boolean =>
  typeof told === 'string' && typeof asked === 'string' ? foldName(told) === foldName(asked) : told === asked;
