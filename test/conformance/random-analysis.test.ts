import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileExpression } from '../../src/expression/compile.js';
import { readsOf } from '../../src/expression/reads.js';
import { typeOf } from '../../src/expression/types.js';
import { admits } from '../expression/admits.js';
import { ours } from './outcome.js';
import { documents, expressions } from './random-expression.js';
import { covers, recorded } from './recorded.js';
import { typeOfValue } from './type-of-value.js';

const full = process.env.THUTUC_FULL === '1';

test('random expressions keep to their types and read sets', () => {
  const property = fc.property(expressions, documents, documents, (text, document, v) => {
    const compiled = compileExpression(text);
    if (!compiled.ok) return;
    const { expression } = compiled;
    const paths = new Map<string, readonly string[]>();
    const outcome = ours(expression, recorded(document, [''], paths), { v: recorded(v, ['$v'], paths) });
    const { type } = typeOf(expression.tree, { input: typeOfValue(document), names: { v: typeOfValue(v) } });
    const value = 'value' in outcome ? outcome.value : undefined;
    if (!('code' in outcome) && !admits(type, value)) expect({ text, value, v }).toEqual(type);
    const strays = [...paths.values()].filter(
      path => path.length + path[0]!.length > 1 && !readsOf(expression.tree).some(read => covers(read, path)),
    );
    expect(strays, `${text} ${JSON.stringify(readsOf(expression.tree))}`).toEqual([]);
  });
  fc.assert(property, {
    numRuns: full ? 200_000 : Number(process.env.THUTUC_RUNS ?? 8_000),
    seed: Number(process.env.THUTUC_SEED ?? 20_260_422),
    endOnFailure: true,
  });
}, 3_600_000);
