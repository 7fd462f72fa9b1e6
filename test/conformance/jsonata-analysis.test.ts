import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileExpression } from '../../src/expression/compile.js';
import { readsOf } from '../../src/expression/reads.js';
import { type Type, typeOf } from '../../src/expression/types.js';
import { admits } from '../expression/admits.js';
import { documentOver, seeded, share, wordsOf } from './jsonata-documents.js';
import { suite, suitePresent } from './jsonata-suite.js';
import { ours, stopped } from './outcome.js';
import { documents, expressions } from './random-expression.js';
import { covers, recorded } from './recorded.js';
import { typeOfValue } from './type-of-value.js';

const full = process.env.THUTUC_FULL === '1';

/** A type says something when it refuses at least three of the six kinds of JSON. */
const refusesThree = (type: Type): boolean =>
  !type.any &&
  [type.null, type.boolean, type.string, type.number, type.object, type.array].filter(each => !each).length >=
    3;

function* evaluations() {
  for (const [i, each] of suite.entries()) {
    const compiled = compileExpression(each.expression);
    if (!compiled.ok) continue;
    const random = seeded(i);
    const generated = Array.from({ length: full ? 40 : Math.ceil(4 * share) }, () =>
      documentOver(wordsOf(each.expression), random),
    );
    for (const document of [each.input, ...generated])
      yield { each, expression: compiled.expression, document };
  }
}

test.skipIf(!suitePresent)('the type of an expression holds its value, and says something', () => {
  const unsound: string[] = [];
  let checked = 0;
  let typed = 0;
  for (const { each, expression, document } of evaluations()) {
    const names = Object.fromEntries(
      Object.entries(each.bindings).map(([name, value]) => [name, typeOfValue(value)]),
    );
    const { type } = typeOf(expression.tree, { input: typeOfValue(document), names });
    const outcome = ours(expression, document, each.bindings);
    if ('code' in outcome) continue;
    const value = 'value' in outcome ? outcome.value : undefined;
    checked++;
    if (refusesThree(type)) typed++;
    if (!admits(type, value))
      unsound.push(
        `${each.expression} over ${JSON.stringify(document)?.slice(0, 200)}: ${JSON.stringify(value)?.slice(0, 200)} not in ${JSON.stringify(type).slice(0, 400)}`,
      );
  }
  console.info(`types: ${typed} of ${checked} results typed, ${unsound.length} outside their type`);
  expect(unsound.slice(0, 10)).toEqual([]);
  expect(typed / checked).toBeGreaterThan(0.9);
});

test.skipIf(!suitePresent)('an expression reads nothing outside its read set', () => {
  const outside: string[] = [];
  let checked = 0;
  for (const { each, expression, document } of evaluations()) {
    const paths = new Map<string, readonly string[]>();
    const names = Object.fromEntries(
      Object.entries(each.bindings).map(([name, value]) => [name, recorded(value, [`$${name}`], paths)]),
    );
    if (stopped(ours(expression, recorded(document, [''], paths), names))) continue;
    checked++;
    // That there is an input at all is not a read of it.
    const strays = [...paths.values()].filter(
      path => path.length + path[0]!.length > 1 && !readsOf(expression.tree).some(read => covers(read, path)),
    );
    if (strays.length > 0)
      outside.push(
        `${each.expression}: ${JSON.stringify(strays.slice(0, 3))} not in ${JSON.stringify(readsOf(expression.tree))}`,
      );
  }
  console.info(`reads: ${checked} evaluations recorded, ${outside.length} read outside their set`);
  expect([...new Set(outside)].slice(0, 10)).toEqual([]);
});

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
