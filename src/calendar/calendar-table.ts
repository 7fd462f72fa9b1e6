import type { Text } from '../source/text.js';
import { text } from '../source/text.js';
import { dayNumber } from './civil-date.js';
import { clockMinutes } from './local-time.js';

export type Weekday = 'Sun' | 'Mon' | 'Tue' | 'Wed' | 'Thu' | 'Fri' | 'Sat';
export type DayKind = 'holiday' | 'swappedDayOff' | 'substituteHoliday' | 'workingDay';

/** A day that breaks the rhythm of the week, with where that was read. */
export interface CalendarDay {
  readonly date: string;
  readonly kind: DayKind;
  readonly title?: Text;
  readonly status: 'official' | 'law' | 'provisional';
  readonly source: string;
}

/** A working calendar as dated data; its JSON form is schemas/calendar.schema.json. */
export interface CalendarTable {
  readonly $schema?: string;
  readonly id: string;
  readonly title: Text;
  readonly utcOffset: '+07:00';
  readonly weekend: readonly Weekday[];
  /** Spans of one working day in local time, in order: [['07:00','11:30'],['13:30','17:00']]. */
  readonly officeHours: readonly (readonly [string, string])[];
  readonly issued: string;
  readonly version: string;
  /** Years the table covers. In any other year only the weekend is known. */
  readonly years: Readonly<Record<string, 'official' | 'provisional'>>;
  readonly days: readonly CalendarDay[];
}

/** A calendar table no deadline can be counted by. `text` says what is wrong in both languages. */
export class CalendarError extends Error {
  override readonly name = 'CalendarError';
  readonly text: Text;
  constructor(problem: Text) {
    super(problem.en);
    this.text = problem;
  }
}

export const weekdays: readonly Weekday[] = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const kinds: readonly string[] = ['holiday', 'swappedDayOff', 'substituteHoliday', 'workingDay'];

const fail = (vi: string, en: string): never => {
  throw new CalendarError(text(vi, en));
};

/** Refuses a table with a wrong, doubled or uncovered date, or with no working time left. @throws CalendarError */
export function checkTable(table: CalendarTable): void {
  if (table.utcOffset !== '+07:00') {
    fail('Lịch làm việc phải ghi utcOffset là "+07:00".', 'A calendar must give utcOffset as "+07:00".');
  }
  checkWeekend(table.weekend);
  checkOfficeHours(table.officeHours);
  const seen = new Set<string>();
  for (const day of table.days) checkDay(day, table.years, seen);
}

function checkWeekend(weekend: readonly string[]): void {
  const unknown = weekend.find(name => !(weekdays as readonly string[]).includes(name));
  if (unknown !== undefined) fail(`"${unknown}" không phải tên thứ.`, `"${unknown}" is not a weekday.`);
  if (new Set(weekend).size === 7) fail('Cả tuần đều là ngày nghỉ.', 'Every day of the week is a day off.');
}

function checkOfficeHours(spans: CalendarTable['officeHours']): void {
  if (spans.length === 0) fail('Thiếu giờ làm việc (officeHours).', 'officeHours is empty.');
  let free = -1;
  for (const [opens, closes] of spans) {
    const [from, to] = [clockOf(opens), clockOf(closes)];
    if (from <= free || to <= from) {
      const span = `${opens}–${closes}`;
      fail(
        `Giờ làm việc ${span} chồng lấn hoặc sai thứ tự.`,
        `Office hours ${span} overlap or run backwards.`,
      );
    }
    free = to;
  }
}

function clockOf(time: string): number {
  const wrong = () =>
    fail(`"${time}" không phải giờ dạng HH:MM.`, `"${time}" is not a time of the form HH:MM.`);
  return /^\d\d:\d\d$/.test(time) ? attempt(() => clockMinutes(time), wrong) : wrong();
}

function checkDay(day: CalendarDay, years: CalendarTable['years'], seen: Set<string>): void {
  const { date, kind } = day;
  attempt(
    () => dayNumber(date),
    () => fail(`"${date}" không phải ngày có trên lịch.`, `"${date}" is not a day of the calendar.`),
  );
  if (seen.has(date)) fail(`Ngày ${date} được ghi hai lần.`, `${date} is given twice.`);
  seen.add(date);
  if (!kinds.includes(kind))
    fail(`Ngày ${date}: loại "${kind}" không có.`, `${date}: there is no kind "${kind}".`);
  const year = date.slice(0, 4);
  if (!Object.hasOwn(years, year)) {
    fail(`Ngày ${date}: hãy khai báo năm ${year} trong "years".`, `${date}: declare ${year} in "years".`);
  }
}

function attempt<T>(read: () => T, otherwise: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return otherwise();
    throw error;
  }
}
