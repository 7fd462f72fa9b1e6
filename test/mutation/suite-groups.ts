import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { compileExpression } from '../../src/expression/compile.js';
import { type SuiteCase, suite } from '../conformance/jsonata-suite.js';
import { agree, type Outcome, ours, stopped } from '../conformance/outcome.js';
import { crossRun, distinct } from '../conformance/suite-checks.js';

/**
 * The official suite is what most mutants fall to, and the tests of test/conformance run all of it before they say so.
 * Here a mutant meets those groups alone that reach it, one after the other.
 */

const expected = (each: SuiteCase): Outcome => {
  if (each.code !== undefined) return { code: each.code };
  return each.nothing ? { nothing: true } : { value: each.result };
};

function differs(each: SuiteCase): boolean {
  const compiled = compileExpression(each.expression);
  if (!compiled.ok) return !compiled.problems[0]?.message.vi;
  const outcome = ours(compiled.expression, each.input, each.bindings);
  if (stopped(outcome) && !isDeepStrictEqual(outcome, expected(each))) return false;
  return !agree(outcome, expected(each));
}

const groups = [...new Set(suite.map(each => each.id.split('/')[0]!))];

describe.each(groups)('%s', group => {
  const cases = suite.filter(each => each.id.startsWith(`${group}/`));

  test('gives what the suite says', () => {
    expect(cases.filter(differs).map(each => each.id)).toEqual([]);
  });

  test('gives the same as jsonata over other documents', async () => {
    for (const [i, each] of distinct.entries())
      if (cases.includes(each)) expect((await crossRun(each, i + 1)).different).toEqual([]);
  });
});
