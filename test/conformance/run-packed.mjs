// Runs the official JSONata suite against an installed thutuc, as anyone can: copy this file beside the node_modules
// that hold it, and hand it the suite's folder (github.com/jsonata-js/jsonata, test/test-suite).
// Ends with exit 1 when too little is accepted, or anything accepted has another value or another error's code.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { compileExpression, ExpressionError } from 'thutuc/expression';

const LEAST_ACCEPTED = 1300;
const LEAST_VALUES = 1150;
/** Where a bound of ours ends what jsonata goes on with. */
const BOUNDS = new Set([
  'fuel',
  'depth',
  'string-length',
  'sequence-length',
  'picture-length',
  'result',
  'U1001',
]);
/** Any instant will do: no case of the suite depends on which. */
const NOW = Date.UTC(2026, 3, 22, 2);

const [suite] = process.argv.slice(2);
if (suite === undefined || !existsSync(join(suite, 'groups'))) {
  console.error('usage: node run-packed.mjs <folder of the suite, with groups/ and datasets/>');
  process.exit(2);
}
const json = path => JSON.parse(readFileSync(path, 'utf8'));

const cases = readdirSync(join(suite, 'groups')).flatMap(group => {
  const folder = join(suite, 'groups', group);
  const files = readdirSync(folder).filter(file => file.endsWith('.json'));
  return files.flatMap(file =>
    [json(join(folder, file))].flat().map((each, i) => ({
      id: `${group}/${file}#${i}`,
      text: each.expr ?? readFileSync(join(folder, each['expr-file']), 'utf8'),
      input: each.dataset ? json(join(suite, 'datasets', `${each.dataset}.json`)) : each.data,
      bindings: each.bindings ?? {},
      expected: expectedOf(each),
    })),
  );
});

function expectedOf({ code, error, undefinedResult, result }) {
  const failed = code ?? error?.code;
  if (failed !== undefined) return { code: failed };
  return undefinedResult === true ? { nothing: true } : { value: result };
}

function outcomeOf(expression, { input, bindings }) {
  try {
    const value = expression.evaluate(input, { bindings, now: NOW });
    return value === undefined ? { nothing: true } : { value };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return { code: error.code };
  }
}

const short = outcome => JSON.stringify(outcome).slice(0, 60);
const kind = outcome => Object.keys(outcome)[0];
const identical = { value: 0, nothing: 0, code: 0 };
const refused = new Map();
const stopped = [];
const different = [];
let accepted = 0;
let refusedAlike = 0;
for (const each of cases) {
  const compiled = compileExpression(each.text);
  if (!compiled.ok) {
    const [{ code }] = compiled.diagnostics;
    if (code === each.expected.code) refusedAlike += 1;
    else refused.set(code, (refused.get(code) ?? 0) + 1);
    continue;
  }
  accepted += 1;
  const outcome = outcomeOf(compiled.expression, each);
  if (isDeepStrictEqual(outcome, each.expected)) identical[kind(outcome)] += 1;
  else {
    const line = `${each.id}: ${short(outcome)} instead of ${short(each.expected)}`;
    (BOUNDS.has(outcome.code) ? stopped : different).push(line);
  }
}

const all = identical.value + identical.nothing + identical.code;
console.log(`${cases.length} cases, ${accepted} accepted, ${all} identical`);
console.log(
  `  ${identical.value} values, ${identical.nothing} nothing, ${identical.code} errors of the same code`,
);
console.log(`  ${refusedAlike} refused with the suite's own code`);
console.log(`  refused by name: ${[...refused].map(([code, count]) => `${code} ${count}`).join(' · ')}`);
for (const line of stopped) console.log(`  stopped by a bound: ${line}`);
for (const line of different) console.log(`  different: ${line}`);

const holds = accepted >= LEAST_ACCEPTED && identical.value >= LEAST_VALUES && different.length === 0;
if (!holds) {
  console.error(`at least ${LEAST_ACCEPTED} accepted, ${LEAST_VALUES} values and no difference are promised`);
  process.exit(1);
}
