import { instant } from './functions-number.js';
import { componentOf } from './picture-calendar.js';
import type { Components } from './picture-date-read.js';
import type { Run } from './run.js';

const only = (found: Components, letters: string, among: string): boolean => {
  const given = [...among].filter(letter => found[letter]);
  return given.length > 0 && given.every(letter => letters.includes(letter));
};

/** Which components a date and a time are made of. Weeks are read but not understood. */
function neededOf(found: Components, run: Run): string {
  const dates = 'YMDdXxWw';
  const ofYear = !only(found, 'YMD', dates) && only(found, 'Yd', dates);
  if (only(found, 'Xxw', dates) || only(found, 'XW', dates)) run.fail('D3136');
  const halves = !only(found, 'Hmsf', 'PHhmsf') && only(found, 'Phmsf', 'PHhmsf');
  // The day of a year stands apart: what comes after it may not follow a year.
  return (ofYear ? 'YD' : 'YMD') + (halves ? 'Phmsf' : 'Hmsf');
}

/** Epoch milliseconds of what was read: before the first component the present, after the last the beginning. */
export function momentOf(found: Components, run: Run): number | undefined {
  if (Object.keys(found).length === 0) return undefined;
  const needed = neededOf(found, run);
  const whole: Record<string, number | undefined> = { ...found };
  const now = () => new Date(instant('$toMillis', run));
  let started = false;
  let ended = false;
  for (const letter of needed) {
    if (found[letter] !== undefined) {
      if (ended) run.fail('D3136');
      started = true;
    } else if (!started) whole[letter] = letter === 'P' ? 0 : componentOf(now(), letter, run);
    else {
      ended = true;
      whole[letter] = letter === 'M' || letter === 'D' ? 1 : 0;
    }
  }
  return millisOf(whole, needed, run);
}

const DAY = 86_400_000;

function millisOf(whole: Components, needed: string, run: Run): number {
  const { Y = 0, M = 1, D = 1, d = 1, P, h = 0, H = 0, m = 0, s = 0, f = 0, Z, z } = whole;
  const hour = needed.includes('P') ? (h === 12 ? 0 : h) + (P === 1 ? 12 : 0) : H;
  const day = needed.includes('M') ? { month: M > 0 ? M - 1 : 0, date: D } : dayOf(Y, d);
  const millis = Date.UTC(Y, day.month, day.date, hour, m, s, f) - (Z || z || 0) * 60_000;
  return Number.isFinite(millis) ? millis : run.fail('D3110');
}

function dayOf(year: number, day: number): { readonly month: number; readonly date: number } {
  const at = new Date(Date.UTC(year, 0) + (day - 1) * DAY);
  return { month: at.getUTCMonth(), date: at.getUTCDate() };
}
