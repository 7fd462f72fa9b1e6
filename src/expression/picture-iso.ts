import type { Run } from './run.js';

const SHAPE =
  /^(?<year>\d{4})(-(?<month>[01]\d))?(-(?<day>[0-3]\d))?(T(?<hour>[0-2]\d):(?<minute>[0-5]\d):(?<second>[0-5]\d)(\.(?<fraction>\d+))?)?((?<sign>[+-])(?<east>[0-2]\d):?(?<past>[0-5]\d)|(?<zulu>Z))?$/;

/**
 * Reads an instant as ISO 8601 writes it; what is left out is the first, an offset left out is UTC. A day a month does
 * not have runs on into the next, as engines have it.
 */
export function readInstant(text: string, run: Run): number {
  const parts = SHAPE.exec(text)?.groups;
  if (!parts) return run.fail('D3110');
  const { month = '01', day = '01', fraction = '', sign, zulu } = parts;
  const number = (name: string): number => Number(parts[name] ?? 0);
  const clock = (number('hour') * 60 + number('minute')) * 60 + number('second');
  const late = clock > 86_400 || (clock === 86_400 && /[1-9]/.test(fraction));
  const noDay = month === '00' || month > '12' || day === '00' || day > '31' || (parts.day && !parts.month);
  // An offset belongs to a time; without one, engines read the years before 100 as others.
  const noZone = number('east') > 23 || (!parts.hour && (sign ?? (zulu && number('year') < 100)));
  if (late || noDay || noZone) run.fail('D3110');
  const at = new Date(0);
  at.setUTCFullYear(number('year'), Number(month) - 1, Number(day));
  const offset = (number('east') * 60 + number('past')) * (sign === '-' ? -60 : 60);
  return at.getTime() + (clock - offset) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
}
