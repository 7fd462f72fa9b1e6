import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { workingMinutes } from '../calendar/working-minutes.js';
import type { Fact } from '../dossier/event.js';
import type { Clock } from '../procedure/clock.js';
import type { OpenEvent } from './open-event.js';

/** Criterion 3 and the on-time test of index 766. Minutes are minutes of working time. */
export interface ProcessingMeasures {
  /** Receipt: the first event that brought national status 2. */
  readonly acceptedAt: string;
  /** Result returned (status 10), and processed (status 9), when they have come. */
  readonly returnedAt?: string;
  readonly processedAt?: string;
  /** From receipt to the result returned; `own` leaves out the waiting for supplements. */
  readonly minutes?: number;
  readonly ownMinutes?: number;
  /** From receipt to processed. */
  readonly processedMinutes?: number;
  /** The limit the law gives in person, counted from receipt. */
  readonly baselineMinutes?: number;
  /** Times the dossier was sent back for a supplement (status 5), before or after receipt. */
  readonly supplements: number;
  /**
   * QĐ 766/QĐ-TTg: end (processed, else returned, else stopped or refused) no later than due, and at most one
   * request for a supplement. Absent while open or without a limit.
   */
  readonly onTime?: boolean;
}

/** National statuses. */
const ACCEPTED = 2;
const REFUSED = 3;
const SUPPLEMENT = 5;
const STOPPED = 8;
const PROCESSED = 9;
const RETURNED = 10;

/** Undefined for a dossier that was never accepted. */
export function measureProcessing(
  events: readonly OpenEvent[],
  calendar: WorkingCalendar,
): ProcessingMeasures | undefined {
  const firstWith = (...statuses: number[]) => events.find(event => statuses.includes(event.status ?? 0))?.at;
  const acceptedAt = firstWith(ACCEPTED);
  if (acceptedAt === undefined) return undefined;
  const returnedAt = firstWith(RETURNED);
  const processedAt = firstWith(PROCESSED);
  const end = processedAt ?? returnedAt ?? firstWith(STOPPED, REFUSED);
  const clock = legalClock(events, acceptedAt);
  const supplements = entries(events, SUPPLEMENT);
  const minutesTo = (to: string) => workingMinutes(calendar, acceptedAt, to);
  return {
    acceptedAt,
    supplements: supplements.length,
    ...(processedAt && { processedAt, processedMinutes: minutesTo(processedAt) }),
    ...(returnedAt && {
      returnedAt,
      minutes: minutesTo(returnedAt),
      ownMinutes: minutesTo(returnedAt) - waiting(events, calendar, acceptedAt, returnedAt),
    }),
    ...(clock && { baselineMinutes: minutesTo(clock.baselineAt) }),
    ...(end && clock && { onTime: end <= clock.dueAt && supplements.length <= 1 }),
  };
}

/** The office's clock that began at receipt: its in-person limit as of then, its due instant as it last stood. */
function legalClock(events: readonly OpenEvent[], acceptedAt: string): LegalClock | undefined {
  const all = events.flatMap(({ facts }) => (facts.clocks === undefined ? [] : [clocksOf(facts.clocks)]));
  const [name, begun] =
    all
      .flatMap(clocks => Object.entries(clocks))
      .find(([, clock]) => clock.startedAt === acceptedAt && clock.owedBy === 'office') ?? [];
  const last = name === undefined ? undefined : all.at(-1)?.[name];
  return begun && { baselineAt: begun.baselineAt, dueAt: (last ?? begun).dueAt };
}

type LegalClock = Pick<Clock, 'dueAt' | 'baselineAt'>;

const clocksOf = (fact: Fact): Readonly<Record<string, Clock>> => fact as unknown as Record<string, Clock>;

/** Working minutes spent waiting for supplements between two instants. */
function waiting(events: readonly OpenEvent[], calendar: WorkingCalendar, from: string, to: string): number {
  return entries(events, SUPPLEMENT).reduce((total, { enteredAt, leftAt }) => {
    const start = enteredAt < from ? from : enteredAt;
    const end = leftAt === undefined || leftAt > to ? to : leftAt;
    return total + workingMinutes(calendar, start, end);
  }, 0);
}

/** The spans a dossier spent in a status. */
function entries(events: readonly OpenEvent[], status: number) {
  const spans: { enteredAt: string; leftAt?: string }[] = [];
  let inside = false;
  for (const event of events) {
    if (event.status === undefined) continue;
    const now = event.status === status;
    if (now && !inside) spans.push({ enteredAt: event.at });
    const open = spans.at(-1);
    if (!now && inside && open) open.leftAt = event.at;
    inside = now;
  }
  return spans;
}
