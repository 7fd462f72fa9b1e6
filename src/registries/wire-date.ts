import { localDate } from '../calendar/local-time.js';
import { partialDate } from '../value/partial-date.js';
import { isDateTime } from '../value/time-formats.js';

/** A moment as a service writes it: `1991`, `1991-03` or `1991-03-12`, with a clock where it has one. */
interface Stamp {
  readonly date: string;
  /** 'HH:mm:ss' */
  readonly time?: string;
  /** 'Z' or '+07:00' */
  readonly zone?: string;
}

/** One way dates stand on the wire. */
export interface DatePattern {
  read(wire: string): Stamp | undefined;
  /** Undefined when the pattern wants more than is known, or a clock. */
  write(date: string): string | undefined;
}

/** What each word of a pattern matches. */
const words: Readonly<Record<string, string>> = {
  yyyy: '(?<year>\\d{4})',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  dd: '(?<day>\\d{2})',
  d: '(?<day>\\d{1,2})',
  HH: '(?<hours>\\d{2})',
  mm: '(?<minutes>\\d{2})',
  ss: '(?<seconds>\\d{2})',
  SSS: '\\d{1,9}',
  XXX: '(?<zone>Z|[+-]\\d{2}:\\d{2})',
};
const token = /yyyy|MM?|dd?|HH|mm|ss|SSS|XXX|T|[^A-Za-z]/y;

/**
 * Reads a pattern made of `yyyy MM M dd d HH mm ss SSS XXX`, `T` and signs between them. A day or month `00` on the
 * wire is one that is not known.
 * @returns undefined for what is no such pattern: no year, a day without its month, a word twice, digits that run together
 */
export function datePattern(pattern: string): DatePattern | undefined {
  const parts = partsOf(pattern);
  if (!parts) return undefined;
  const shape = new RegExp(`^${parts.map(part => words[part] ?? escaped(part)).join('')}$`);
  const hasClock = parts.some(part => /^(?:HH|mm|ss|SSS|XXX)$/.test(part));
  return {
    read: wire => stampOf(shape.exec(wire)?.groups),
    write: date => {
      const known = partialDate(date);
      if (!known || hasClock) return undefined;
      const written = parts.map(part => writers[part]?.(date) ?? part);
      return written.includes('') ? undefined : written.join('');
    },
  };
}

function partsOf(pattern: string): readonly string[] | undefined {
  const parts: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < pattern.length) {
    const [part] = token.exec(pattern) ?? [];
    if (part === undefined) return undefined;
    parts.push(part);
  }
  const named = parts.filter(part => Object.hasOwn(words, part)).map(part => part.replace(/^(M|d)\1$/, '$1'));
  const runTogether = parts.some(
    (part, at) => /^[Md]$/.test(part) && words[parts[at + 1] ?? ''] !== undefined,
  );
  if (new Set(named).size < named.length || runTogether || !named.includes('yyyy')) return undefined;
  return named.includes('d') && !named.includes('M') ? undefined : parts;
}

/** Empty where the date does not say. */
const writers: Readonly<Record<string, (date: string) => string>> = {
  yyyy: date => date.slice(0, 4),
  MM: date => date.slice(5, 7),
  M: date => date.slice(5, 7).replace(/^0/, ''),
  dd: date => date.slice(8, 10),
  d: date => date.slice(8, 10).replace(/^0/, ''),
};

function stampOf(found: Readonly<Record<string, string | undefined>> | undefined): Stamp | undefined {
  if (!found) return undefined;
  const { year, month, day, hours, minutes = '00', seconds = '00', zone } = found;
  const known = [year, month, day].map(part => (part === undefined ? undefined : part.padStart(2, '0')));
  const end = known.findIndex(part => part === undefined || part === '00');
  if (known.slice(end < 0 ? 3 : end).some(part => part !== undefined && part !== '00')) return undefined;
  const date = known.slice(0, end < 0 ? 3 : end).join('-');
  const time = hours === undefined ? undefined : `${hours}:${minutes}:${seconds}`;
  if (!partialDate(date) || (time !== undefined && !isDateTime(`2000-01-01T${time}Z`))) return undefined;
  return { date, ...(time !== undefined && { time }), ...(zone !== undefined && { zone }) };
}

/**
 * The date or instant of a wire value, as the declared format writes it; the forms of ISO 8601 are always read. A day
 * told with its instant is the day in Vietnam.
 * @param format `date`, `partial-date` or `date-time`
 * @returns undefined when no pattern fits, or when less is known than the format wants
 */
export function readDate(wire: string, format: string, patterns: readonly DatePattern[]): string | undefined {
  const stamp =
    isoStamp(wire) ?? patterns.map(pattern => pattern.read(wire)).find(read => read !== undefined);
  if (!stamp) return undefined;
  const { date, time, zone = '+07:00' } = stamp;
  if (format === 'date-time') return instantOf(date, time, zone);
  const day = time !== undefined && date.length === 10 ? dayOf(`${date}T${time}${zone}`) : date;
  return format === 'partial-date' || day?.length === 10 ? day : undefined;
}

/** A key's date as the service wants it; undefined when no pattern can say it. Without patterns as it is. */
export function writeDate(date: string, patterns: readonly DatePattern[]): string | undefined {
  if (patterns.length === 0) return date;
  return patterns.map(pattern => pattern.write(date)).find(written => written !== undefined);
}

function isoStamp(wire: string): Stamp | undefined {
  if (partialDate(wire)) return { date: wire };
  if (!isDateTime(wire)) return undefined;
  const [, date, time, zone] = /^(.{10})[tT](.{8}(?:\.\d+)?)(.+)$/.exec(wire) ?? [];
  return date && time && zone ? { date, time, zone: zone.toUpperCase() } : undefined;
}

const instantOf = (date: string, time: string | undefined, zone: string): string | undefined => {
  const instant = `${date}T${time}${zone}`;
  return time !== undefined && isDateTime(instant) ? instant : undefined;
};

function dayOf(instant: string): string | undefined {
  try {
    return localDate(instant);
  } catch {
    // A leap second, or a fraction longer than any clock's.
    return undefined;
  }
}

const escaped = (sign: string): string => sign.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
