import { dueAfterPauses, type Pause } from '../calendar/due-after-pauses.js';
import { dueInstant, type Limit } from '../calendar/due-instant.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { Deadline, DeadlineUnit } from '../definition/model.js';
import type { Channel } from './draft.js';

/** A running, paused or stopped deadline of one dossier: instants and counts only, so it may stand in the open. */
export interface Clock {
  readonly startedAt: string;
  readonly limit: Limit;
  readonly dueAt: string;
  /** When it would be due had the dossier been handed in at the desk: the in-person baseline. */
  readonly baselineAt: string;
  readonly owedBy: 'office' | 'applicant';
  /** Ended pauses, oldest first. */
  readonly pauses: readonly Pause[];
  readonly pausedAt?: string;
  readonly stoppedAt?: string;
  /** The due instant whose end the workflow has taken: a deadline fires once for each. */
  readonly firedAt?: string;
  /** How often the longer limit was granted, by event. */
  readonly extended: Readonly<Record<string, number>>;
}

/**
 * How much time a deadline gives, in its own unit; as if on another channel when one is named. Undefined when its
 * expression gives no number.
 */
export type AmountOf = (deadline: Deadline, channel?: Channel) => number | undefined;

export const limitOf = (unit: DeadlineUnit, amount: number): Limit =>
  ({ [unit]: amount }) as unknown as Limit;

/** Starts a clock; its limit is settled now and does not change with the form. None starts without an amount. */
export function startClock(
  calendar: WorkingCalendar,
  deadline: Deadline,
  at: string,
  amountOf: AmountOf,
): Clock | undefined {
  const amount = amountOf(deadline);
  if (amount === undefined) return undefined;
  const limit = limitOf(deadline.unit, amount);
  const dueAt = dueOf(calendar, deadline, limit, at);
  const atDesk = amountOf(deadline, 'desk') ?? amount;
  return {
    startedAt: at,
    limit,
    dueAt,
    baselineAt: atDesk === amount ? dueAt : dueOf(calendar, deadline, limitOf(deadline.unit, atDesk), at),
    owedBy: deadline.owedBy,
    pauses: [],
    extended: {},
  };
}

function dueOf(calendar: WorkingCalendar, { cutoff, owedBy }: Deadline, limit: Limit, from: string): string {
  return dueInstant(calendar, limit, from, cutoff === undefined ? { owedBy } : { cutoff, owedBy });
}

export const pauseClock = (clock: Clock, at: string): Clock => ({ ...clock, pausedAt: at });

/** Goes on after a pause; what was due moves by the time paused. */
export function resumeClock(calendar: WorkingCalendar, deadline: Deadline, clock: Clock, at: string): Clock {
  const { pausedAt, ...running } = clock;
  if (pausedAt === undefined) return clock;
  return recounted(calendar, deadline, { ...running, pauses: [...clock.pauses, { from: pausedAt, to: at }] });
}

/** Grants the longer limit, counted from the same start; more often than allowed changes nothing. */
export function extendClock(
  calendar: WorkingCalendar,
  deadline: Deadline,
  clock: Clock,
  event: string,
): Clock {
  const longer = deadline.longer[event];
  const times = clock.extended[event] ?? 0;
  if (!longer || times >= longer.times) return clock;
  const extended = { ...clock.extended, [event]: times + 1 };
  return recounted(calendar, deadline, { ...clock, extended, limit: limitOf(longer.unit, longer.amount) });
}

/** Stops for good; a pause under way ends with it. */
export function stopClock(clock: Clock, at: string): Clock {
  const { pausedAt, ...rest } = clock;
  const pauses = pausedAt === undefined ? clock.pauses : [...clock.pauses, { from: pausedAt, to: at }];
  return { ...rest, pauses, stoppedAt: at };
}

/** An `after` may leave its state as it is, or enter it anew at once: the end it has taken is not taken again. */
export const fireClock = (clock: Clock, dueAt: string): Clock => ({ ...clock, firedAt: dueAt });

/** The end of a clock is still to come: it runs, and has not fired for the instant at which it is due. */
export const isPending = (clock: Clock): boolean =>
  clock.stoppedAt === undefined && clock.pausedAt === undefined && clock.firedAt !== clock.dueAt;

function recounted(calendar: WorkingCalendar, deadline: Deadline, clock: Clock): Clock {
  const due = dueOf(calendar, deadline, clock.limit, clock.startedAt);
  return { ...clock, dueAt: dueAfterPauses(calendar, clock.limit, due, clock.pauses) };
}
