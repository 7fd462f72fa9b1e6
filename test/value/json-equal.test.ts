import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonEqual, jsonKey } from '../../src/value/json-equal.js';
import { isMultipleOf } from '../../src/value/multiple-of.js';

test.each<[unknown, unknown, boolean]>([
  [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
  [0, -0, true],
  [[], {}, false],
  [null, {}, false],
  [{ a: undefined }, { b: 1 }, false],
  [{ toString: '' }, { toString: '' }, true],
  [{ toString: '' }, {}, false],
  ['1', 1, false],
  [[1, 2], [2, 1], false],
])('%j equals %j: %s', (a, b, equal) => {
  expect(jsonEqual(a, b)).toBe(equal);
  expect(jsonEqual(b, a)).toBe(equal);
});

test('values have one key exactly when they are equal', () => {
  const small = fc.jsonValue({ maxDepth: 2 });
  fc.assert(
    fc.property(small, small, (a, b) => {
      expect(jsonKey(a) === jsonKey(b)).toBe(jsonEqual(a, b));
    }),
  );
  expect(jsonKey({ b: [{ d: -0, c: '' }], a: null })).toBe(jsonKey({ a: null, b: [{ c: '', d: 0 }] }));
});

test('a copy is equal, and a copy with a change is not', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const copy = JSON.parse(JSON.stringify(value));
      expect(jsonEqual(value, copy)).toBe(true);
      expect(jsonEqual([value, 1], [copy, 2])).toBe(false);
      expect(jsonEqual({ value }, { value: copy, more: 1 })).toBe(false);
    }),
  );
});

test.each([
  [19.99, 0.01, true],
  [4.02, 0.01, true],
  [0.005, 0.01, false],
  [1e21, 3, false],
  [1e308, 1e-7, true],
  [-4, 2, true],
  [0, 5, true],
  [7, 2, false],
  [1.5e-7, 5e-8, true],
])('%d is a multiple of %d: %s', (value, divisor, expected) => {
  expect(isMultipleOf(value, divisor)).toBe(expected);
});

test('a product of decimals with two places is a multiple of a hundredth', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), n => {
      expect(isMultipleOf(Number(`${n}e-2`), 0.01)).toBe(true);
      expect(isMultipleOf(Number(`${n}5e-3`), 0.01)).toBe(false);
    }),
  );
});
