/** Days of a month of the Gregorian calendar, month from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** A whole day of the calendar, 'YYYY-MM-DD' (RFC 3339, full-date). */
export function isDate(value: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

const timeShape =
  /^([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(?:\.\d+)?(?:[zZ]|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

/** A clock time with its offset (RFC 3339, full-time); a leap second only where UTC can have one. */
export function isTime(value: string): boolean {
  const match = timeShape.exec(value);
  if (!match) return false;
  if (match[3] !== '60') return true;
  const offset = (match[4] === '-' ? -1 : 1) * (Number(match[5] ?? 0) * 60 + Number(match[6] ?? 0));
  const utc = Number(match[1]) * 60 + Number(match[2]) - offset;
  return (utc + 2 * 1440) % 1440 === 1439;
}

/** A date and a time with its offset (RFC 3339, date-time). */
export function isDateTime(value: string): boolean {
  return /^.{10}[tT]/.test(value) && isDate(value.slice(0, 10)) && isTime(value.slice(11));
}

const days = '\\d+Y(?:\\d+M(?:\\d+D)?)?|\\d+M(?:\\d+D)?|\\d+D';
const hours = '\\d+H(?:\\d+M(?:\\d+S)?)?|\\d+M(?:\\d+S)?|\\d+S';
const durationShape = new RegExp(`^P(?!$)(?:\\d+W|(?:${days})?(?:T(?:${hours}))?)$`);

/** A length of time (RFC 3339, appendix A): weeks, or units in order with none left out between. */
export const isDuration = (value: string): boolean => durationShape.test(value);
