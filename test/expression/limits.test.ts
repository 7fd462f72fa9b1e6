import { describe, expect, test } from 'vitest';
import * as BOUNDS from '../../src/expression/bounds.js';
import { compileExpression } from '../../src/expression/compile.js';
import { needsPictures } from '../../src/expression/functions-picture.js';
import { pictures } from '../../src/expression/pictures.js';
import { ExpressionError } from '../../src/expression/problem.js';
import type { Context } from '../../src/expression/run.js';

/** Each bound holds at its very number: the last that is let through, and the first that is not. */

function outcome(text: string, input?: unknown, context?: Context): unknown {
  const compiled = compileExpression(text);
  if (!compiled.ok) throw new Error(compiled.problems[0]?.code);
  try {
    return compiled.expression.evaluate(input, context);
  } catch (error) {
    if (error instanceof ExpressionError) return error.code;
    throw error;
  }
}

/** Whether it ended well: long values are not to be printed. */
const ended = (text: string, input: unknown): unknown => {
  const given = outcome(text, input);
  return given === 'string-length' || given === 'sequence-length' || given === 'depth' || given === 'result'
    ? given
    : 'well';
};

/** A list in a list, so many deep. */
const nested = (levels: number): unknown =>
  Array.from({ length: levels }).reduce<unknown>(inner => [inner], 1);

/** Lists that hold so many values in all, themselves included. */
function many(values: number): unknown {
  const lists = Array.from({ length: 11 }, () => new Array<number>(9000).fill(1));
  const held = 1 + lists.length + lists.length * 9000;
  return [...lists, ...new Array<number>(values - held).fill(1)];
}

describe('the last let through and the first refused', () => {
  test.each<[string, string, string, unknown, string]>([
    [
      'a string, filled up',
      `$length($pad("x", ${BOUNDS.string}))`,
      `$pad("x", ${BOUNDS.string + 1})`,
      {},
      'string-length',
    ],
    [
      'a string, joined',
      'a & b',
      'a & b & "x"',
      { a: 'x'.repeat(BOUNDS.string - 1), b: 'y' },
      'string-length',
    ],
    [
      'a string, replaced',
      '$replace(a, "x", "yy")',
      '$replace(a & "x", "x", "yy")',
      { a: 'x'.repeat(BOUNDS.string / 2) },
      'string-length',
    ],
    ['a list, counted', `$count([1..${BOUNDS.sequence}])`, `[0..${BOUNDS.sequence}]`, {}, 'sequence-length'],
    ['a list, handed in', 'a', '$append(a, 1)', { a: new Array(BOUNDS.sequence).fill(1) }, 'sequence-length'],
    [
      'depth of what is given back',
      'a',
      'b',
      { a: nested(BOUNDS.depth), b: nested(BOUNDS.depth + 1) },
      'depth',
    ],
    [
      'size of what is given back',
      'a',
      'b',
      { a: many(BOUNDS.result), b: many(BOUNDS.result + 1) },
      'result',
    ],
  ])('%s', (_what, last, first, input, code) => {
    expect(ended(last, input)).toBe('well');
    expect(ended(first, input)).toBe(code);
  });

  test('fuel', () => {
    const text = '$sum([1..100])';
    const tank = { left: 10_000 };
    outcome(text, undefined, { tank });
    const cost = 10_000 - tank.left;
    expect(outcome(text, undefined, { fuel: cost })).toBe(5050);
    expect(outcome(text, undefined, { fuel: cost - 1 })).toBe('fuel');
    // What is no number of steps bounds nothing; none at all is a number.
    expect(outcome(text, undefined, { fuel: Number.NaN })).toBe(5050);
    expect(outcome(text, undefined, { fuel: -1 })).toBe(5050);
    expect(outcome(text, undefined, { fuel: 0 })).toBe('fuel');
  });

  test('the instant', () => {
    expect(outcome('$millis()')).toBe('now');
    expect(outcome('$millis()', undefined, { now: Number.NaN })).toBe('now');
    expect(outcome('$millis()', undefined, { now: 8.64e15 })).toBe(8.64e15);
    expect(outcome('$millis()', undefined, { now: -8.64e15 - 1 })).toBe('D1001');
  });
});

test.each<[string, unknown]>([
  ['$sqrt(0)', 0],
  ['$round(-0.2)', 0],
  ['$round(-1e300)', -1e300],
  ['$round(1.5e-7, 7)', 2e-7],
  ['$substring("abc", -3, 2)', 'ab'],
  ['$substring("abc", -4, 2)', 'ab'],
  ['$substring("abc", 1, 0)', ''],
  ['$pad("abc", 3)', 'abc'],
  ['$pad("abc", 0, "-")', 'abc'],
  ['$pad("abc", -4, "")', ' abc'],
  ['$replace("aaa", "a", "b", 0)', 'aaa'],
  ['$replace("aaa", "a", "b", 3)', 'bbb'],
  ['$replace("aaa", "a", "b", 4)', 'bbb'],
  ['$number("1e5")', 100_000],
  ['$number("1E-12")', 1e-12],
  ['$number("0x1F")', 31],
  ['$number("0b11")', 3],
  ['$number("0o17")', 15],
])('%s is %j', (text, value) => {
  const given = outcome(text);
  expect(given).toBe(value);
});

test.each(['', ' ', '1.', '.5', '+1', ' 1', '1 ', 'Infinity', '1e', '0x', '0xG', '0b2', '0o8'])(
  '"%s" is no number',
  text => {
    expect(outcome('$number(t)', { t: text })).toBe('D3030');
  },
);

test('a field is data whatever its name, and may be changed by whoever is given it', () => {
  const object = outcome('{ "__proto__": 1, "a": 2 }') as object;
  expect(Object.getOwnPropertyDescriptors(object)).toEqual({
    ['__proto__']: { value: 1, enumerable: true, configurable: true, writable: true },
    a: { value: 2, enumerable: true, configurable: true, writable: true },
  });
  expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
});

test.each<[string, number, boolean]>([
  ['formatNumber', 2, true],
  ['toMillis', 1, true],
  ['now', 1, true],
  ['now', 0, false],
  ['millis', 1, false],
  ['sum', 1, false],
])('whether $%s of %i arguments needs pictures: %s', (name, given, needed) => {
  expect(needsPictures(name, given)).toBe(needed);
});

test('a call has at most 64 arguments', () => {
  const zipped = (count: number): string => `$zip(${Array(count).fill('[1]').join(', ')})`;
  expect(outcome(zipped(64))).toEqual([Array(64).fill(1)]);
  expect(outcome(zipped(65))).toBe('T0410');
});

test('the present is written by an offset alone too', () => {
  const context = { now: 0, pictures };
  expect(outcome('$now(none, "+0700")', {}, context)).toBe('1970-01-01T07:00:00.000+07:00');
  expect(outcome('$now("[H]")', {}, context)).toBe('0');
});

test.each<[string, Context | undefined, string]>([
  ['$now()', undefined, '$now'],
  ['$millis()', undefined, '$millis'],
  ['$now("[Y]")', { now: 0 }, '$now'],
  ['$formatNumber(1, "0")', undefined, '$formatNumber'],
  ['$fromMillis(0)', {}, '$fromMillis'],
])('%s without what it needs is named: %j', (text, context, name) => {
  const compiled = compileExpression(text);
  if (!compiled.ok) throw new Error(compiled.problems[0]?.code);
  expect(() => compiled.expression.evaluate({}, context)).toThrow(`${name} needs`);
});

test('without pictures what needs them says so by its name', () => {
  for (const text of ['$formatNumber(1, "0")', '$now("[Y]")', '$fromMillis(1)'])
    expect(outcome(text, undefined, { now: 0 })).toBe('pictures');
  expect(outcome('$now()', undefined, { now: 0 })).toBe('1970-01-01T00:00:00.000Z');
});
