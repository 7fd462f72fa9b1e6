import { expect, test } from 'vitest';
import { compileExpression } from '../../src/expression/compile.js';
import { type Outcome, ours, reference, theirs } from '../conformance/outcome.js';

/** What came of an evaluation in one line: the value as JSON, `undefined` for nothing, or `error: code`. */
const said = (outcome: Outcome): string => {
  if ('code' in outcome) return `error: ${outcome.code}`;
  return 'value' in outcome ? JSON.stringify(outcome.value) : 'undefined';
};

/** Asked here. */
export function here(text: string, input: unknown): string {
  const compiled = compileExpression(text);
  if (!compiled.ok) return `refused: ${compiled.problems[0]?.code}`;
  return said(ours(compiled.expression, input));
}

/** Asked of jsonata. */
const there = async (text: string, input: unknown): Promise<string> =>
  said(await theirs(reference(text), input));

/** Expressions over one input, and what comes of them here as well as in jsonata. */
export function asInJsonata(input: unknown, rows: readonly [text: string, expected: string][]): void {
  test.each(rows)('%s gives %s, as in jsonata', async (text, expected) => {
    expect(here(text, input)).toBe(expected);
    expect(await there(text, input)).toBe(expected);
  });
}

/** Values of every kind, in lists and objects. */
export const sample = {
  s: 'abc',
  l: [1, 2, 3],
  o: { a: 1, b: [2] },
  d: [{ k: 1, v: 'x' }, { k: 3, v: 'y' }, { k: 2, v: 'x' }, { v: 'z' }],
  n: null,
  one: [5],
  oo: [{ a: [7] }],
  m: [[1, 2], [3]],
  mm: [[[1]], [[2, 3]]],
  t: true,
  z: 0,
  neg: -1.5,
  w: { p: { q: [{ r: 1 }, { r: [2, 3] }, {}] } },
  em: [],
  eo: {},
  i: [0, 2],
  ti: ['b', 'a', 'c'],
};
