import { expect, test } from 'vitest';
import { share } from './jsonata-documents.js';
import { suitePresent } from './jsonata-suite.js';
import { crossRun, distinct } from './suite-checks.js';

test.skipIf(!suitePresent)(
  'every accepted expression gives the same as jsonata over other documents',
  async () => {
    const different: string[] = [];
    let compared = 0;
    let bounded = 0;
    for (const [i, each] of distinct.entries()) {
      const run = await crossRun(each, i + 1);
      different.push(...run.different);
      compared += run.compared;
      bounded += run.bounded;
    }
    console.info(
      `cross-run: ${compared} evaluations compared with jsonata, ${bounded} stopped by our bounds, ${different.length} differences`,
    );
    expect(different.slice(0, 20)).toEqual([]);
    expect(compared).toBeGreaterThan(40_000 * share);
  },
  600_000,
);
