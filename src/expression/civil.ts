/** A date of which the day, or the day and the month, may be unknown. */
export interface Civil {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

/** Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; undefined when it is no such date (2026-02-30). */
export function civilOf(written: unknown): Civil | undefined {
  const parts = typeof written === 'string' ? /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(written) : null;
  if (!parts) return undefined;
  const year = Number(parts[1]);
  if (parts[2] === undefined) return { year };
  const month = Number(parts[2]);
  if (month < 1 || month > 12) return undefined;
  if (parts[3] === undefined) return { year, month };
  const day = Number(parts[3]);
  return day < 1 || day > daysInMonth(year, month) ? undefined : { year, month, day };
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day's number in the proleptic Gregorian calendar, 1970-01-01 being 0. Missing parts count as the first. */
export const dayNumber = (date: Civil): number =>
  Math.round(Date.UTC(2000 + (date.year % 400), (date.month ?? 1) - 1, date.day ?? 1) / 86_400_000) +
  (Math.floor(date.year / 400) - 5) * 146_097;

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
