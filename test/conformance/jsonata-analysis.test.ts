import { expect, test } from 'vitest';
import { suite, suitePresent } from './jsonata-suite.js';
import { readRun, typeRun } from './suite-checks.js';

test.skipIf(!suitePresent)('the type of an expression holds its value, and says something', () => {
  const runs = suite.map(typeRun);
  const checked = runs.reduce((sum, run) => sum + run.checked, 0);
  const typed = runs.reduce((sum, run) => sum + run.typed, 0);
  const unsound = runs.flatMap(run => run.unsound);
  console.info(`types: ${typed} of ${checked} results typed, ${unsound.length} outside their type`);
  expect(unsound.slice(0, 10)).toEqual([]);
  expect(typed / checked).toBeGreaterThan(0.9);
});

test.skipIf(!suitePresent)('an expression reads nothing outside its read set', () => {
  const runs = suite.map(readRun);
  const checked = runs.reduce((sum, run) => sum + run.checked, 0);
  const outside = runs.flatMap(run => run.outside);
  console.info(`reads: ${checked} evaluations recorded, ${outside.length} read outside their set`);
  expect([...new Set(outside)].slice(0, 10)).toEqual([]);
});
