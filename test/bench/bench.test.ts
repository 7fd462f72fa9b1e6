import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { prove } from './proof.js';
import { stage } from './stage.js';

describe('the baselines of the benchmark', () => {
  test('do the same work: equal pages, issues, states and due instants', async () => {
    const { visits, dossiers, differences } = await prove(stage());
    expect(differences).toEqual([]);
    expect(dossiers).toBe(7);
    expect(visits).toBeGreaterThan(150);
  });

  test('a difference is told by side, place and field, never by value', async () => {
    const on = stage();
    const first = on.cases.cases[0]!;
    const portable = { ...on.portable, form: { ...on.portable.form, checks: [] } };
    const { differences } = await prove({ ...on, portable, cases: { ...on.cases, cases: [first] } });
    expect(differences.length).toBeGreaterThan(0);
    expect(differences[0]).toMatch(/^portable: everything-on-record, .*: \/faults/);
  });

  test('the script runs and prints every workload', () => {
    const args = ['test/bench/bench.mjs', '--rounds', '1', '--slice', '1', '--json'];
    const { results, proved } = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
    expect(proved.dossiers).toBe(7);
    expect(results).toHaveLength(6);
    for (const { measured } of results) for (const { micros } of measured) expect(micros).toBeGreaterThan(0);
  });
});
