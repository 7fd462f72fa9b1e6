import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { typical } from './typical.js';
import { differencesOf, provedWorlds, waysOf } from './typical-sides.js';

describe('the benchmark of typical expressions', () => {
  test.each(typical.map(each => [each.title, each] as const))(
    'thutuc, jsonata and the program by hand come to the same: %s',
    async (_, each) => {
      expect(await differencesOf(each, waysOf(each))).toEqual([]);
      expect(provedWorlds).toBeGreaterThan(600);
    },
  );

  test('a difference is told by side, expression and world, never by value', async () => {
    const [path] = typical;
    const ways = waysOf({ ...path!, byHand: () => 'x' });
    const differences = await differencesOf(path!, ways);
    expect(differences[0]).toBe('by hand: $form.mother.personId, world 0');
    expect(differences).toHaveLength(provedWorlds);
  });

  test('the script runs and prints every expression', () => {
    const args = ['test/bench/expression.mjs', '--rounds', '1', '--slice', '1', '--json'];
    const { results, proved, means } = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
    expect(proved).toBe(provedWorlds);
    expect(results).toHaveLength(11);
    for (const { nanos } of results) expect(Object.keys(nanos)).toEqual(['thutuc', 'jsonata', 'by hand']);
    expect(means.jsonata * means.byHand).toBeGreaterThan(0);
  });
});

test('a path and the largest of the eleven keep no more bytes than what is promised', () => {
  const [path, largest] = ['path', 'object of six fields'];
  const args = [
    'test/bench/expression-memory.mjs',
    '--variants',
    '1000',
    '--json',
    '--only',
    path!,
    '--only',
    largest!,
  ];
  const { promised, results } = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
  const bytes = results.map(({ bytes: { whole } }: { bytes: { whole: number } }) => whole);
  console.info(`bytes kept: ${path} ${bytes[0].toFixed(0)}, ${largest} ${bytes[1].toFixed(0)}`);
  expect(bytes[0]).toBeLessThanOrEqual(promised.path);
  expect(bytes[1]).toBeLessThanOrEqual(promised.typical);
});
