import type { Run } from './run.js';

const DAY = 86_400_000;
const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

/** The names a component has, in small letters, the first being number 1. */
export const namesOf = (component: string): readonly string[] =>
  component === 'F' ? WEEKDAYS : 'Mx'.includes(component) ? MONTHS : [];

/** One component of an instant, by the letter of its marker, in UTC. */
export function componentOf(at: Date, component: string, run: Run): number {
  const hour = at.getUTCHours();
  switch (component) {
    case 'Y':
      return at.getUTCFullYear();
    case 'M':
      return at.getUTCMonth() + 1;
    case 'D':
      return at.getUTCDate();
    case 'F':
      return at.getUTCDay() || 7;
    case 'H':
      return hour;
    case 'h':
      return hour % 12 || 12;
    case 'P':
      return hour < 12 ? 0 : 1;
    case 'm':
      return at.getUTCMinutes();
    case 's':
      return at.getUTCSeconds();
    case 'f':
      return at.getUTCMilliseconds();
    default:
      return countOf(at, component, run);
  }
}

/** A day or a week counted in its year or month. A week is that of its Thursday, as in ISO 8601. */
function countOf(at: Date, component: string, run: Run): number {
  if (!'dXxWw'.includes(component)) run.fail('D3132');
  // jsonata takes the years before 100 for years of the last century.
  if (at.getUTCFullYear() <= 100) run.fail('D1001');
  const thursday = new Date(at.getTime() + (4 - (at.getUTCDay() || 7)) * DAY);
  switch (component) {
    case 'd':
      return dayOfYear(at);
    case 'X':
      return thursday.getUTCFullYear();
    case 'x':
      return thursday.getUTCMonth() + 1;
    case 'W':
      return Math.ceil(dayOfYear(thursday) / 7);
    default:
      return Math.ceil(thursday.getUTCDate() / 7);
  }
}

const dayOfYear = (at: Date): number =>
  Math.floor((at.getTime() - Date.UTC(at.getUTCFullYear(), 0)) / DAY) + 1;
