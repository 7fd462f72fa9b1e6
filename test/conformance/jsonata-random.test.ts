import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileExpression } from '../../src/expression/compile.js';
import { agree, intended, ours, reference, stopped, theirs } from './outcome.js';
import { documents, expressions } from './random-expression.js';

const numRuns = process.env.THUTUC_FULL === '1' ? 200_000 : 8_000;

test('random expressions over random documents give the same as jsonata', async () => {
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(expressions, documents, documents, async (text, document, variable) => {
      const compiled = compileExpression(text);
      if (!compiled.ok) return;
      accepted++;
      const names = { v: variable };
      const mine = ours(compiled.expression, document, names);
      if (stopped(mine) || intended(text, mine)) return;
      const other = await theirs(reference(text), document, names);
      // jsonata evaluates the parts of a constructor at once: of two errors in one either may come first.
      if (/[[{]/.test(text) && 'code' in mine && 'code' in other) return;
      if (!agree(mine, other)) expect({ text, mine }).toEqual({ text, mine: other });
    }),
    // Shrinking an expression can take hours; the seed and path are enough to find it again.
    { numRuns, endOnFailure: true, seed: Number(process.env.THUTUC_SEED ?? 20_260_422) },
  );
  console.info(`random cross-run: ${accepted} of ${numRuns} expressions accepted and the same as jsonata's`);
  expect(accepted).toBeGreaterThan(numRuns / 2);
}, 3_600_000);
