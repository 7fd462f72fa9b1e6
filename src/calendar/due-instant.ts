import { addDays, addMonths } from './civil-date.js';
import { clockMinutes, instantAt, localDate, minuteOfDay } from './local-time.js';
import type { WorkingCalendar } from './working-calendar.js';
import { addWorkingMinutes } from './working-minutes.js';

/** A time limit, its unit always named: portal data with a bare number means working days here, calendar days there. */
export type Limit =
  | { readonly workingDays: number }
  | { readonly days: number }
  | { readonly workingHours: number }
  | { readonly months: number };

/** Who has to act before the limit ends. */
export type OwedBy = 'office' | 'applicant';

export interface DueOptions {
  /** Clock time 'HH:MM'; a dossier received later counts as received on the next working day. */
  readonly cutoff?: string;
  readonly owedBy: OwedBy;
}

const END_OF_DAY = '23:59:59.999';

/**
 * The instant a limit that starts at `from` is due, ISO 8601 in UTC.
 *
 * - The day of receipt is not counted, and a limit that would end on a day off ends on the next working day
 *   (Bộ luật Dân sự 2015, Điều 147–148); `workingDays: 0` is the day of receipt itself.
 * - An office receives on working days only: what comes on a day off, after the cut-off or after closing time
 *   counts as received on the next working day. For an applicant the clock simply starts at `from`.
 * - Limits in days and months end at closing time for an office and at the end of the day for the applicant;
 *   limits in working hours end at the exact instant.
 * @throws RangeError when the limit is negative, not finite, or its days or months are not whole
 */
export function dueInstant(
  calendar: WorkingCalendar,
  limit: Limit,
  from: string,
  options: DueOptions,
): string {
  const received = receiptDate(calendar, from, options);
  if ('workingHours' in limit) {
    const start = received === localDate(from) ? from : instantAt(received, '00:00');
    return addWorkingMinutes(calendar, start, limit.workingHours * 60);
  }
  const date = calendar.nextWorkingDay(lastDay(calendar, limit, received));
  return instantAt(date, options.owedBy === 'office' ? calendar.closing : END_OF_DAY);
}

function receiptDate(calendar: WorkingCalendar, from: string, { cutoff, owedBy }: DueOptions): string {
  const date = localDate(from);
  const minute = minuteOfDay(from);
  const closed =
    owedBy === 'office' && (!calendar.isWorkingDay(date) || minute >= clockMinutes(calendar.closing));
  const late = cutoff !== undefined && minute > clockMinutes(cutoff);
  return closed || late ? calendar.addWorkingDays(date, 1) : date;
}

function lastDay(
  calendar: WorkingCalendar,
  limit: Exclude<Limit, { workingHours: number }>,
  from: string,
): string {
  if ('workingDays' in limit) return calendar.addWorkingDays(from, whole(limit.workingDays));
  if ('days' in limit) return addDays(from, whole(limit.days));
  return addMonths(from, whole(limit.months));
}

function whole(count: number): number {
  if (!Number.isInteger(count) || count < 0 || count > 10_000) {
    throw new RangeError('a limit in days or months must be a whole number from 0 to 10,000');
  }
  return count;
}
