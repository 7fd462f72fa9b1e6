import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { cli } from '../build.js';
import { example, workplace } from './workplace.js';

const { folder, thutuc, copied, file, remove } = workplace();
afterAll(remove);

const controls = /[^\P{Cc}\n]|\u202e/u;

test('a reader that has seen enough does not change the exit code', () => {
  const wrong = file('wrong.procedure.json', `{\n${'"a": 1,\n'.repeat(20_000)}}`);
  const piped = (line: string) =>
    spawnSync('bash', ['-c', `set -o pipefail; ${line}`], { cwd: folder, encoding: 'utf8' });
  const check = `${process.execPath} ${cli} check`;
  expect(piped(`${check} ${wrong} --format json | head -c 1`).status).toBe(1);
  expect(piped(`${check} ${wrong} | true`)).toMatchObject({ status: 1, stderr: '' });
  expect(piped(`${check} ${example} | true`)).toMatchObject({ status: 0, stderr: '' });
});

test('the page of a rule is named by a path that exists', () => {
  const { stdout } = thutuc('check', file('bare.procedure.json', '{}'));
  const pages = [...stdout.matchAll(/^ {2}(\S+\/docs\/rules\/[a-z-]+\.md)$/gm)].map(([, page]) => page!);
  expect(pages.length).toBeGreaterThan(0);
  expect(pages.filter(page => !existsSync(join(folder, page)))).toEqual([]);
});

describe('what a terminal would obey is shown as a dot', () => {
  test('in the words of the command line', () => {
    const { stderr } = thutuc('che\u001b[31mk\u0007');
    expect(stderr).toContain('No command "che·[31mk·"');
    expect(thutuc('check', 'no\u001b]0;x\u0007where').stderr).not.toMatch(controls);
  });
  test('in every title run prints', () => {
    const place = copied('coloured');
    for (const name of ['procedure.json', 'cases.json']) {
      const path = join(place, name);
      const text = readFileSync(path, 'utf8').replaceAll('"title": "', '"title": "\\u001b[31m\\u0007\\u202e');
      writeFileSync(path, text.replace('"filled": ', '"filled": 1'));
    }
    const { stdout } = thutuc('run', place, '--only', 'everything-on-record');
    expect(stdout).toContain('·[31m··');
    expect(stdout).not.toMatch(controls);
  });
});

describe('run', () => {
  test('prints a due instant that did not come true in the zone its author wrote', () => {
    const place = copied('zone');
    const path = join(place, 'cases.json');
    const cases = JSON.parse(readFileSync(path, 'utf8'));
    cases.cases[0].expect = { due: { processing: '2026-04-22T16:00:00+07:00' } };
    writeFileSync(path, JSON.stringify({ ...cases, cases: cases.cases.slice(0, 1) }));
    const { status, stdout } = thutuc('run', place, '--store', join(place, 'x.db'));
    expect(status).toBe(1);
    expect(stdout).toContain('expected "2026-04-22T16:00:00+07:00"');
    expect(stdout).toContain('actual   "2026-04-22T17:00:00+07:00"');
  });
  test('names no group where a field stands in none', () => {
    const { stdout } = thutuc('run', example, '--store', join(folder, 'groups.db'));
    expect(stdout).not.toMatch(/^ *: /m);
  });
});
