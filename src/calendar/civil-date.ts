const DAY_MS = 86_400_000;
const shape = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The number of a civil date 'YYYY-MM-DD', counted in days from 1970-01-01. A civil date has no zone: it is
 * computed in UTC, never in the host's zone, where a day can be missing (Apia, 30 December 2011).
 * @throws RangeError when the text is no day of the calendar
 */
export function dayNumber(date: string): number {
  const ms = shape.test(date) ? Date.parse(`${date}T00:00:00.000Z`) : Number.NaN;
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date) {
    throw new RangeError('not a civil date of the form YYYY-MM-DD');
  }
  return ms / DAY_MS;
}

/** The civil date of a day number. @throws RangeError outside the years 0000–9999 */
export function dateOfDay(day: number): string {
  const iso = new Date(day * DAY_MS).toISOString();
  if (iso.length !== 24) throw new RangeError('date outside the years 0000–9999');
  return iso.slice(0, 10);
}

/** 0 = Sunday … 6 = Saturday. */
export const weekdayOfDay = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** The civil date `n` days later, or earlier when `n` is negative. */
export const addDays = (date: string, n: number): string => dateOfDay(dayNumber(date) + n);

/** Whole days from one civil date to another; negative when `to` is the earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/**
 * The same day of the month `n` months later; a month without that day gives its last day
 * (Bộ luật Dân sự 2015, Điều 148 khoản 3).
 */
export function addMonths(date: string, n: number): string {
  dayNumber(date);
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + n;
  const first = firstOfMonth(months);
  const last = dayNumber(firstOfMonth(months + 1)) - 1;
  return dateOfDay(Math.min(dayNumber(first) + Number(date.slice(8)) - 1, last));
}

function firstOfMonth(months: number): string {
  const year = String(Math.floor(months / 12)).padStart(4, '0');
  return `${year}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}
