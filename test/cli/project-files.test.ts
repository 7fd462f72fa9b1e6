import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { example, root, stack, workplace } from './workplace.js';

const { thutuc, copied, remove } = workplace();
afterAll(remove);

/** The birth example with its own `thutuc.json` and the files that names. */
function project(name: string, files: Readonly<Record<string, string>>): string {
  const place = copied(name);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(place, path, '..'), { recursive: true });
    writeFileSync(join(place, path), content);
  }
  return place;
}

const both = (place: string) => [
  thutuc('check', place),
  thutuc('run', place, '--store', join(place, 'run.db')),
];

const shipped = (path: string) => JSON.parse(readFileSync(join(root, 'schemas', path), 'utf8'));
const calendar = shipped('calendars/vn-state-agencies.json');

describe('a source file of the project that is not sound', () => {
  test.each([
    ['calendars', '{}', 'missing-key', 'lacks the keys "id"'],
    ['calendars', 'null', 'wrong-kind', 'must be an object'],
    ['calendars', '5', 'wrong-kind', 'must be an object'],
    ['calendars', JSON.stringify({ ...calendar, officeHours: [['07:00', '06:00']] }), 'pattern', 'overlap'],
    ['calendars', JSON.stringify({ ...calendar, id: 'Mine' }), 'pattern', 'The name procedures know'],
    ['registries', '{"nmae":"land"}', 'unknown-key', 'There is no key "nmae"'],
    ['codes', '[]', 'wrong-kind', 'must be an object'],
    ['blocks', '{"type":"objekt","properties":{}}', 'not-one-of', '"type" must be'],
    ['blocks', '{"type" "object"}', 'syntax', '"type"'],
  ])('%s/x.json = %.30s: check and run refuse it at its own place', (shelf, content, code, said) => {
    const place = project(`${shelf}-${Math.random()}`, {
      'thutuc.json': JSON.stringify({ [shelf]: shelf }),
      [`${shelf}/x.json`]: content,
    });
    for (const { status, stdout, stderr } of both(place)) {
      expect(status).toBe(1);
      expect(stdout + stderr).toMatch(new RegExp(`${shelf}/x\\.json:\\d+:\\d+ {2}error ${code}`));
      expect(stdout + stderr).toContain(said);
      expect(stdout + stderr).not.toMatch(/procedure\.json:\d|A bug in thutuc/);
    }
  });
  test('is told once, however many definitions stand on it; alone it is checked too', () => {
    const place = project('many', { 'thutuc.json': '{"codes":"codes"}', 'codes/x.json': '{}' });
    copied('many/second');
    const { stdout } = thutuc('check', place, '--format', 'json');
    expect(JSON.parse(stdout)).toHaveLength(1);
    expect(thutuc('check', join(place, 'codes/x.json')).stdout).toContain('missing-key');
  });
  test('a settings file is checked by its schema', () => {
    const place = project('settings', { 's.json': '{"$schema":"x/settings.schema.json","format":2}' });
    expect(thutuc('check', join(place, 's.json'))).toMatchObject({ status: 1 });
  });
});

describe('thutuc.json', () => {
  test.each([
    ['[]', 'wrong-kind'],
    ['3', 'wrong-kind'],
    ['null', 'wrong-kind'],
    ['{"registries":5}', 'wrong-kind'],
    ['{"registries":["a"]}', 'wrong-kind'],
    ['{"language":"fr"}', 'not-one-of'],
    ['{"langauge":"vi"}', 'unknown-key'],
    ['{"language":\n"vi",}', 'trailing-comma'],
  ])('%s is refused with its line', (content, code) => {
    const place = project(`config-${Math.random()}`, { 'thutuc.json': content });
    for (const { status, stdout, stderr } of both(place)) {
      expect(status).toBe(1);
      expect(stdout + stderr).toMatch(new RegExp(`thutuc\\.json:\\d+:\\d+ {2}error ${code}`));
      expect(stdout + stderr).toMatch(/> 1 │|> 2 │/);
    }
  });
  test('a folder of that name is refused, not passed over', () => {
    const place = copied('named-folder');
    mkdirSync(join(place, 'thutuc.json'));
    expect(thutuc('check', place).stderr).toContain('thutuc.json is a folder, a file is needed');
    expect(thutuc('check', place).status).toBe(1);
  });
});

describe('sample records', () => {
  const population = JSON.parse(readFileSync(join(example, 'records/population.json'), 'utf8'));
  const misspelt = structuredClone(population);
  misspelt.records[0].record.fulName = misspelt.records[0].record.fullName;
  const nested = structuredClone(population);
  nested.records[0].record.permanentResidence = { provinse: '01' };
  test.each([
    ['5', 'wrong-kind', 'must be an object'],
    ['null', 'wrong-kind', 'must be an object'],
    ['{}', 'missing-key', 'lacks the keys'],
    ['{"recrods":[],"registry":"population"}', 'unknown-key', 'Did you mean "records"?'],
    ['{"registry":"populaton","records":[]}', 'unknown-registry', 'Did you mean "population"?'],
    [JSON.stringify({ ...population, latency: 'x' }), 'wrong-kind', '"latency" must be a whole number'],
    [JSON.stringify(misspelt), 'unknown-key', 'Did you mean "fullName"?'],
    [JSON.stringify(nested), 'unknown-key', 'has no field "provinse" here'],
    ['{"registry":"population" "records":[]}', 'syntax', '> 1 │'],
  ])('%.40s is refused by check and run', (content, code, said) => {
    const place = project(`records-${Math.random()}`, { 'records/population.json': content });
    const ran = [
      thutuc('check', join(place, 'records/population.json')),
      thutuc('run', place, '--store', join(place, 'run.db')),
    ];
    for (const { status, stdout, stderr } of ran) {
      expect(status).toBe(1);
      expect(stdout + stderr).toMatch(new RegExp(`population\\.json:\\d+:\\d+ {2}error ${code}`));
      expect(stdout + stderr).toContain(said);
    }
  });
});

describe('a case file', () => {
  const cases = JSON.parse(readFileSync(join(example, 'cases.json'), 'utf8'));
  const [first] = cases.cases;
  const spoilt = (change: object) => JSON.stringify({ ...cases, cases: [{ ...first, ...change }] });
  test.each([
    ['a first event that is not open', { events: first.events.slice(1) }, 'not-one-of'],
    [
      'a wait beyond all bounds',
      { events: [first.events[0], { event: 'save', after: 'PT99999999999999H' }] },
      'too-many',
    ],
    [
      'a login at the end of time',
      { given: { ...first.given, loggedInAt: '9999-12-31T23:59:59Z' } },
      'pattern',
    ],
    [
      'a login on 30 February',
      { given: { ...first.given, loggedInAt: '2026-02-30T08:00:00+07:00' } },
      'pattern',
    ],
    [
      'a due instant that is none',
      { expect: { due: { processing: '2026-13-01T08:00:00+07:00' } } },
      'pattern',
    ],
  ])('%s is a finding of check and of run', (what, change, code) => {
    const place = project(`case ${what}`, { 'cases.json': spoilt(change) });
    const ran = [
      thutuc('check', join(place, 'cases.json')),
      thutuc('run', place, '--store', join(place, 'run.db')),
    ];
    for (const { status, stdout, stderr } of ran) {
      expect(status).toBe(1);
      expect(stdout + stderr).toMatch(new RegExp(`cases\\.json:\\d+:\\d+ {2}error ${code}`));
      expect(stderr).not.toMatch(stack);
    }
  });
  test('a case whose open is refused is told with the reason', () => {
    const [open, ...rest] = first.events;
    const by = { ...open, by: 'assessor', as: 'cb-01' };
    const place = project('unopened', { 'cases.json': spoilt({ events: [by, ...rest] }) });
    const ran = thutuc('run', place, '--store', join(place, 'run.db'));
    expect(ran).toMatchObject({ status: 1, stderr: '' });
    expect(ran.stdout).toMatch(/✗ everything-on-record[\s\S]*Refused open: Only the applicant/);
  });
});
