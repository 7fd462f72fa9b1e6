import { spawnSync } from 'node:child_process';
import { arch, cpus, platform } from 'node:os';
import { parseArgs } from 'node:util';
import { type Measured, type MeasureOptions, measure, type Spread } from './measure.js';
import { typical } from './typical.js';
import { differencesOf, evaluations, provedWorlds, sidesOf, waysOf } from './typical-sides.js';

/**
 * Proves that the three ways come to the same JSON, then measures them; exits with 1 when they do not. The proof runs
 * in a process of its own: hundreds of spoilt inputs would slow down what is measured, and by hand most of all.
 */

/** What is promised as geometric means over the eleven. */
const promised = { jsonata: 30, byHand: 12 };

interface Result {
  readonly title: string;
  /** Nanoseconds of one evaluation. */
  readonly nanos: Readonly<Record<string, number>>;
  /** How often thutuc fits into the time of jsonata, and the program by hand into that of thutuc. */
  readonly faster: Spread;
  readonly slower: Spread;
}

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '21' },
    slice: { type: 'string', default: '20' },
    json: { type: 'boolean', default: false },
    prove: { type: 'boolean', default: false },
  },
});
const options: MeasureOptions = { rounds: Number(values.rounds), slice: Number(values.slice) };

const cases = typical.map(each => ({ ...each, ways: waysOf(each) }));
if (values.prove) await prove();
const { status } = spawnSync(process.execPath, [process.argv[1]!, '--prove'], { stdio: 'inherit' });
if (status !== 0) process.exit(1);

// All eleven run before any is measured: a server has many expressions, and its compiler has seen them all.
const sides = cases.map(({ ways }) => sidesOf(ways));
for (const each of sides) await measure(each, { ...options, rounds: 1 });
const results: Result[] = [];
for (const [i, { title }] of cases.entries())
  results.push(resultOf(title, await measure(sides[i]!, options)));

async function prove(): Promise<never> {
  const differences = (await Promise.all(cases.map(each => differencesOf(each, each.ways)))).flat();
  if (differences.length > 0)
    console.error(`Not the same work, so nothing is measured:\n${differences.slice(0, 20).join('\n')}`);
  process.exit(differences.length > 0 ? 1 : 0);
}

function resultOf(title: string, measured: readonly Measured[]): Result {
  const [, jsonata, byHand] = measured.map(({ ratio }) => ratio);
  const { median, low, high } = jsonata!;
  return {
    title,
    nanos: Object.fromEntries(measured.map(({ name, micros }) => [name, (micros * 1000) / evaluations])),
    faster: { median: 1 / median, low: 1 / high, high: 1 / low },
    slower: byHand!,
  };
}

const mean = (all: readonly number[]): number =>
  Math.exp(all.reduce((sum, each) => sum + Math.log(each), 0) / all.length);
const means = {
  jsonata: mean(results.map(({ faster }) => faster.median)),
  byHand: mean(results.map(({ slower }) => slower.median)),
};
const machine = `${cpus()[0]?.model.trim()} × ${cpus().length}, ${platform()} ${arch()}, Node ${process.version}`;

const figure = (value: number): string => value.toFixed(value < 10 ? 1 : 0);
const spread = ({ median, low, high }: Spread): string =>
  `${figure(median).padStart(5)} × (${figure(low)} … ${figure(high)})`.padEnd(24);
const nanos = (value: number | undefined): string => `${value?.toFixed(0)} ns`.padStart(9);

function print(): void {
  console.log(
    `${machine}; CPU time, medians of ${options.rounds} interleaved rounds, middle half in brackets`,
  );
  console.log(`proved equal: ${cases.length} expressions over ${provedWorlds} inputs each\n`);
  console.log(`${''.padEnd(34)}   thutuc  jsonata  by hand   jsonata ÷ thutuc        thutuc ÷ by hand`);
  for (const { title, nanos: took, faster, slower } of results) {
    const times = [took.thutuc, took.jsonata, took['by hand']].map(nanos).join('');
    console.log(`${title.padEnd(34)}${times}   ${spread(faster)}${spread(slower).trimEnd()}`);
  }
  console.log(
    `\ngeometric means: jsonata takes ${figure(means.jsonata)} × the time of thutuc, promised at least ${promised.jsonata}`,
  );
  console.log(
    `                 thutuc takes ${figure(means.byHand)} × the time of the program by hand, promised at most ${promised.byHand}`,
  );
}

if (values.json)
  console.log(
    JSON.stringify({ machine, ...options, proved: provedWorlds, promised, means, results }, null, 2),
  );
else print();
