import type { Issue } from '../procedure/validate.js';
import { type Text, text } from '../source/text.js';
import type { NewEvent } from './event.js';

/**
 * Why a person was refused. `not-allowed` the role may not · `own-work` four-eyes · `not-now` no such step from
 * here · `guard` a condition does not hold · `invalid` see the issues · `locked` that part may not be edited now ·
 * `too-early` the deadline is not due · `too-many` saved more often than anybody needs · `closed` · `forgotten` the key is gone · `unknown-…` nothing by that name.
 */
export type RefusalCode =
  | 'not-allowed'
  | 'own-work'
  | 'not-now'
  | 'guard'
  | 'invalid'
  | 'locked'
  | 'too-early'
  | 'too-many'
  | 'closed'
  | 'forgotten'
  | 'unknown-dossier'
  | 'unknown-procedure'
  | 'unknown-event'
  | 'unknown-effect';

/** A person was refused: nothing happened to the dossier. Holds names and codes, never a citizen's value. */
export interface Refusal {
  readonly ok: false;
  readonly code: RefusalCode;
  readonly message: Text;
  readonly issues: readonly Issue[];
}

/** What was decided: events to append, durable timers to keep, effects of the last event to send. */
export interface Accepted {
  readonly ok: true;
  readonly events: readonly NewEvent[];
  readonly timers: {
    readonly set: readonly { readonly name: string; readonly at: string }[];
    readonly clear: readonly string[];
  };
  readonly effects: readonly string[];
}

/** A refusal may itself be worth recording: a filing that failed validation is part of the timing. */
export type Decision = Accepted | (Refusal & { readonly record?: NewEvent });

export const refuse = (code: RefusalCode, vi: string, en: string, issues: readonly Issue[] = []): Refusal =>
  Object.freeze({ ok: false, code, message: text(vi, en), issues });

const noTimers = Object.freeze({ set: [], clear: [] });

export const accept = (
  events: readonly NewEvent[],
  timers: Accepted['timers'] = noTimers,
  effects: readonly string[] = [],
): Accepted => Object.freeze({ ok: true, events, timers, effects });
