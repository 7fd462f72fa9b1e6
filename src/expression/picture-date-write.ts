import { componentOf, namesOf } from './picture-calendar.js';
import type { DatePicture, Marker } from './picture-date.js';
import { writeInteger } from './picture-integer.js';
import { inCase } from './picture-words.js';
import type { Run } from './run.js';

/** Minutes east of UTC from `±HHMM`. */
export function offsetOf(zone: string, run: Run): number {
  const value = /^[+-]?\d{1,4}$/.test(zone) ? Number(zone) : Number.NaN;
  const minutes = value % 100;
  // jsonata takes the minutes of an offset to the west off with an hour too many: no answer is better than that.
  if (!(minutes < 60 && (value > 0 || minutes === 0))) run.fail('timezone');
  return Math.trunc(value / 100) * 60 + minutes;
}

/** Writes an instant as a picture has it, so many minutes east of UTC. */
export function writeDate(millis: number, picture: DatePicture, zone: number, run: Run): string {
  const at = new Date(millis + zone * 60_000);
  if (Number.isNaN(at.getTime())) run.fail('D1001');
  let text = '';
  for (const part of picture)
    text = run.bounded(text + (typeof part === 'string' ? part : writeMarker(at, part, zone, run)));
  return text;
}

function writeMarker(at: Date, marker: Marker, zone: number, run: Run): string {
  const { of, name, most, integer, places } = marker;
  if ('Zz'.includes(of)) return writeZone(zone, marker, run);
  if ('CE'.includes(of)) return 'ISO';
  const value = componentOf(at, of, run);
  if (of === 'P') return inCase(value === 0 ? 'am' : 'pm', name === 'upper' ? name : 'lower');
  if (name) return inCase(namesOf(of)[value - 1] ?? run.fail('D3133'), name).slice(0, most);
  if (!integer) return run.fail('D3132');
  return writeInteger(places === undefined ? value : value % 10 ** places, integer, run);
}

/** An offset: hours, and minutes where there are any, or both in one number. */
function writeZone(zone: number, { of, integer, zulu }: Marker, run: Run): string {
  const digits = integer?.digits;
  const alone = digits?.every === 0;
  if (!integer || !digits || (alone && digits.mandatory > 4)) return run.fail('D3134');
  if (zone === 0 && zulu) return 'Z';
  const hours = Math.trunc(zone / 60);
  const minutes = zone - hours * 60;
  const sign = (of === 'z' ? 'GMT' : '') + (zone < 0 ? '' : '+');
  if (!alone || digits.mandatory > 2) return sign + writeInteger(hours * 100 + minutes, integer, run);
  const tail = minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`;
  return sign + writeInteger(hours, integer, run) + tail;
}
