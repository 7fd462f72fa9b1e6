import type { CalendarTable, DayKind } from './calendar-table.js';
import { checkTable, weekdays } from './calendar-table.js';
import { dateOfDay, dayNumber, weekdayOfDay } from './civil-date.js';
import { clockMinutes } from './local-time.js';

/** A span of office hours in minutes since local midnight, with its clock times. */
export interface OfficeSpan {
  readonly opens: string;
  readonly closes: string;
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** Which days and hours are working time. Dates are civil dates 'YYYY-MM-DD' in Vietnam. */
export interface WorkingCalendar {
  readonly id: string;
  readonly officeHours: readonly OfficeSpan[];
  /** Clock time 'HH:MM' at which a working day ends. */
  readonly closing: string;
  /** Working minutes of a whole day. */
  readonly minutesPerDay: number;
  isWorkingDay(date: string): boolean;
  /** The date itself when it is a working day, else the first one after it. */
  nextWorkingDay(date: string): string;
  /**
   * The n-th working day after `date`, which itself is never counted (Bộ luật Dân sự 2015, Điều 147);
   * before it when n is negative; the date itself when n is 0. @throws RangeError unless n is an integer within ±10,000
   */
  addWorkingDays(date: string, n: number): string;
  /** How far the table can be trusted on that date; 'missing' means that only the weekend is known. */
  statusOf(date: string): 'official' | 'provisional' | 'missing';
}

const MOST_DAYS = 10_000;

/** Reads a calendar table into the calendar deadlines are counted by. @throws CalendarError on a broken table */
export function workingCalendar(table: CalendarTable): WorkingCalendar {
  checkTable(table);
  const officeHours = Object.freeze(table.officeHours.map(officeSpan));
  const works = workingDayTest(table);
  const years = new Map(Object.entries(table.years));
  return Object.freeze({
    id: table.id,
    officeHours,
    closing: officeHours.at(-1)!.closes,
    minutesPerDay: officeHours.reduce((sum, span) => sum + span.toMinute - span.fromMinute, 0),
    isWorkingDay: (date: string) => works(dayNumber(date)),
    nextWorkingDay: (date: string) =>
      dateOfDay(works(dayNumber(date)) ? dayNumber(date) : step(works, date, 1)),
    addWorkingDays: (date: string, n: number) => dateOfDay(step(works, date, n)),
    statusOf: (date: string) => years.get(date.slice(0, 4)) ?? 'missing',
  });
}

function workingDayTest(table: CalendarTable): (day: number) => boolean {
  const special = new Map<number, DayKind>(table.days.map(day => [dayNumber(day.date), day.kind]));
  const off = new Set<number>(table.weekend.map(name => weekdays.indexOf(name)));
  return day => {
    const kind = special.get(day);
    return kind === undefined ? !off.has(weekdayOfDay(day)) : kind === 'workingDay';
  };
}

function step(works: (day: number) => boolean, date: string, n: number): number {
  if (!Number.isInteger(n) || Math.abs(n) > MOST_DAYS) {
    throw new RangeError(`working days must be an integer within ±${MOST_DAYS}`);
  }
  let day = dayNumber(date);
  for (let left = Math.abs(n); left > 0; ) {
    day += Math.sign(n);
    if (works(day)) left -= 1;
  }
  return day;
}

function officeSpan([opens, closes]: readonly [string, string]): OfficeSpan {
  return Object.freeze({ opens, closes, fromMinute: clockMinutes(opens), toMinute: clockMinutes(closes) });
}
