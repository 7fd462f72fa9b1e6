import { describe, expect, test } from 'vitest';
import { suite } from '../conformance/jsonata-suite.js';
import { readRun, typeRun } from '../conformance/suite-checks.js';

/** What is said of the types and the reads of the suite's expressions, group by group. */

const groups = [...new Set(suite.map(each => each.id.split('/')[0]!))];

describe.each(groups)('%s', group => {
  const cases = [...suite.entries()].filter(([, { id }]) => id.startsWith(`${group}/`));

  test('is of the types it is said to be', () => {
    expect(cases.flatMap(([i, each]) => typeRun(each, i).unsound)).toEqual([]);
  });

  test('reads what it is said to read', () => {
    expect(cases.flatMap(([i, each]) => readRun(each, i).outside)).toEqual([]);
  });
});
