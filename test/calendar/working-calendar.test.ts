import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CalendarDay, CalendarTable } from '../../src/calendar/calendar-table.js';
import { CalendarError } from '../../src/calendar/calendar-table.js';
import { addDays } from '../../src/calendar/civil-date.js';
import { workingCalendar } from '../../src/calendar/working-calendar.js';
import { stateCalendar, stateTable } from './state-agencies.js';

test('the shipped table holds every day of the domain file with its status and source', () => {
  const file = '../shared/domain/holidays-vn.json';
  if (!existsSync(file)) return console.warn(`skipped: ${file} is not here`);
  const { days } = JSON.parse(readFileSync(file, 'utf8'));
  const expected = days.map((day: Record<string, string>) => {
    const { date, kind, vi, en, status, source } = day;
    return { date, kind, title: { vi, en }, status, source };
  });
  expect(stateTable.days).toEqual(expected);
});

test.each([
  ['2026-11-23', true, 'a Monday'],
  ['2026-11-22', false, 'a Sunday'],
  ['2026-11-24', false, 'a holiday'],
  ['2026-08-22', true, 'a Saturday worked for 31/8'],
  ['2026-08-31', false, 'swapped'],
  ['2026-04-27', false, 'a substitute'],
])('%s works: %s, %s', (date, works) => {
  expect(stateCalendar.isWorkingDay(date)).toBe(works);
});

test.each([
  ['2026-06-01', 'official'],
  ['2027-06-01', 'provisional'],
  ['2028-06-01', 'missing'],
])('the table is %s: %s', (date, status) => {
  expect(stateCalendar.statusOf(date)).toBe(status);
});

test('office hours, closing time and the length of a day come from the table', () => {
  expect(stateCalendar.officeHours.map(span => [span.opens, span.closes])).toEqual([
    ['07:00', '11:30'],
    ['13:30', '17:00'],
  ]);
  expect([stateCalendar.closing, stateCalendar.minutesPerDay]).toEqual(['17:00', 480]);
  expect(Object.isFrozen(stateCalendar)).toBe(true);
});

const dates = fc.integer({ min: 0, max: 2_000 }).map(n => addDays('2024-06-01', n));

test('working days compose, and going back undoes going on', () => {
  fc.assert(
    fc.property(dates, fc.nat(200), fc.nat(200), (date, a, b) => {
      const { addWorkingDays, nextWorkingDay } = stateCalendar;
      expect(addWorkingDays(addWorkingDays(date, a), b)).toBe(addWorkingDays(date, a + b));
      const start = nextWorkingDay(date);
      expect(addWorkingDays(addWorkingDays(start, a), -a)).toBe(start);
    }),
  );
});

test('the next working day is the nearest one, not before the date', () => {
  fc.assert(
    fc.property(dates, date => {
      const next = stateCalendar.nextWorkingDay(date);
      expect(next >= date && stateCalendar.isWorkingDay(next)).toBe(true);
      for (let day = date; day < next; day = addDays(day, 1))
        expect(stateCalendar.isWorkingDay(day)).toBe(false);
    }),
  );
});

test.each([1.5, Number.NaN, 10_001, -10_001])('%s working days are refused', n => {
  expect(() => stateCalendar.addWorkingDays('2026-01-01', n)).toThrow(RangeError);
});

const holiday = (date: string): CalendarDay => ({ date, kind: 'holiday', status: 'law', source: 'test' });

test.each<[string, Partial<CalendarTable>, string]>([
  [
    'a day the calendar does not have',
    { days: [holiday('2026-02-30')] },
    '"2026-02-30" is not a day of the calendar.',
  ],
  [
    'a day given twice',
    { days: [holiday('2026-01-01'), holiday('2026-01-01')] },
    '2026-01-01 is given twice.',
  ],
  ['a year not declared', { days: [holiday('2031-01-01')] }, '2031-01-01: declare 2031 in "years".'],
  [
    'an unknown kind',
    { days: [{ ...holiday('2026-01-01'), kind: 'off' as 'holiday' }] },
    '2026-01-01: there is no kind "off".',
  ],
  [
    'no day to work',
    { weekend: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] },
    'Every day of the week is a day off.',
  ],
  ['an unknown weekday', { weekend: ['Sunday' as 'Sun'] }, '"Sunday" is not a weekday.'],
  ['no office hours', { officeHours: [] }, 'officeHours is empty.'],
  [
    'hours that overlap',
    {
      officeHours: [
        ['07:00', '12:00'],
        ['11:00', '17:00'],
      ],
    },
    'Office hours 11:00–17:00 overlap or run backwards.',
  ],
  ['hours that are none', { officeHours: [['7h', '25:00']] }, '"7h" is not a time of the form HH:MM.'],
  [
    'an hour past midnight',
    { officeHours: [['07:00', '25:00']] },
    '"25:00" is not a time of the form HH:MM.',
  ],
  ['another zone', { utcOffset: '+08:00' as '+07:00' }, 'A calendar must give utcOffset as "+07:00".'],
])('a table with %s is refused', (_what, change, message) => {
  const broken = () => workingCalendar({ ...stateTable, ...change });
  expect(broken).toThrow(CalendarError);
  expect(broken).toThrow(message);
});
