import { addDays } from './civil-date.js';
import type { Limit } from './due-instant.js';
import { instantAt, instantMs, instantOfMs, localDate } from './local-time.js';
import type { WorkingCalendar } from './working-calendar.js';
import { addWorkingMinutes, workingMs } from './working-minutes.js';

/** Time that does not count against a limit, between two instants: a wait for a supplement, an outage. */
export interface Pause {
  readonly from: string;
  readonly to: string;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * Where a due instant stands after pauses, given in order and without overlap. The limit's own unit decides:
 *
 * - `workingHours`: the due instant moves by the working time paused, to the minute;
 * - `workingDays`: by the working time paused, the sum rounded up to whole working days;
 * - `days`, `months`: by the elapsed time paused, the sum rounded up to whole days, then to a working day.
 *
 * Sums are rounded once, so many short pauses gain one day and not one each. A pause that begins after the limit
 * has ended moves nothing: what is overdue stays overdue.
 */
export function dueAfterPauses(
  calendar: WorkingCalendar,
  limit: Limit,
  due: string,
  pauses: readonly Pause[],
): string {
  const measure = 'workingHours' in limit || 'workingDays' in limit ? workingPause(calendar) : elapsedPause;
  let paused = 0;
  let moved = due;
  for (const pause of pauses) {
    if (instantMs(pause.from) > instantMs(moved)) break;
    paused += measure(pause);
    moved = shifted(calendar, limit, due, paused);
  }
  return moved;
}

/** Both measures give whole milliseconds. */
const workingPause = (calendar: WorkingCalendar) => (pause: Pause) =>
  workingMs(calendar, pause.from, pause.to);

const elapsedPause = (pause: Pause) => Math.max(0, instantMs(pause.to) - instantMs(pause.from));

function shifted(calendar: WorkingCalendar, limit: Limit, due: string, paused: number): string {
  if (paused === 0) return due;
  if ('workingHours' in limit) return addWorkingMinutes(calendar, due, paused / MINUTE_MS);
  const date = localDate(due);
  const next =
    'workingDays' in limit
      ? calendar.addWorkingDays(date, Math.ceil(paused / (calendar.minutesPerDay * MINUTE_MS)))
      : calendar.nextWorkingDay(addDays(date, Math.ceil(paused / DAY_MS)));
  return onDate(next, due);
}

/** The same local clock time on another date. */
function onDate(date: string, instant: string): string {
  const sinceMidnight = instantMs(instant) - instantMs(instantAt(localDate(instant), '00:00'));
  return instantOfMs(instantMs(instantAt(date, '00:00')) + sinceMidnight);
}
