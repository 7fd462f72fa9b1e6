import type { LookupAnswer } from '../procedure/draft.js';
import type { LookupRequest } from '../procedure/filled.js';
import { readRecord } from '../procedure/lookup-record.js';
import type { Procedure } from '../procedure/procedure.js';
import { toInstant } from './instant.js';
import { judgeRecord } from './judge-record.js';
import { type ToldAnswer, toldAnswer } from './registry-answer.js';

export interface Received {
  readonly answer: LookupAnswer;
  /** Record fields the registry sent and this procedure does not read: thrown away, and counted. */
  readonly dropped: number;
}

/**
 * What is kept of a registry's answer, whatever it gave; never throws on it. A registry is trusted with its facts and
 * nothing else: its record is judged (`judgeRecord`), one that is not found is not kept, and fields nobody asked for are
 * dropped.
 * @param timing when the answer came, and how long it was waited for: its duration, unless the registry tells
 */
export function receive(
  procedure: Procedure,
  request: LookupRequest,
  given: unknown,
  timing: { readonly at: string; readonly ms: number },
): Received {
  const told = toldAnswer(request, given);
  const at = earlier(told.at, timing.at);
  const ms = told.ms === undefined ? timing.ms : Math.round(told.ms);
  const promised = procedure.artefact.registries[request.registry]?.record;
  const outcome = told.record ? judgeRecord(request.by, told.record, promised, told.outcome) : told.outcome;
  if (outcome !== 'found') {
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
    complete,
    at,
    ms,
  };
  return { answer, dropped: dropped + told.surplus };
}

/** An answer that was kept is as old as it is; none comes from the future. */
function earlier(kept: string | undefined, now: string): string {
  const at = kept === undefined ? now : toInstant(kept);
  return at < now ? at : now;
}

function receiptOf({ id, version, asOf }: ToldAnswer) {
  return {
    ...(typeof id === 'string' && { id }),
    ...(typeof version === 'string' && { version }),
    ...(typeof asOf === 'string' && { asOf }),
  };
}
