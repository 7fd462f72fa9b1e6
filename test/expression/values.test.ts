import { describe, expect, test } from 'vitest';
import { compileExpression } from '../../src/expression/compile.js';

function value(text: string, input?: unknown): unknown {
  const compiled = compileExpression(text);
  if (!compiled.ok) throw new Error(`${text}: ${compiled.problems[0]?.message.en}`);
  return compiled.expression.evaluate(input);
}

describe('equality', () => {
  test.each<[string, boolean]>([
    ['[1, 2] = [1, 2]', true],
    ['[1] = [1, 2]', false],
    ['[1, 2] = [1]', false],
    ['[1, 2] = [2, 1]', false],
    ['[] = {}', false],
    ['{} = []', false],
    ['[null] = [null]', true],
    ['null = null', true],
    ['null = 0', false],
    ['null = {}', false],
    ['{} = null', false],
    ['null = []', false],
    ['{"a": 1} = {"a": 1}', true],
    ['{"a": 1, "b": [2]} = {"b": [2], "a": 1}', true],
    ['{"a": 1} = {"a": 1, "b": 2}', false],
    ['{"a": 1, "b": 2} = {"a": 1}', false],
    ['{"a": 1} = {"b": 1}', false],
    ['"1" = 1', false],
    ['1 = "1"', false],
    ['{"a": 1} = "a"', false],
    ['"a" = {"a": 1}', false],
    ['[1] = 1', false],
    ['nothing = 1', false],
    ['1 = nothing', false],
    ['nothing != 1', false],
    ['1 != nothing', false],
    ['null != 0', true],
    ['[1] != 1', true],
    ['"a" != "a"', false],
    ['nothing = nothing', false],
  ])('%s is %j', (text, expected) => expect(value(text)).toBe(expected));
});

describe('what counts as true', () => {
  test.each<[unknown, boolean | undefined]>([
    [undefined, undefined],
    [null, false],
    [0, false],
    [-1, true],
    ['', false],
    ['false', true],
    [{}, false],
    [{ a: 0 }, true],
    [[], false],
    [[0], false],
    [[1], true],
    [[[0]], false],
    [[0, 0], false],
    [[0, 1], true],
    [[[], [[1]]], true],
  ])('%j: %j', (given, expected) => {
    expect(value('$boolean(a)', { a: given })).toBe(expected);
    expect(value('a ? 1 : 2', { a: given })).toBe(expected ? 1 : 2);
    expect(value('$not(a)', { a: given })).toBe(expected === undefined ? undefined : !expected);
  });
});

describe('one, several or none', () => {
  test.each<[string, unknown]>([
    ['rows.a', [1, 2, 3]],
    ['rows[0].a', 1],
    ['rows[-1].a', [2, 3]],
    ['rows[5].a', undefined],
    ['rows[a = 1].a', 1],
    ['rows[a = 1].a[]', [1]],
    ['rows[b].a', undefined],
    ['rows.b', undefined],
    ['rows.b[]', undefined],
    ['rows.c.d', undefined],
    ['rows.{ "x": a }', [{ x: 1 }, { x: [2, 3] }]],
    ['rows[0].{ "x": a, "y": b }', { x: 1 }],
    ['rows[0].{ "x": $ }', { x: { a: 1 } }],
    ['one.{ "x": a }', { x: 1 }],
    ['none.{ "x": a }', undefined],
    ['$.one.a', 1],
    ['$$.one.a', 1],
    ['[1, 2, 3][1]', 2],
    ['[1, 2, 3][$ > 1]', [2, 3]],
    ['2 in [1, 2]', true],
    ['"2" in [1, 2]', false],
    ['one.a in [1]', true],
    ['none in [1]', false],
    ['one.a in rows.a', true],
  ])('%s', (text, expected) => {
    const input = { rows: [{ a: 1 }, { a: [2, 3] }], one: { a: 1 } };
    expect(value(text, input)).toEqual(expected);
    expect(value(text, Object.freeze(input))).toEqual(expected);
  });

  test('a result shares nothing with the input, even inside an object of its own', () => {
    const input = { rows: [{ deep: { a: [1] } }, { deep: { a: [2] } }] };
    const result = value('rows.{ "deep": deep, "all": $ }', input) as {
      deep: { a: number[] };
      all: object;
    }[];
    result[0]!.deep.a.push(9);
    expect(input.rows[0]!.deep.a).toEqual([1]);
    expect(result[0]!.all).toEqual({ deep: { a: [1] } });
    expect(Object.getOwnPropertySymbols(result)).toEqual([]);
    expect(value('["a"]')).not.toBe(value('["a"]'));
  });

  test('a list of literals is another one each time', () => {
    const compiled = compileExpression('["a", "b"]');
    if (!compiled.ok) throw new Error('refused');
    const first = compiled.expression.evaluate(undefined) as string[];
    first.push('c');
    expect(compiled.expression.evaluate(undefined)).toEqual(['a', 'b']);
  });
});
