import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparePartialDates, partialDate } from '../../src/value/partial-date.js';

test.each([
  ['1960', { year: 1960 }],
  ['1960-05', { year: 1960, month: 5 }],
  ['1960-05-03', { year: 1960, month: 5, day: 3 }],
  ['1960-02-30', undefined],
  ['1960-13', undefined],
  ['60', undefined],
])('%s is %o: nothing is filled in', (value, expected) => {
  expect(partialDate(value)).toEqual(expected);
});

test.each([
  ['1960', '1961', -1],
  ['1960-12', '1961', -1],
  ['1960-05', '1960-04-30', 1],
  ['1960', '1960-05', undefined],
  ['1960', '1960', undefined],
  ['1960-05-03', '1960-05-03', 0],
  ['1960', 'x', undefined],
])('%s against %s: %s', (a, b, expected) => {
  expect(comparePartialDates(a, b)).toBe(expected);
});

test('an order decided on what is known holds for every whole date it may stand for', () => {
  const day = fc
    .date({ min: new Date('1950-01-01'), max: new Date('1953-01-01'), noInvalidDate: true })
    .map(date => date.toISOString().slice(0, 10));
  const length = fc.constantFrom(4, 7, 10);
  fc.assert(
    fc.property(day, day, length, length, (a, b, m, n) => {
      const order = comparePartialDates(a.slice(0, m), b.slice(0, n));
      if (order !== undefined) expect(order).toBe(a < b ? -1 : a > b ? 1 : 0);
      expect(comparePartialDates(b.slice(0, n), a.slice(0, m))).toBe(
        order === undefined ? undefined : order === 0 ? 0 : -order,
      );
    }),
  );
});
