import { expect, test } from 'vitest';

/**
 * A file of tests that cannot be loaded fails as a file and not as a test, and Stryker counts tests only: here a
 * mutant that keeps the room from loading meets one.
 */
test('the room loads', async () => {
  expect(await import('../../src/expression/compile.js')).toHaveProperty('compileExpression');
  expect(await import('../../src/expression/types.js')).toHaveProperty('typeOf');
});
