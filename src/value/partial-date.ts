import { daysInMonth } from './time-formats.js';

/** A date of which the day, or the day and the month, may be unknown: many birth dates are a bare year. */
export interface PartialDate {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

const shape = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Reads '1960', '1960-05' or '1960-05-03'. Nothing is filled in; undefined when it is no date. */
export function partialDate(value: string): PartialDate | undefined {
  const match = shape.exec(value);
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map(part => (part === undefined ? undefined : Number(part)));
  if (month === undefined) return Object.freeze({ year: year! });
  if (month < 1 || month > 12) return undefined;
  if (day === undefined) return Object.freeze({ year: year!, month });
  return day >= 1 && day <= daysInMonth(year!, month)
    ? Object.freeze({ year: year!, month, day })
    : undefined;
}

/**
 * Orders two partial dates: -1, 0 or 1, and undefined when what is unknown could decide it either way
 * ('1960' against '1960-05', '1960' against '1960') or when either is no date.
 */
export function comparePartialDates(a: string, b: string): -1 | 0 | 1 | undefined {
  if (!partialDate(a) || !partialDate(b)) return undefined;
  const known = Math.min(a.length, b.length);
  const [left, right] = [a.slice(0, known), b.slice(0, known)];
  if (left !== right) return left < right ? -1 : 1;
  return a.length === 10 && b.length === 10 ? 0 : undefined;
}
