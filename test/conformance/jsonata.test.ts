import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { compileExpression } from '../../src/expression/compile.js';
import { suite, suitePresent } from './jsonata-suite.js';
import { agree, type Outcome, ours, stopped } from './outcome.js';

const expected = (each: (typeof suite)[number]): Outcome => {
  if (each.code !== undefined) return { code: each.code };
  return each.nothing ? { nothing: true } : { value: each.result };
};

test.skipIf(!suitePresent)('every case of the official suite is refused by name or gives the same', () => {
  let accepted = 0;
  let values = 0;
  let syntax = 0;
  const bounded: string[] = [];
  const refused = new Map<string, number>();
  const different: string[] = [];
  for (const each of suite) {
    const compiled = compileExpression(each.expression);
    if (!compiled.ok) {
      const code = compiled.problems[0]?.code ?? '';
      refused.set(code, (refused.get(code) ?? 0) + 1);
      if (code === each.code) syntax++;
      expect(compiled.problems[0]?.message.vi, each.id).toBeTruthy();
      continue;
    }
    accepted++;
    if (each.code === undefined && !each.nothing) values++;
    const outcome = ours(compiled.expression, each.input, each.bindings);
    if (stopped(outcome) && !isDeepStrictEqual(outcome, expected(each))) bounded.push(each.id);
    else if (!agree(outcome, expected(each)))
      different.push(
        `${each.id} ${each.expression}: ${JSON.stringify(outcome)} not ${JSON.stringify(expected(each))}`,
      );
  }
  console.info(
    `JSONata suite: ${accepted} of ${suite.length} accepted, ${values} of them with a value, ${accepted - bounded.length} identical, ${bounded.length} stopped by our bounds (${bounded.join(', ')}), ${syntax} refused with the suite's own code`,
  );
  console.info(
    [...refused]
      .sort((a, b) => b[1] - a[1])
      .map(([code, count]) => `${code} ${count}`)
      .join(' · '),
  );
  expect(different).toEqual([]);
  expect(values).toBeGreaterThanOrEqual(1150);
  expect(bounded.length).toBeLessThanOrEqual(9);
  expect(accepted).toBeGreaterThanOrEqual(1578);
});
