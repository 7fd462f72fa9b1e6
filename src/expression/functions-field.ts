import { foldName } from '../value/normalise.js';
import {
  type Civil,
  civilOf,
  dateOfDay,
  dayNumber,
  daysInMonth,
  extremes,
  written,
  yearsBetween,
} from './civil.js';
import { dateInWords, numberInWords } from './in-words.js';
import type { Run } from './run.js';
import type { Definition } from './signature.js';

/** A count between two dates, when every day the partial ones may mean gives the same. */
const between =
  (count: (from: Civil, to: Civil) => number) =>
  ([from, to]: readonly [string, string]): number | undefined => {
    const start = civilOf(from);
    const end = civilOf(to);
    if (!start || !end) return undefined;
    if (start.day !== undefined && end.day !== undefined) return count(start, end);
    const [earliestStart, latestStart] = extremes(start);
    const [earliestEnd, latestEnd] = extremes(end);
    const least = count(latestStart, earliestEnd);
    return least === count(earliestStart, latestEnd) ? least : undefined;
  };

function addDays([date, days]: readonly [string, number | undefined]): string | undefined {
  const from = civilOf(date);
  if (from?.day === undefined || !Number.isInteger(days)) return undefined;
  return dateOfDay(dayNumber(from) + (days as number));
}

/** The same day n months on; the last day of a shorter month. */
function addMonths([date, months]: readonly [string, number | undefined]): string | undefined {
  const from = civilOf(date);
  if (from?.month === undefined || from.day === undefined || !Number.isInteger(months)) return undefined;
  const count = from.year * 12 + from.month - 1 + (months as number);
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  if (year < 0 || year > 9999) return undefined;
  return written({ year, month, day: Math.min(from.day, daysInMonth(year, month)) });
}

const inWords = ([value]: readonly [string | number]): string | undefined =>
  typeof value === 'number' ? numberInWords(value) : dateInWords(value);

/** Putting a run of marks in order costs the square of its length; what a short name takes is mostly the same. */
function fold([text]: readonly [string], run: Run): string {
  run.spend(8);
  for (const [marks] of text.matchAll(/\p{M}+/gu)) run.spend(Math.floor(marks.length ** 2 / 1024));
  return run.bounded(foldName(text));
}

/**
 * Functions of the field, not in JSONata. Dates are `YYYY-MM-DD`; what is no such date, or a partial one that cannot
 * decide, gives nothing.
 */
export const FIELD_FUNCTIONS: Readonly<Record<string, Definition>> = {
  days: { takes: 'ss', gives: between((from, to) => dayNumber(to) - dayNumber(from)) },
  years: { takes: 'ss', gives: between(yearsBetween) },
  addDays: { takes: 'sn', gives: addDays },
  addMonths: { takes: 'sn', gives: addMonths },
  inWords: { takes: '(sn)', gives: inWords },
  fold: { takes: 's-', gives: fold },
};
