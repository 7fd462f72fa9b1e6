import { addDays } from './civil-date.js';
import { instantAt, instantMs, instantOfMs, localDate } from './local-time.js';
import type { OfficeSpan, WorkingCalendar } from './working-calendar.js';

const MINUTE_MS = 60_000;

/**
 * Minutes of working time between two instants, with fractions to the millisecond: the part of the interval
 * inside office hours of working days. 0 when `to` is not after `from`.
 */
export const workingMinutes = (calendar: WorkingCalendar, from: string, to: string): number =>
  workingMs(calendar, from, to) / MINUTE_MS;

/** The same in whole milliseconds, which add up exactly. */
export function workingMs(calendar: WorkingCalendar, from: string, to: string): number {
  const [start, end] = [instantMs(from), instantMs(to)];
  const last = localDate(to);
  let total = 0;
  for (
    let date = calendar.nextWorkingDay(localDate(from));
    date <= last;
    date = calendar.addWorkingDays(date, 1)
  ) {
    for (const span of calendar.officeHours) total += overlap(span, date, start, end);
  }
  return total;
}

/**
 * The first instant by which `minutes` of working time have passed since `from`. Time outside office hours does
 * not run, so a count that is full at closing time ends there and not at the next opening.
 * @throws RangeError when minutes is negative or not finite
 */
export function addWorkingMinutes(calendar: WorkingCalendar, from: string, minutes: number): string {
  if (!(minutes >= 0 && minutes <= 10_000 * calendar.minutesPerDay)) {
    throw new RangeError('working minutes must lie between 0 and ten thousand days');
  }
  let left = Math.round(minutes * MINUTE_MS);
  let at = instantMs(from);
  for (
    let date = calendar.nextWorkingDay(localDate(from));
    ;
    date = calendar.nextWorkingDay(addDays(date, 1))
  ) {
    for (const span of calendar.officeHours) {
      const [opens, closes] = boundsOf(span, date);
      at = Math.max(at, opens);
      if (at > closes) continue;
      if (left <= closes - at) return instantOfMs(at + left);
      left -= closes - at;
    }
  }
}

function boundsOf(span: OfficeSpan, date: string): readonly [number, number] {
  return [instantMs(instantAt(date, span.opens)), instantMs(instantAt(date, span.closes))];
}

function overlap(span: OfficeSpan, date: string, start: number, end: number): number {
  const [opens, closes] = boundsOf(span, date);
  return Math.max(0, Math.min(end, closes) - Math.max(start, opens));
}
