import { instantAt, localDate } from '../calendar/local-time.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { Clock } from '../dossier/ports.js';
import type { When } from './cases.js';

/** A clock that stands still until the script moves it; instants are ISO UTC with milliseconds. */
export interface ScriptClock extends Clock {
  moveTo(instant: string): void;
}

export function scriptClock(start: string): ScriptClock {
  let at = iso(Date.parse(start));
  return {
    now: () => at,
    moveTo: instant => {
      at = iso(Math.max(Date.parse(at), Date.parse(instant)));
    },
  };
}

/** The instant of an event that follows one at `previous`. Throws RangeError on an unreadable duration. */
export function instantOf(when: When, previous: string, calendar: WorkingCalendar): string {
  if (when.at !== undefined) return iso(Date.parse(when.at));
  if (typeof when.after === 'object') {
    const day = calendar.addWorkingDays(localDate(previous), when.after.workingDays);
    return instantAt(day, when.after.at);
  }
  return iso(Date.parse(previous) + durationMs(when.after ?? 'PT0S'));
}

const shape = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,3})?)S)?)?$/;

/** Milliseconds of an ISO 8601 duration of days, hours, minutes and seconds. */
export function durationMs(duration: string): number {
  const parts = shape.exec(duration);
  if (!parts) throw new RangeError(`not a duration of days, hours, minutes and seconds: ${duration}`);
  const [days, hours, minutes, seconds] = parts.slice(1).map(part => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  return Math.round((((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000);
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
