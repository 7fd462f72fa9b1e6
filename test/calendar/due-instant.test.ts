import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Limit, OwedBy } from '../../src/calendar/due-instant.js';
import { dueInstant } from '../../src/calendar/due-instant.js';
import { localDate, localTime } from '../../src/calendar/local-time.js';
import { deadlineVectors } from './deadline-vectors.js';
import { stateCalendar } from './state-agencies.js';

const due = (from: string, limit: Limit, owedBy: OwedBy = 'office', cutoff?: string): string =>
  dueInstant(stateCalendar, limit, from, cutoff === undefined ? { owedBy } : { owedBy, cutoff });

/** 'YYYY-MM-DD HH:MM' in Vietnam. */
const local = (instant: string): string => `${localDate(instant)} ${localTime(instant)}`;

describe('the twelve vectors of the field', () => {
  test.each(deadlineVectors)('%s + %o (cut-off %s) is due on %s: %s', (from, limit, cutoff, date) => {
    expect(local(due(from, limit, 'office', cutoff))).toBe(`${date} 17:00`);
    expect(due(from, limit, 'applicant', cutoff)).toBe(`${date}T16:59:59.999Z`);
  });

  test('are those of the domain file', () => {
    const file = '../shared/domain/holidays-vn.json';
    if (!existsSync(file)) return console.warn(`skipped: ${file} is not here`);
    const units: Record<string, string> = {
      sameDay: 'workingDays',
      workingDay: 'workingDays',
      calendarDay: 'days',
    };
    const { deadlineTestVectors } = JSON.parse(readFileSync(file, 'utf8'));
    const read = deadlineTestVectors.vectors.map((v: Record<string, never>) => {
      const limit: { value: number; unit: string; cutoff?: string } = v.limit!;
      return [v.received, { [units[limit.unit]!]: limit.value }, limit.cutoff, v.dueDate];
    });
    expect(read).toEqual(deadlineVectors.map(vector => vector.slice(0, 4)));
  });
});

test.each<[string, string, Limit, OwedBy, string | undefined, string]>([
  [
    'at the cut-off itself is in time',
    '2026-11-18T15:00:00+07:00',
    { workingDays: 0 },
    'office',
    '15:00',
    '2026-11-18 17:00',
  ],
  [
    'a millisecond after the cut-off is not',
    '2026-11-18T15:00:00.001+07:00',
    { workingDays: 0 },
    'office',
    '15:00',
    '2026-11-19 17:00',
  ],
  [
    'a month has no 31st: its last day',
    '2026-08-31T09:00+07:00',
    { months: 1 },
    'applicant',
    undefined,
    '2026-09-30 23:59',
  ],
  [
    'an office receives on working days only',
    '2026-11-21T09:00+07:00',
    { workingDays: 1 },
    'office',
    undefined,
    '2026-11-25 17:00',
  ],
  [
    'an applicant is told on any day',
    '2026-11-21T09:00+07:00',
    { workingDays: 1 },
    'applicant',
    undefined,
    '2026-11-23 23:59',
  ],
  [
    'after closing time is the next working day',
    '2026-11-18T20:00+07:00',
    { workingDays: 0 },
    'office',
    undefined,
    '2026-11-19 17:00',
  ],
  [
    'just before local midnight is still that day',
    '2026-11-18T16:59:59.999Z',
    { days: 1 },
    'applicant',
    undefined,
    '2026-11-19 23:59',
  ],
  [
    'local midnight is the next day',
    '2026-11-18T17:00:00.000Z',
    { days: 1 },
    'applicant',
    undefined,
    '2026-11-20 23:59',
  ],
  [
    'eight working hours are one working day',
    '2026-11-18T09:00+07:00',
    { workingHours: 8 },
    'office',
    undefined,
    '2026-11-19 09:00',
  ],
  [
    'a full count ends at closing time',
    '2026-11-18T07:00+07:00',
    { workingHours: 8 },
    'office',
    undefined,
    '2026-11-18 17:00',
  ],
  [
    'the noon break does not run',
    '2026-11-18T11:00+07:00',
    { workingHours: 1 },
    'office',
    undefined,
    '2026-11-18 14:00',
  ],
  [
    'what comes in the noon break waits for the afternoon',
    '2026-11-18T12:00+07:00',
    { workingHours: 2 },
    'office',
    undefined,
    '2026-11-18 15:30',
  ],
  [
    'hours after the cut-off start at the next opening',
    '2026-11-18T15:30+07:00',
    { workingHours: 1 },
    'office',
    '15:00',
    '2026-11-19 08:00',
  ],
  [
    'a year nobody has announced still counts its weekdays',
    '2030-01-03T09:00+07:00',
    { workingDays: 10 },
    'office',
    undefined,
    '2030-01-17 17:00',
  ],
])('%s', (_why, from, limit, owedBy, cutoff, expected) => {
  expect(local(due(from, limit, owedBy, cutoff))).toBe(expected);
});

test.each<[Limit]>([
  [{ workingDays: -1 }],
  [{ days: 1.5 }],
  [{ months: Number.NaN }],
  [{ workingHours: -1 }],
  [{ days: 10_001 }],
])('the limit %o is refused', limit => {
  expect(() => due('2026-11-18T09:00+07:00', limit)).toThrow(RangeError);
});

test.each(['2026-11-18T09:00', '2026-11-18', '2026-13-01T00:00Z', ''])('the start "%s" is refused', from => {
  expect(() => due(from, { days: 1 })).toThrow(RangeError);
});

const instants = fc
  .date({ min: new Date('2025-01-01T00:00:00Z'), max: new Date('2029-12-31T00:00:00Z'), noInvalidDate: true })
  .map(date => date.toISOString());
const limits: fc.Arbitrary<Limit> = fc.oneof(
  fc.record({ workingDays: fc.nat(60) }),
  fc.record({ days: fc.nat(90) }),
  fc.record({ workingHours: fc.nat(100) }),
  fc.record({ months: fc.nat(12) }),
);

test('an office is never due on a day off, outside its hours, or before the dossier came', () => {
  fc.assert(
    fc.property(instants, limits, fc.constantFrom(undefined, '15:00'), (from, limit, cutoff) => {
      const at = due(from, limit, 'office', cutoff);
      expect(stateCalendar.isWorkingDay(localDate(at))).toBe(true);
      expect(localTime(at) >= '07:00' && localTime(at) <= '17:00').toBe(true);
      expect(at >= from).toBe(true);
    }),
  );
});

test('a later receipt or a longer limit is never due earlier', () => {
  fc.assert(
    fc.property(instants, instants, limits, fc.nat(20), (a, b, limit, more) => {
      const [from, later] = a < b ? [a, b] : [b, a];
      const [unit, count] = Object.entries(limit)[0]!;
      const longer = { [unit]: count + more } as unknown as Limit;
      for (const owedBy of ['office', 'applicant'] as const) {
        expect(due(later, limit, owedBy, '15:00') >= due(from, limit, owedBy, '15:00')).toBe(true);
        expect(due(from, longer, owedBy) >= due(from, limit, owedBy)).toBe(true);
      }
    }),
  );
});
