import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { cli } from '../build.js';

const root = resolve(import.meta.dirname, '../..');
const example = join(root, 'examples/birth-registration');
const folder = mkdtempSync(join(tmpdir(), 'thutuc-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function thutuc(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { status, stdout, stderr };
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('usage', () => {
  test.each([
    [['--help'], 0, 'thutuc check'],
    [[], 0, 'thutuc check'],
    [['--version'], 0, /^\d+\.\d+\.\d+\n$/],
    [['check', '--help', '--lang', 'en'], 0, 'Check procedure definitions'],
    [['check', '--help'], 0, 'Kiểm tra định nghĩa thủ tục'],
  ])('%j answers on stdout', (words, status, said) => {
    const ran = thutuc(...words);
    expect(ran.status).toBe(status);
    expect(ran.stdout).toMatch(said);
    expect(ran.stderr).toBe('');
  });
  test.each([
    [['chek', '--lang', 'en'], 2, 'Did you mean: thutuc check'],
    [['check', '--lang', 'en'], 2, 'Name a file or a folder'],
    [['check', 'x.json', '--formt', 'json', '--lang', 'en'], 2, "Unknown option '--formt'"],
    [['check', 'x.json', '--format', 'xml', '--lang', 'en'], 2, 'pretty, json'],
    [['check', 'nowhere.json', '--lang', 'en'], 3, 'Not found: nowhere.json'],
    [['check', 'nowhere.json'], 3, 'Không tìm thấy: nowhere.json'],
    [['run', 'nowhere', '--lang', 'en'], 3, 'Not found'],
    [['report', 'nowhere.db', '--lang', 'en'], 3, 'Not found'],
    [['export', 'procedure.json', '--lang', 'en'], 2, 'A form needs --format schema, rjsf or jsonforms'],
    [
      ['export', 'a', 'b', '--format', 'rjsf', '--lang', 'en'],
      2,
      'Name exactly one folder or procedure.json',
    ],
    [['export', example, '--format', 'xml', '--lang', 'en'], 2, 'log, schema, rjsf, jsonforms'],
    [
      ['run', example, '--only', 'nobody', '--lang', 'en', '--store', 'only.db'],
      3,
      'There are: everything-on-record',
    ],
  ])('%j is refused with %i, in words', (words, status, said) => {
    const ran = thutuc(...words);
    expect(ran.stderr).toContain(said);
    expect(ran.stderr).not.toMatch(/\bat .*\.js:\d+/);
    expect(ran.status).toBe(status);
  });
});

describe('export of a form', () => {
  test.each([
    ['schema', ['$schema', 'type', 'title', 'additionalProperties', 'properties', 'required']],
    [
      'rjsf',
      [
        'schema',
        'uiSchema',
        'formData',
        'experimental_defaultFormStateBehavior',
        'noHtml5Validate',
        'formContext',
      ],
    ],
    ['jsonforms', ['schema', 'uischema', 'data', 'validationMode']],
  ])('--format %s prints one JSON value', (format, keys) => {
    const ran = thutuc('export', example, '--format', format, '--lang', 'en');
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(Object.keys(JSON.parse(ran.stdout))).toEqual(keys);
  });
  test('the language is that of the titles', () => {
    const titleIn = (lang: string) =>
      JSON.parse(thutuc('export', example, '--format', 'rjsf', '--lang', lang).stdout).schema.properties
        .mother.title;
    expect([titleIn('vi'), titleIn('en')]).toEqual(['Người mẹ', 'Mother']);
  });
});

describe('check', () => {
  test('the example has no findings', () => {
    expect(thutuc('check', example)).toEqual({ status: 0, stdout: '✓ 1 tệp, không có lỗi\n', stderr: '' });
  });

  const good = readFileSync(join(example, 'procedure.json'), 'utf8');
  test.each([
    ['byte order mark', `\ufeff${good}`, 0, undefined],
    ['CRLF', good.replaceAll('\n', '\r\n'), 0, undefined],
    ['UTF-16', Buffer.from(`\ufeff${good}`, 'utf16le'), 1, 'encoding'],
    ['UTF-16 without a mark', Buffer.from(good, 'utf16le'), 1, 'encoding'],
    ['a 20 MB file', ' '.repeat(20_000_000), 1, 'too-large'],
    ['10,000 nested brackets', '['.repeat(10_000), 1, 'too-deep'],
    ['nothing', '', 1, 'syntax'],
    ['half a file', good.slice(0, good.length / 2), 1, 'syntax'],
    [
      'an unknown registry',
      good.replace('"registry": "population"', '"registry": "populaton"'),
      1,
      'unknown-registry',
    ],
  ])('%s', (name, content, status, code) => {
    const ran = thutuc('check', file(`${name}.json`, content), '--format', 'json', '--lang', 'en');
    const found = JSON.parse(ran.stdout) as { code: string; line: number; message: string }[];
    expect(ran.status).toBe(status);
    expect(found.some(finding => finding.code === code)).toBe(code !== undefined);
    expect(ran.stderr).toBe('');
  });

  const cases = readFileSync(join(example, 'cases.json'), 'utf8');
  const named = (schema: string) => JSON.stringify({ $schema: `./schemas/${schema}.schema.json`, format: 1 });
  test.each([
    ['cases.json', cases, 0, []],
    ['cases.json', cases.replace('"online"', '"on-line"'), 1, ['not-one-of']],
    ['cases.json', '{ "seed": "s", "agency": {}, "cases": [}', 1, ['syntax']],
    ['late.cases.json', cases.replace('"given"', '"givn"'), 1, ['unknown-key']],
    ['family.json', cases.replace('"seed"', '"sead"'), 1, ['unknown-key']],
    ['people.json', named('records'), 1, ['missing-key', 'unknown-key']],
    ['cases.json', named('procedure').replace('1', '2'), 1, ['missing-key', 'not-one-of']],
  ])('%s is checked for what it is: %#', (name, content, status, codes) => {
    const ran = thutuc('check', file(name, content), '--format', 'json', '--lang', 'en');
    const found = JSON.parse(ran.stdout) as { code: string }[];
    expect(found.map(({ code }) => code)).toEqual(codes);
    expect([ran.status, ran.stderr]).toEqual([status, '']);
  });

  test('every file that ships is sound by its own schema', () => {
    const shipped = ['records', '../../schemas/registries', '../../schemas/codes', '../../schemas/blocks'];
    const files = shipped.flatMap(shelf =>
      readdirSync(join(example, shelf)).map(name => join(example, shelf, name)),
    );
    expect(thutuc('check', ...files)).toMatchObject({ status: 0, stderr: '' });
  });

  test('the lines around a finding are shown for a case file, by check and by run', () => {
    const wrong = file('cases.json', cases.replace('"online"', '"on-line"'));
    const shown = /cases\.json:\d+:\d+ .*not-one-of[\s\S]*> +\d+ │ .*"on-line"[\s\S]*\^{9}\n/;
    expect(thutuc('check', wrong, '--lang', 'en').stdout).toMatch(shown);
    const ran = thutuc('run', example, '--cases', wrong, '--store', 'never.db', '--lang', 'en');
    expect(ran.status).toBe(1);
    expect(ran.stderr).toMatch(shown);
    expect(ran.stderr.endsWith('in 1 file\n')).toBe(true);
  });

  test('sample records that are none are findings of run, not a bug', () => {
    const beside = join(folder, 'beside');
    cpSync(example, beside, { recursive: true });
    writeFileSync(join(beside, 'records/population.json'), '{ "registry": "population" }');
    const ran = thutuc('run', beside, '--store', 'never.db', '--lang', 'en');
    expect(ran.status).toBe(1);
    expect(ran.stderr).toContain('missing-key');
  });

  test('a broken file never stops the rest', () => {
    mkdirSync(join(folder, 'many/a'), { recursive: true });
    cpSync(join(example, 'procedure.json'), join(folder, 'many/procedure.json'));
    writeFileSync(join(folder, 'many/a/procedure.json'), '{');
    const ran = thutuc('check', 'many', '--format', 'json');
    const files = (JSON.parse(ran.stdout) as { file: string }[]).map(finding => finding.file);
    expect(ran.status).toBe(1);
    expect(new Set(files)).toEqual(new Set(['many/a/procedure.json']));
  });
});

describe('run and report', () => {
  const store = join(folder, 'run.db');
  const first = thutuc('run', example, '--store', store, '--lang', 'en');

  test('prints per family what was filled, waived, done when and by whom, then the criteria', () => {
    expect(first.stderr).toBe('');
    expect(first.status).toBe(0);
    expect(first.stdout).toMatch(
      /everything-on-record[\s\S]*Filled from registries 38\/47 \(source unverified 6\) · typed 7[\s\S]*Kind of identity paper \(locked, source unverified\); Paper number \(locked\)[\s\S]*typed {2}7\n {6}Requester: Relation to the person registered\n[\s\S]*Papers waived[\s\S]*Steps[\s\S]*due 22\/04 17:00 \(processing\)[\s\S]*Birth certificate/,
    );
    for (const criterion of [
      '1 Filled automatically',
      '2 Login → filed',
      '3 Receipt → result',
      '4 Satisfied',
    ])
      expect(first.stdout).toContain(criterion);
  });
  test('run again on the same file changes nothing and says the same', () => {
    const before = thutuc('export', store).stdout;
    expect(thutuc('run', example, '--store', store, '--lang', 'en').stdout).toBe(first.stdout);
    expect(thutuc('export', store).stdout).toBe(before);
  });
  test('values of persons are not printed', () => {
    const records = JSON.parse(readFileSync(join(example, 'records/population.json'), 'utf8')) as {
      records: { record: { personId: string; fullName: string } }[];
    };
    for (const { record } of records.records) {
      expect(first.stdout).not.toContain(record.personId);
      expect(first.stdout).not.toContain(record.fullName);
    }
  });
  test('report needs the file alone, and agrees with run', () => {
    const ran = thutuc('report', store, '--lang', 'en');
    expect(ran.status).toBe(0);
    expect(first.stdout.endsWith(ran.stdout)).toBe(true);
    const json = JSON.parse(thutuc('report', store, '--format', 'json').stdout) as { dossiers: number };
    expect(json.dossiers).toBe(7);
  });
  test('a missing folder, a read-only folder and a corrupted file are words, not stacks; nothing is lost', () => {
    expect(thutuc('run', example, '--store', 'no/such/folder/x.db', '--lang', 'en')).toMatchObject({
      status: 3,
    });
    const broken = join(folder, 'broken.db');
    const bytes = readFileSync(store);
    bytes.fill(7, 0, 4096);
    writeFileSync(broken, bytes);
    for (const words of [
      ['report', broken],
      ['run', example, '--store', broken],
    ]) {
      const ran = thutuc(...words, '--lang', 'en');
      expect(ran.status).toBe(1);
      expect(ran.stderr).not.toMatch(/\bat .*\.js:\d+/);
    }
    expect(readFileSync(broken).equals(bytes)).toBe(true);
  });
  test('a device is no file, and --fresh removes nothing but a store of ours', () => {
    expect(thutuc('check', '/dev/zero', '--lang', 'en')).toMatchObject({ status: 1, stdout: '' });
    const precious = file('precious.txt', 'do not remove');
    const ran = thutuc('run', example, '--fresh', '--store', precious, '--lang', 'en');
    expect(ran.status).toBe(1);
    expect(ran.stderr).toContain('is not a store of thutuc');
    expect(readFileSync(precious, 'utf8')).toBe('do not remove');
  });
  test('a read-only folder', () => {
    const locked = join(folder, 'locked');
    mkdirSync(locked);
    chmodSync(folder, 0o755);
    chmodSync(locked, 0o555);
    // Permissions do not bind root: there the process runs as somebody else.
    const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const words = ['run', example, '--store', join(locked, 'x.db'), '--lang', 'en'];
    const ran = spawnSync(process.execPath, [cli, ...words], { cwd: folder, encoding: 'utf8', ...nobody });
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(ran.stderr).toMatch(/may not be written|read-only|permission/i);
    expect(existsSync(join(locked, 'x.db'))).toBe(false);
  });
});
