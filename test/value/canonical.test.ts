import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../src/value/canonical.js';

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, shuffled(member)]),
  );
};

describe('one value, one text', () => {
  test.each([
    [{ b: 1, a: [true, null] }, '{"a":[true,null],"b":1}'],
    [{ a: undefined, b: -0 }, '{"b":0}'],
    [[undefined], '[null]'],
    [1e21, '1e+21'],
    [{ '\u20ac': 1, '\r': 2, ö: 3, '😀': 4 }, '{"\\r":2,"ö":3,"€":1,"😀":4}'],
    ['Nguyễn\u0000', '"Nguyễn\\u0000"'],
  ])('%j', (value, expected) => {
    expect(canonicalJson(value)).toBe(expected);
  });

  test('the order of keys does not matter, and JSON comes back', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), value => {
        const wellFormed = JSON.parse(JSON.stringify(value).replace(/\\ud[89a-f]../gi, '')) as unknown;
        expect(canonicalJson(shuffled(wellFormed))).toBe(canonicalJson(wellFormed));
        expect(canonicalJson(JSON.parse(canonicalJson(wellFormed)))).toBe(canonicalJson(wellFormed));
      }),
    );
  });
});

describe('refused', () => {
  const ring: unknown[] = [];
  ring.push(ring);
  let deep: unknown = 0;
  for (let level = 0; level < 1001; level++) deep = [deep];
  const cases: readonly (readonly [string, unknown])[] = [
    ['undefined', undefined],
    ['NaN', { n: Number.NaN }],
    ['Infinity', [Number.POSITIVE_INFINITY]],
    ['a lone surrogate', { name: 'x\ud800' }],
    ['a lone surrogate as key', { '\udc00': 1 }],
    ['a function', [() => 1]],
    ['a bigint', { n: 1n }],
    ['a symbol', [Symbol('s')]],
    ['a ring', ring],
    ['1,001 levels', deep],
  ];
  test.each(cases)('%s', (_name, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  test('the message never carries the value', () => {
    expect(() => canonicalJson({ name: 'Nguyễn Văn A\ud800' })).toThrow(/^(?!.*Nguyễn)/);
  });
});
