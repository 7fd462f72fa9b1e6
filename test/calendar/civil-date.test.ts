import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dateOfDay,
  dayNumber,
  daysBetween,
  weekdayOfDay,
} from '../../src/calendar/civil-date.js';
import { dueInstant } from '../../src/calendar/due-instant.js';
import { clockMinutes, instantAt, localDate, localTime } from '../../src/calendar/local-time.js';
import { stateCalendar } from './state-agencies.js';

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-11-23', 2, '2027-01-23'],
  ['2026-12-31', 12, '2027-12-31'],
  ['2026-03-31', -1, '2026-02-28'],
])('%s and %i months: %s', (date, n, expected) => {
  expect(addMonths(date, n)).toBe(expected);
});

test.each(['2026-02-29', '2026-13-01', '2026-1-1', '23/11/2026', '', '2026-11-23T00:00'])(
  '"%s" is no civil date',
  text => {
    expect(() => dayNumber(text)).toThrow(RangeError);
  },
);

test('day numbers and dates are inverse, and weekdays follow one another', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -700_000, max: 2_900_000 }),
      fc.integer({ min: -5_000, max: 5_000 }),
      (day, n) => {
        expect(dayNumber(dateOfDay(day))).toBe(day);
        expect(daysBetween(dateOfDay(day), addDays(dateOfDay(day), n))).toBe(n);
        expect(weekdayOfDay(day + 1)).toBe((weekdayOfDay(day) + 1) % 7);
        expect(weekdayOfDay(day)).toBe(new Date(day * 86_400_000).getUTCDay());
      },
    ),
  );
});

test('local time and instants are inverse', () => {
  expect(instantAt('2026-11-23', '00:00')).toBe('2026-11-22T17:00:00.000Z');
  expect([localDate('2026-11-22T17:00:00.000Z'), localTime('2026-11-22T17:00:00.000Z')]).toEqual([
    '2026-11-23',
    '00:00',
  ]);
  expect(clockMinutes('15:30')).toBe(930);
});

test.each(['24:00', '9:00', '15:60', 'noon'])('"%s" is no clock time', time => {
  expect(() => clockMinutes(time)).toThrow(RangeError);
  expect(() => instantAt('2026-11-23', time)).toThrow(RangeError);
});

test("the host's zone changes nothing", () => {
  const zones = ['America/New_York', 'Pacific/Apia', 'Asia/Ho_Chi_Minh', 'UTC'];
  const before = process.env.TZ;
  const offsets = new Set<number>();
  const answers = zones.map(zone => {
    process.env.TZ = zone;
    offsets.add(new Date('2026-07-01T00:00:00Z').getTimezoneOffset());
    const months = addMonths('2011-11-30', 1);
    const due = dueInstant(stateCalendar, { workingDays: 3 }, '2026-03-06T23:30:00-05:00', {
      owedBy: 'office',
    });
    return [addDays('2011-12-29', 1), months, due, localDate('2026-03-08T06:59:59.999Z')];
  });
  if (before === undefined) delete process.env.TZ;
  else process.env.TZ = before;
  expect(offsets.size).toBe(4);
  for (const answer of answers) {
    expect(answer).toEqual(['2011-12-30', '2011-12-30', '2026-03-12T10:00:00.000Z', '2026-03-08']);
  }
});
