/** A date of which the day, or the day and the month, may be unknown. */
export interface Civil {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

/** Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; undefined when it is no such date (2026-02-30). */
export function civilOf(written: unknown): Civil | undefined {
  if (typeof written !== 'string') return undefined;
  const { length } = written;
  const year = digits(written, 0, 4);
  if (year < 0 || (length !== 4 && length !== 7 && length !== 10)) return undefined;
  if (length === 4) return { year };
  const month = written.charCodeAt(4) === 45 ? digits(written, 5, 7) : 0;
  if (month < 1 || month > 12) return undefined;
  if (length === 7) return { year, month };
  const day = written.charCodeAt(7) === 45 ? digits(written, 8, 10) : 0;
  return day < 1 || day > daysInMonth(year, month) ? undefined : { year, month, day };
}

/** The number written in decimal digits there; negative when anything else stands there. */
function digits(written: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = written.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day's number in the proleptic Gregorian calendar, 1970-01-01 being 0. Missing parts count as the first. */
export function dayNumber({ year, month = 1, day = 1 }: Civil): number {
  // Years are counted from March, so that a leap day is the last of its year.
  const from = month > 2 ? year : year - 1;
  const leaps = Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400);
  return from * 365 + leaps + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 719_469;
}

/** The date of a day's number; undefined outside the years 0000–9999. */
export function dateOfDay(day: number): string | undefined {
  const at = new Date(day * 86_400_000);
  const year = at.getUTCFullYear();
  return year >= 0 && year <= 9999
    ? written({ year, month: at.getUTCMonth() + 1, day: at.getUTCDate() })
    : undefined;
}

/** A date as `YYYY-MM-DD`, as far as it is known. */
export function written(date: Civil): string {
  const two = (part: number | undefined): string =>
    part === undefined ? '' : `-${String(part).padStart(2, '0')}`;
  return `${String(date.year).padStart(4, '0')}${two(date.month)}${two(date.day)}`;
}

/** The first and the last day a partial date may mean. */
export function extremes(date: Civil): readonly [Civil, Civil] {
  const month = date.month ?? 12;
  return [
    { year: date.year, month: date.month ?? 1, day: date.day ?? 1 },
    { year: date.year, month, day: date.day ?? daysInMonth(date.year, month) },
  ];
}

/** Full years from one whole date to another, negative backwards; born on 29 February counts from 1 March. */
export function yearsBetween(from: Civil, to: Civil): number {
  if (dayNumber(to) < dayNumber(from)) return -yearsBetween(to, from) || 0;
  const reached = (to.month ?? 1) * 100 + (to.day ?? 1) >= (from.month ?? 1) * 100 + (from.day ?? 1);
  return to.year - from.year - (reached ? 0 : 1);
}
