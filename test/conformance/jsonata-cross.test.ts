import { expect, test } from 'vitest';
import { compileExpression } from '../../src/expression/compile.js';
import { commonDocuments, documentOver, seeded, share, wordsOf } from './jsonata-documents.js';
import { suite, suitePresent } from './jsonata-suite.js';
import { agree, intended, ours, reference, stopped, theirs } from './outcome.js';

const full = process.env.THUTUC_FULL === '1';
const perExpression = full ? 60 : Math.ceil(13 * share);

test.skipIf(!suitePresent)(
  'every accepted expression gives the same as jsonata over other documents',
  async () => {
    const common = commonDocuments();
    const different: string[] = [];
    let compared = 0;
    let bounded = 0;
    const seen = new Set<string>();
    for (const each of suite) {
      if (seen.has(each.expression) || /\$(now|millis)\(/.test(each.expression)) continue;
      seen.add(each.expression);
      const compiled = compileExpression(each.expression);
      if (!compiled.ok) continue;
      const random = seeded(seen.size);
      const generated = Array.from({ length: perExpression }, () =>
        documentOver(wordsOf(each.expression), random),
      );
      const shared = full ? common : common.filter(() => random() < 0.4 * share);
      for (const document of [...shared, ...generated]) {
        const mine = ours(compiled.expression, document, each.bindings);
        if (stopped(mine) || intended(each.expression, mine)) {
          bounded++;
          continue;
        }
        const other = await theirs(reference(each.expression), document, each.bindings);
        compared++;
        if (!agree(mine, other))
          different.push(
            `${each.expression} over ${JSON.stringify(document)?.slice(0, 300)}: ${JSON.stringify(mine)?.slice(0, 200)} not ${JSON.stringify(other)?.slice(0, 200)}`,
          );
      }
    }
    console.info(
      `cross-run: ${compared} evaluations compared with jsonata, ${bounded} stopped by our bounds, ${different.length} differences`,
    );
    expect(different.slice(0, 20)).toEqual([]);
    expect(compared).toBeGreaterThan(40_000 * share);
  },
  600_000,
);
