import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import jsonata from 'jsonata';
import { compileExpression, type Expression } from '../../src/expression/compile.js';
import { typical } from './typical.js';
import { worlds } from './typical-world.js';

/**
 * What a compiled expression keeps in memory. Counted is the heap of V8 after full collections, with so many distinct
 * expressions held as without them, over their number: what `compileExpression` gives back (tree, reads, closures),
 * each evaluated over the eight worlds, and all that hangs on it and on nothing else. Not counted are the texts, which their
 * definition holds anyway, and code, which all expressions share.
 */

/** What is promised, in bytes: for a plain path, and for any of the eleven. */
const promised = { path: 1000, typical: 8000 };

interface Kept {
  readonly title: string;
  readonly bytes: Readonly<Record<string, number>>;
}

const { values } = parseArgs({
  options: {
    variants: { type: 'string', default: '2000' },
    only: { type: 'string', multiple: true, default: [] },
    json: { type: 'boolean', default: false },
  },
});

/** The same script with a collector that can be called. */
function measured(): string {
  const only = values.only.flatMap(title => ['--only', title]);
  const args = ['--expose-gc', process.argv[1]!, '--variants', values.variants, ...only];
  return execFileSync(process.execPath, args, { encoding: 'utf8' });
}

function keptBy({ title, text }: (typeof typical)[number]): Kept {
  const whole = bytesOf(text, variant => evaluated(compiled(variant)));
  if (values.only.length > 0) return { title, bytes: { whole } };
  return {
    title,
    bytes: {
      whole,
      'evaluate alone': bytesOf(text, variant => evaluated(compiled(variant)).evaluate),
      jsonata: bytesOf(text, variant => jsonata(variant)),
    },
  };
}

function compiled(text: string): Expression {
  const found = compileExpression(text);
  if (!found.ok) throw new Error(`${text}: ${found.problems[0]?.code}`);
  return found.expression;
}

function evaluated(expression: Expression): Expression {
  for (const { input, names } of worlds) expression.evaluate(input, { names });
  return expression;
}

/** Bytes of what `make` gives for one text, the median of three counts. Every variant has field names of its own. */
function bytesOf(text: string, make: (variant: string) => unknown): number {
  const texts = Array.from({ length: Number(values.variants) }, (_, n) => variantOf(text, n));
  for (const each of texts) make(each);
  const counts = [1, 2, 3].map(() => {
    const held: unknown[] = new Array(texts.length).fill(undefined);
    const before = heap();
    for (const [n, each] of texts.entries()) held[n] = make(each);
    return (heap() - before) / held.length;
  });
  return counts.sort((a, b) => a - b)[1]!;
}

/** The text with other fields: their names are found in no other. */
function variantOf(text: string, n: number): string {
  return text.replace(/personId|lateFee|relation|amount|fullName|missing/g, name => `${name}${n}`);
}

function heap(): number {
  for (let i = 0; i < 3; i += 1) globalThis.gc!();
  return process.memoryUsage().heapUsed;
}

function print(all: readonly Kept[]): void {
  const columns = Object.keys(all[0]!.bytes);
  console.log(`bytes kept by each of ${values.variants} distinct expressions`);
  console.log(`${''.padEnd(34)}${columns.map(name => name.padStart(16)).join('')}`);
  for (const { title, bytes } of all)
    console.log(`${title.padEnd(34)}${columns.map(name => bytes[name]!.toFixed(0).padStart(16)).join('')}`);
  console.log(`promised: a plain path at most ${promised.path}, any of these at most ${promised.typical}`);
}

const chosen = typical.filter(({ title }) => values.only.length === 0 || values.only.includes(title));
if (globalThis.gc) console.log(JSON.stringify(chosen.map(keptBy)));
else if (values.json) console.log(JSON.stringify({ promised, results: JSON.parse(measured()) }, null, 2));
else print(JSON.parse(measured()));
