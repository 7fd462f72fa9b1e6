import { describe, expect, test } from 'vitest';
import * as BOUNDS from '../../src/expression/bounds.js';
import { compileExpression } from '../../src/expression/compile.js';
import { ExpressionError } from '../../src/expression/problem.js';

/** What an evaluation gives back: plain JSON of its own, as much of it as is allowed. */

function outcome(text: string, input: unknown): unknown {
  const compiled = compileExpression(text);
  if (!compiled.ok) throw new Error(compiled.problems[0]?.code);
  try {
    return compiled.expression.evaluate(input);
  } catch (error) {
    if (error instanceof ExpressionError) return error.code;
    throw error;
  }
}

/** The result may be large: whether it came at all. */
const fits = (text: string, input: unknown): boolean => outcome(text, input) !== 'result';

const LONE = '\ud800';
class Person {
  name = 'An';
}

describe('what is JSON is given back, what is not ends the evaluation', () => {
  test.each<[string, unknown, unknown]>([
    ['an object without a prototype', Object.assign(Object.create(null), { a: 1 }), { a: 1 }],
    ['an object of a class', new Person(), 'not-json'],
    ['a date', new Date(0), 'not-json'],
    ['one inside a list', [new Person()], 'not-json'],
    ['one inside an object', { a: new Person() }, 'not-json'],
    ['a symbol', { a: Symbol('a') }, 'not-json'],
    ['a big integer', { a: 1n }, 'not-json'],
    ['a function', { a: () => 1 }, 'not-json'],
    ['no number', { a: Number.NaN }, 'not-json'],
    ['half a character', { a: LONE }, 'not-json'],
    ['half a character in a name', { [LONE]: 1 }, 'not-json'],
    ['a whole one', { a: '\ud83d\ude00' }, { a: '\ud83d\ude00' }],
    ['a field without a value', { a: undefined, b: 1 }, { b: 1 }],
    // biome-ignore lint/suspicious/noSparseArray: the hole is what is asked about.
    ['a hole in a list', { a: [1, , 2] }, { a: [1, null, 2] }],
    ['nothing in a list', { a: [undefined] }, { a: [null] }],
    ['false, null and the empty string', { a: [false, null, ''] }, { a: [false, null, ''] }],
  ])('%s', (_what, given, expected) => {
    expect(outcome('{ "x": v }', { v: given })).toEqual(expected === 'not-json' ? expected : { x: expected });
    expect(outcome('v.$', { v: { w: given } })).toEqual(expected === 'not-json' ? expected : { w: expected });
  });

  test('a name that is half a character is seen in what an expression makes', () => {
    expect(outcome('{ "\\ud800": 1 }', {})).toBe('not-json');
    expect(outcome('{ "a": 1, "\\ud800": 1 }', {})).toBe('not-json');
  });
});

describe('objects that an expression makes are not copied', () => {
  test.each<[string, unknown]>([
    ['{ "a": rows, "b": none }', { a: [{ k: 1 }, { k: 2 }] }],
    ['rows.{ "a": k }', [{ a: 1 }, { a: 2 }]],
    ['rows.{ "a": k, "a" & "": 2 }', 'D1009'],
    ['rows{ "a": k }', { a: [1, 2] }],
    ['rows[0].{ "a": $, "b": { "c": $ } }', { a: { k: 1 }, b: { c: { k: 1 } } }],
    ['rows.{ $$.key: k }', 'T1003'],
    ['(rows.{ "a": $ })[0]', { a: { k: 1 } }],
    ['{ "a": { "b": rows } }', { a: { b: [{ k: 1 }, { k: 2 }] } }],
    ['rows.{ "a": [$] }.a', [{ k: 1 }, { k: 2 }]],
  ])('%s', (text, expected) => {
    const input = { rows: [{ k: 1 }, { k: 2 }], key: 3 };
    const given = outcome(text, input);
    expect(given).toEqual(expected);
    expect(JSON.stringify(given)).not.toContain('Symbol');
    if (given === null || typeof given !== 'object') return;
    const before = JSON.stringify(input);
    scribble(given);
    expect(JSON.stringify(input)).toBe(before);
  });
});

/** Changes all there is in a value. */
function scribble(value: object): void {
  for (const [name, each] of Object.entries(value)) {
    if (typeof each === 'object' && each !== null) scribble(each);
    else Object.assign(value, { [name]: 'changed' });
  }
}

/** Each value takes one, each whole 32 characters of a string or a name one more, and names count as values. */
describe('how much a result may hold', () => {
  const ones = (count: number): readonly number[] => new Array<number>(count).fill(1);
  /** Lists of 9,001 that hold so many in all, without the list they are in. */
  const lists = (count: number): readonly unknown[] => [
    ...Array.from({ length: Math.floor(count / 9001) }, () => ones(9000)),
    ...ones(count % 9001),
  ];

  test.each<[string, unknown, number]>([
    ['31 characters', 'x'.repeat(31), 1],
    ['32 characters', 'x'.repeat(32), 2],
    ['63 characters', 'x'.repeat(63), 2],
    ['64 characters', 'x'.repeat(64), 3],
    ['all a string may hold', 'x'.repeat(BOUNDS.string), 2049],
    ['a list of nothing', [], 1],
    ['a list of one', [true], 2],
    ['an object of nothing', {}, 1],
    ['an object of one', { a: null }, 3],
    ['an object of a long name', { ['x'.repeat(64)]: 1 }, 5],
    ['what has no value', { a: undefined }, 1],
  ])('%s', (_what, value, size) => {
    const rest = BOUNDS.result - 1 - size;
    expect(fits('v', { v: [value, ...lists(rest)] })).toBe(true);
    expect(fits('v', { v: [value, ...lists(rest + 1)] })).toBe(false);
  });

  test.each<[string, number]>([
    ['{ "a": v }', 2],
    ['{ "a": v, "b": 1 }', 4],
    [`{ "${'x'.repeat(31)}": v }`, 2],
    [`{ "${'x'.repeat(32)}": v }`, 3],
    [`{ "${'x'.repeat(64)}": v }`, 4],
    ['{ "a": v, "b": none }', 2],
    ['one.{ "a": $$.v }', 2],
    ['[one].{ "a": $$.v, "b": 1 }', 4],
  ])('%s', (text, size) => {
    const rest = BOUNDS.result - size;
    expect(fits(text, { one: 1, v: lists(rest) })).toBe(true);
    expect(fits(text, { one: 1, v: lists(rest + 1) })).toBe(false);
  });

  test('and how deep', () => {
    const nested = (levels: number): unknown =>
      Array.from({ length: levels }).reduce<unknown>(inner => ({ a: inner }), 1);
    expect(outcome('v', { v: nested(BOUNDS.depth) })).toEqual(nested(BOUNDS.depth));
    expect(outcome('v', { v: nested(BOUNDS.depth + 1) })).toBe('depth');
    expect(outcome('{ "a": v }', { v: nested(BOUNDS.depth - 1) })).toEqual(nested(BOUNDS.depth));
    expect(outcome('{ "a": v }', { v: nested(BOUNDS.depth) })).toBe('depth');
    // Beside one another they are no deeper than one of them.
    const rows = Array.from({ length: BOUNDS.depth + 2 }, () => ({ a: [1], b: { c: 1 } }));
    expect(outcome('v', { v: rows })).toEqual(rows);
    expect(outcome('v.{ "a": a, "b": b }', { v: rows })).toEqual(rows);
    expect(outcome(`{ ${rows.map((_, i) => `"k${i}": $$.v[${i}].a[]`).join(', ')} }`, { v: rows })).toEqual(
      Object.fromEntries(rows.map((_, i) => [`k${i}`, [1]])),
    );
  });
});
