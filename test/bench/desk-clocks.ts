import { dueAfterPauses, type Pause } from '../../src/calendar/due-after-pauses.js';
import { type DueOptions, dueInstant, type Limit } from '../../src/calendar/due-instant.js';
import type { WorkingCalendar } from '../../src/calendar/working-calendar.js';
import type { Timing } from './outcome.js';

/** @module The four deadlines of birth registration by hand, over the working calendar all three sides share. */

export interface HandClock extends Timing {
  readonly limit: Limit;
  readonly pauses: readonly Pause[];
}

export interface Clocks {
  intake?: HandClock;
  processing?: HandClock;
  supplement?: HandClock;
  confirmation?: HandClock;
}

/** One step of the workflow. */
export interface Moved {
  readonly event: string;
  readonly from: string | undefined;
  readonly to: string;
  readonly done: boolean;
  readonly at: string;
}

const office: DueOptions = { owedBy: 'office' };
const applicant: DueOptions = { owedBy: 'applicant' };
const untilThree: DueOptions = { owedBy: 'office', cutoff: '15:00' };

const running = (clock: HandClock | undefined): clock is HandClock =>
  clock !== undefined && clock.stoppedAt === undefined;

function start(calendar: WorkingCalendar, limit: Limit, at: string, options: DueOptions): HandClock {
  const dueAt = dueInstant(calendar, limit, at, options);
  return { limit, pauses: [], startedAt: at, dueAt, pausedAt: undefined, stoppedAt: undefined };
}

const stop = (clock: HandClock, at: string): HandClock => ({ ...clock, pausedAt: undefined, stoppedAt: at });

export function advance(calendar: WorkingCalendar, clocks: Clocks, moved: Moved): Clocks {
  const { from, to, at, done } = moved;
  const next = { ...clocks };
  if (from !== to) {
    if (from === 'reception' && running(next.intake)) next.intake = stop(next.intake, at);
    if (from?.startsWith('awaiting') && running(next.supplement)) next.supplement = stop(next.supplement, at);
    if (from === 'confirmation' && running(next.confirmation))
      next.confirmation = stop(next.confirmation, at);
    if (to === 'reception') next.intake = start(calendar, { workingHours: 8 }, at, office);
    if (to.startsWith('awaiting')) next.supplement = start(calendar, { workingDays: 15 }, at, applicant);
    if (to === 'confirmation') next.confirmation = start(calendar, { days: 1 }, at, applicant);
  }
  const processing = process(calendar, clocks.processing, moved);
  if (processing) next.processing = processing;
  if (done)
    for (const name of ['intake', 'processing', 'supplement', 'confirmation'] as const) {
      const clock = next[name];
      if (running(clock)) next[name] = stop(clock, at);
    }
  return next;
}

function process(
  calendar: WorkingCalendar,
  before: HandClock | undefined,
  { event, from, to, at }: Moved,
): HandClock | undefined {
  let clock = before;
  if (running(clock) && to === 'processed' && from !== to) clock = stop(clock, at);
  if (event === (running(clock) ? 'supplement' : 'accept'))
    clock = start(calendar, { workingDays: 0 }, at, untilThree);
  if (!running(clock)) return clock;
  if (event === 'apologise' && 'workingDays' in clock.limit && clock.limit.workingDays === 0)
    clock = counted(calendar, { ...clock, limit: { workingDays: 3 } });
  const paused = to === 'verification' || to === 'awaitingExplanation';
  if (paused) return clock.pausedAt === undefined ? { ...clock, pausedAt: at } : clock;
  if (clock.pausedAt === undefined) return clock;
  const pauses = [...clock.pauses, { from: clock.pausedAt, to: at }];
  return counted(calendar, { ...clock, pausedAt: undefined, pauses });
}

function counted(calendar: WorkingCalendar, clock: HandClock): HandClock {
  const due = dueInstant(calendar, clock.limit, clock.startedAt, untilThree);
  return { ...clock, dueAt: dueAfterPauses(calendar, clock.limit, due, clock.pauses) };
}

/** The clocks as the log keeps them. */
export const timings = (clocks: Clocks): Readonly<Record<string, Timing>> =>
  Object.fromEntries(
    Object.entries(clocks as Record<string, HandClock>).map(
      ([name, { startedAt, dueAt, pausedAt, stoppedAt }]) => [
        name,
        { startedAt, dueAt, pausedAt, stoppedAt },
      ],
    ),
  );
