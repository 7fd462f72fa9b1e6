import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { workplace } from './workplace.js';

const { thutuc, copied, remove } = workplace();
afterAll(remove);

/** Changes one place of a file. */
function edit(path: string, from: string, to: string): void {
  const before = readFileSync(path, 'utf8');
  expect(before).toContain(from);
  writeFileSync(path, before.replace(from, to));
}

describe('a store that holds a run of something else', () => {
  const run = (place: string, ...more: readonly string[]) =>
    thutuc('run', place, '--only', 'everything-on-record', '--store', join(place, 'run.db'), ...more);

  test.each([
    ['the definition', 'procedure.json', '"cutoff": "15:00"', '"cutoff": "15:30"'],
    ['the script', 'cases.json', '"after": "PT', '"after": "PT1H'],
    ['the agency', 'cases.json', '"H26.10"', '"H26.11"'],
    ['a sample record', 'records/population.json', 'Lê Quang Minh', 'Lê Quang Mình'],
  ])('is refused after %s changed, and --fresh is the way out', (what, name, from, to) => {
    const place = copied(`run ${what}`);
    expect(run(place).status).toBe(0);
    edit(join(place, name), from, to);
    const ran = run(place);
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(ran.stderr).toMatch(/holds a run of another version[\s\S]*Use --fresh/);
    expect(run(place, '--fresh').stderr).toBe('');
  });
  test('is played on when only what is expected changed', () => {
    const place = copied('expected');
    expect(run(place).status).toBe(0);
    edit(join(place, 'cases.json'), '"filled": ', '"filled": 1');
    const ran = run(place);
    expect(ran).toMatchObject({ status: 1, stderr: '' });
    expect(ran.stdout).toMatch(/Not as expected: filled/);
  });
  test('of another procedure with the same seed and case name is left beside', () => {
    const place = copied('two');
    expect(run(place).status).toBe(0);
    edit(join(place, 'procedure.json'), '"1.001193"', '"1.001194"');
    expect(run(place)).toMatchObject({ status: 0, stderr: '' });
    const { stdout } = thutuc('report', join(place, 'run.db'), '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ dossiers: 2 });
  });
});
