import { describe, expect, test } from 'vitest';
import * as BOUNDS from '../../src/expression/bounds.js';
import { compileExpression } from '../../src/expression/compile.js';
import { ExpressionError } from '../../src/expression/problem.js';
import type { Context } from '../../src/expression/run.js';

/** What one evaluation may see and spend. */

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

/** What `$sum([1..100])` takes. */
const COST = 309;
const SUM = '$sum([1..100])';

describe('a tank', () => {
  test.each<[string, Context, unknown, number]>([
    ['holds what is left', { tank: { left: 1000 } }, 5050, 1000 - COST],
    ['holds just enough', { tank: { left: COST } }, 5050, 0],
    ['is empty once it has not held enough', { tank: { left: COST - 1 } }, 'fuel', 0],
    ['that is empty gives nothing', { tank: { left: 0 } }, 'fuel', 0],
    ['gives no more than the fuel', { fuel: COST - 1, tank: { left: 1000 } }, 'fuel', 1001 - COST],
    ['is enough with the fuel', { fuel: COST, tank: { left: 1000 } }, 5050, 1000 - COST],
    ['does not hold less for more fuel', { fuel: 1000, tank: { left: COST - 1 } }, 'fuel', 0],
  ])('%s', (_what, context, expected, left) => {
    expect(outcome(SUM, undefined, context)).toEqual(expected);
    expect(context.tank?.left).toBe(left);
  });

  test.each([Number.NaN, -1, Number.POSITIVE_INFINITY])('of %s bounds nothing', left => {
    expect(outcome(SUM, undefined, { tank: { left } })).toBe(5050);
    const long = '$count([1..9999].[1..9999])';
    expect(outcome(long, undefined, { tank: { left } })).toBe('fuel');
  });

  test('is what several evaluations share', () => {
    const tank = { left: 3 * COST };
    for (const _ of [1, 2, 3]) expect(outcome(SUM, undefined, { tank })).toBe(5050);
    expect(tank.left).toBe(0);
    expect(outcome(SUM, undefined, { tank })).toBe('fuel');
  });
});

describe('input whose getters throw', () => {
  const throwing = (error: unknown) => ({
    o: {
      get a(): unknown {
        throw error;
      },
    },
  });

  test.each<[string, unknown, string]>([
    ['anything', new TypeError('no'), 'input'],
    ['what is no error', 'no', 'input'],
    ['out of stack', new RangeError('Maximum call stack size exceeded'), 'depth'],
    ['an error of an expression', new ExpressionError('T0410', 3, { vi: 'v', en: 'e' }), 'T0410'],
  ])('%s', (_what, error, code) => {
    for (const text of ['o.a', '[o.a]', '{ "x": 1 - o.a }'])
      expect(outcome(text, throwing(error))).toBe(code);
  });

  test('are errors in two languages', () => {
    const compiled = compileExpression('o.a');
    if (!compiled.ok) throw new Error('refused');
    for (const error of [new RangeError('r'), new Error('e')]) {
      let caught: unknown;
      try {
        compiled.expression.evaluate(throwing(error));
      } catch (thrown) {
        caught = thrown;
      }
      expect(caught).toBeInstanceOf(ExpressionError);
      expect((caught as ExpressionError).message2?.vi).toMatch(/\S/);
      expect((caught as ExpressionError).message).toMatch(/\S/);
    }
  });
});

describe('names', () => {
  const names = {
    a: { b: { c: 1, d: 2 } },
    z: { b: { c: 3 } },
    l: [{ b: { c: 4 } }, { b: { c: 5 } }],
    n: null,
  };

  test.each<[string, unknown]>([
    ['$a.b.c', 1],
    ['$a.b.c + $a.b.d', 3],
    ['$a.b.c + $z.b.c', 4],
    ['$z.b.c + $a.b.c + $z.b.c', 7],
    ['$a.b.c & $a.b.zz & $a.b.d', '12'],
    ['[$l.b.c, $a.b.c]', [4, 5, 1]],
    ['[$a.b.c, $l.b.c, $a.b.d]', [1, 4, 5, 2]],
    ['$n.b.c', undefined],
    ['$zz.b.c', undefined],
    ['$a.b.c.d', undefined],
    ['[$a.b.c.d, $a.b.c]', [1]],
    ['$constructor', undefined],
    ['$toString.b', undefined],
    ['($a := 7; $a)', 7],
    ['($a := 7; ($a := 8; $a) + $a)', 15],
    ['($f := function() { $a }; $a := 7; $f())', 7],
    ['($f := function($a) { $a }; $f(9))', 9],
    ['($f := function($a) { $a }; [$f(9), $a.b.c])', [9, 1]],
    ['($f := function($a) { $a }; $f())', undefined],
    ['($q := zz; $exists($q))', false],
    ['($a := zz; $exists($a))', false],
    ['(($a := 7); $a.b.c)', 1],
  ])('%s', (text, expected) => {
    expect(outcome(text, {}, { names })).toEqual(expected);
  });
});

describe('how deep calls go', () => {
  const calling = (times: number): string =>
    `($f := function($n) { $n < 1 ? 0 : 1 + $f($n - 1) }; $f(${times}))`;

  test('as deep as they may, and again beside one another', () => {
    expect(outcome(calling(BOUNDS.calls - 1))).toBe(BOUNDS.calls - 1);
    expect(outcome(calling(BOUNDS.calls))).toBe('U1001');
    const twice = `${calling(BOUNDS.calls - 1).slice(0, -1)} + $f(${BOUNDS.calls - 1}))`;
    expect(outcome(twice)).toBe(2 * BOUNDS.calls - 2);
  });

  test('and data beside one another is no deeper than each', () => {
    const nested = (levels: number): unknown =>
      Array.from({ length: levels }).reduce<unknown>(inner => [inner], 1);
    const input = { a: nested(BOUNDS.depth - 1), b: nested(BOUNDS.depth - 1) };
    expect(outcome('a = b and a = b and $string(a) = $string(b)', input)).toBe(true);
    expect(outcome('$count([a, b, a, b].$boolean($))', input)).toBe(4);
  });
});
