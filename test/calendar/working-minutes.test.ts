import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueAfterPauses } from '../../src/calendar/due-after-pauses.js';
import type { Limit } from '../../src/calendar/due-instant.js';
import { dueInstant } from '../../src/calendar/due-instant.js';
import { localDate, localTime } from '../../src/calendar/local-time.js';
import { addWorkingMinutes, workingMinutes } from '../../src/calendar/working-minutes.js';
import { stateCalendar } from './state-agencies.js';

/** 'DD HH:MM' of November 2026, in which 24 is a holiday and 21, 22, 28, 29 are weekends. */
const at = (text: string): string => `2026-11-${text.replace(' ', 'T')}:00+07:00`;
const local = (instant: string): string => `${localDate(instant).slice(8)} ${localTime(instant)}`;

test.each([
  ['18 07:00', '18 17:00', 480],
  ['18 11:00', '18 14:00', 60],
  ['18 12:00', '18 13:00', 0],
  ['20 16:00', '23 08:00', 120],
  ['23 16:00', '25 08:00', 120],
  ['21 08:00', '22 16:00', 0],
  ['18 09:00', '18 08:00', 0],
])('from %s to %s pass %i working minutes', (from, to, minutes) => {
  expect(workingMinutes(stateCalendar, at(from), at(to))).toBe(minutes);
});

const instants = fc
  .date({ min: new Date('2025-12-01T00:00:00Z'), max: new Date('2027-01-31T00:00:00Z'), noInvalidDate: true })
  .map(date => date.toISOString());

test('working time adds up over any point between, and never exceeds elapsed time', () => {
  fc.assert(
    fc.property(fc.tuple(instants, instants, instants), three => {
      const [a, b, c] = [...three].sort() as [string, string, string];
      const whole = workingMinutes(stateCalendar, a, c);
      expect(workingMinutes(stateCalendar, a, b) + workingMinutes(stateCalendar, b, c)).toBeCloseTo(whole, 6);
      expect(whole * 60_000).toBeLessThanOrEqual(Date.parse(c) - Date.parse(a) + 0.001);
    }),
  );
});

test('adding working minutes and measuring them are inverse', () => {
  fc.assert(
    fc.property(instants, fc.nat(5_000), (from, minutes) => {
      const to = addWorkingMinutes(stateCalendar, from, minutes);
      expect(workingMinutes(stateCalendar, from, to)).toBe(minutes);
    }),
  );
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('%s working minutes are refused', minutes => {
  expect(() => addWorkingMinutes(stateCalendar, at('18 07:00'), minutes)).toThrow(RangeError);
});

test.each<[string, Limit, string, [string, string][], string]>([
  ['nothing paused', { workingDays: 3 }, '20 17:00', [], '20 17:00'],
  ['two working days', { workingDays: 3 }, '20 17:00', [['16 10:00', '18 10:00']], '25 17:00'],
  ['part of a day counts whole', { workingDays: 3 }, '18 17:00', [['16 10:00', '16 10:30']], '19 17:00'],
  [
    'short pauses are summed before rounding',
    { workingDays: 3 },
    '18 17:00',
    [
      ['16 10:00', '16 10:30'],
      ['17 10:00', '17 10:30'],
    ],
    '19 17:00',
  ],
  ['a weekend pauses no working day', { workingDays: 3 }, '25 17:00', [['21 08:00', '22 16:00']], '25 17:00'],
  ['calendar days pause by elapsed days', { days: 5 }, '18 17:00', [['14 09:00', '16 09:00']], '20 17:00'],
  ['and end on a working day', { days: 5 }, '18 17:00', [['14 09:00', '17 09:00']], '23 17:00'],
  ['hours pause to the minute', { workingHours: 4 }, '18 11:00', [['18 08:00', '18 09:00']], '18 14:00'],
  ['what is overdue stays overdue', { workingDays: 1 }, '18 17:00', [['19 08:00', '20 08:00']], '18 17:00'],
  [
    'unless an earlier pause had moved it',
    { workingDays: 1 },
    '18 17:00',
    [
      ['17 08:00', '18 08:00'],
      ['19 08:00', '19 09:00'],
    ],
    '20 17:00',
  ],
])('after a pause: %s', (_what, limit, due, pauses, expected) => {
  const spans = pauses.map(([from, to]) => ({ from: at(from), to: at(to) }));
  expect(local(dueAfterPauses(stateCalendar, limit, at(due), spans))).toBe(expected);
});

test('a pause never shortens a limit, and an applicant keeps the end of the day', () => {
  fc.assert(
    fc.property(
      instants,
      fc.nat(10_000),
      fc.nat(10_000),
      fc.constantFrom('workingDays', 'days', 'months'),
      (from, wait, length, unit) => {
        const limit = { [unit]: 3 } as unknown as Limit;
        const due = dueInstant(stateCalendar, limit, from, { owedBy: 'applicant' });
        const start = new Date(Date.parse(from) + wait * 60_000).toISOString();
        const pause = { from: start, to: new Date(Date.parse(start) + length * 60_000).toISOString() };
        const moved = dueAfterPauses(stateCalendar, limit, due, [pause]);
        expect(moved >= due && moved.endsWith('T16:59:59.999Z')).toBe(true);
      },
    ),
  );
});
