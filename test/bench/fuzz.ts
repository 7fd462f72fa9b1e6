import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { compileExpression } from '../../src/expression/compile.js';
import { pictures } from '../../src/expression/pictures.js';
import { ExpressionError } from '../../src/expression/problem.js';
import { documents, expressions } from '../conformance/random-expression.js';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '100000' }, seed: { type: 'string', default: '20260422' } },
});

const counts = { refused: 0, value: 0, nothing: 0, typed: 0, untyped: 0 };
let longest = { milliseconds: 0, text: '' };

function evaluate(text: string, document: unknown, v: unknown): keyof typeof counts {
  const compiled = compileExpression(text);
  if (!compiled.ok) return 'refused';
  try {
    const value = compiled.expression.evaluate(document, {
      names: { v },
      now: 0,
      today: '2026-04-22',
      pictures,
    });
    return value === undefined ? 'nothing' : 'value';
  } catch (error) {
    return error instanceof ExpressionError ? 'typed' : 'untyped';
  }
}

const property = fc.property(expressions, documents, documents, (text, document, v) => {
  const started = performance.now();
  counts[evaluate(text, document, v)]++;
  const milliseconds = performance.now() - started;
  if (milliseconds > longest.milliseconds) longest = { milliseconds, text };
});
fc.assert(property, { numRuns: Number(values.runs), seed: Number(values.seed) });

console.log(
  Object.entries(counts)
    .map(([what, count]) => `${what} ${count}`)
    .join(' · '),
);
console.log(`longest: ${longest.milliseconds.toFixed(1)} ms: ${longest.text.slice(0, 120)}`);
