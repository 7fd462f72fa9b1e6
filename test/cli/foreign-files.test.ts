import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openSqlite, sqliteStore } from '../../src/sqlite.js';
import { example, stack, workplace } from './workplace.js';

const { folder, thutuc, asNobody, file, copied, remove } = workplace();
afterAll(remove);

describe('types', () => {
  test('never writes over the definition, whatever it is called', () => {
    const bytes = readFileSync(join(example, 'procedure.json'), 'utf8');
    const named = file('definition', bytes);
    expect(thutuc('types', named)).toMatchObject({ status: 0, stdout: `${named}.d.ts\n` });
    expect(readFileSync(named, 'utf8')).toBe(bytes);
    const typed = file('own.d.ts', bytes);
    expect(thutuc('types', typed)).toMatchObject({ status: 0, stdout: `${typed}.d.ts\n` });
    expect(readFileSync(typed, 'utf8')).toBe(bytes);
  });
  test('writes over its own file and over no other', () => {
    const procedure = join(copied('typed'), 'procedure.json');
    const target = join(folder, 'typed/procedure.d.ts');
    expect(thutuc('types', procedure).status).toBe(0);
    expect(thutuc('types', procedure).status).toBe(0);
    writeFileSync(target, 'export type Mine = 1;\n');
    const ran = thutuc('types', procedure);
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(ran.stderr).toMatch(/was not written by thutuc types[\s\S]*--stdout/);
    expect(readFileSync(target, 'utf8')).toBe('export type Mine = 1;\n');
  });
});

describe('--fresh', () => {
  const fresh = (store: string) => [
    'run',
    example,
    '--only',
    'everything-on-record',
    '--store',
    store,
    '--fresh',
  ];

  test('refuses what it cannot read', () => {
    const secret = file('secret', 'precious');
    chmodSync(secret, 0o200);
    const ran = asNobody(...fresh(secret));
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(ran.stderr).toContain('No permission to read');
    expect(readFileSync(secret, 'utf8')).toBe('precious');
  });
  test.each(['-wal', '-shm', '-journal'])('leaves a foreign %s alone, with and without --fresh', end => {
    const precious = file(`note${end}`, 'precious');
    for (const words of [fresh(join(folder, 'note')), fresh(join(folder, 'note')).slice(0, -1)]) {
      const ran = thutuc(...words);
      expect(ran).toMatchObject({ status: 1, stdout: '' });
      expect(ran.stderr).toContain(`note${end} is not a store of thutuc`);
    }
    expect(readFileSync(precious, 'utf8')).toBe('precious');
    expect(existsSync(join(folder, 'note'))).toBe(false);
    renameSync(precious, join(folder, `kept${end}`));
  });
  test('a folder and a read-only folder are words', () => {
    mkdirSync(join(folder, 'shelf'));
    expect(thutuc(...fresh(join(folder, 'shelf'))).stderr).toMatch(/shelf is a folder/);
    const locked = join(folder, 'locked');
    mkdirSync(locked);
    const store = join(locked, 'x.db');
    expect(thutuc(...fresh(store)).status).toBe(0);
    chmodSync(locked, 0o555);
    chmodSync(store, 0o444);
    const ran = asNobody(...fresh(store));
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(ran.stderr).toContain('Cannot remove');
    expect(ran.stderr).not.toMatch(stack);
  });
  test('removes a store of ours that a killed run left with its mark in the log only', async () => {
    const store = sqliteStore(await openSqlite(join(folder, 'live.db')));
    const cut = join(folder, 'cut.db');
    for (const end of ['', '-wal']) copyFileSync(join(folder, `live.db${end}`), `${cut}${end}`);
    await store.close();
    expect(readFileSync(cut).readInt32BE(68)).toBe(0);
    expect(thutuc(...fresh(cut)).status).toBe(0);
  });
  test('takes what a run killed before its first table left, and no foreign side file beside it', async () => {
    const blank = join(folder, 'blank.db');
    const database = await openSqlite(blank);
    database.exec('PRAGMA journal_mode = WAL');
    database.close();
    expect(readFileSync(blank).length).toBeGreaterThan(0);
    expect(thutuc(...fresh(blank)).status).toBe(0);
    for (const end of ['-wal', '-shm', '-journal']) {
      const precious = file(`blank.db${end}`, 'precious');
      const ran = thutuc(...fresh(blank));
      expect(ran).toMatchObject({ status: 1, stdout: '' });
      expect(ran.stderr).toContain(`blank.db${end} is not a store of thutuc`);
      expect(readFileSync(precious, 'utf8')).toBe('precious');
      renameSync(precious, join(folder, `spared${end}`));
    }
  });
  test('leaves a foreign database alone, marked or not', async () => {
    const theirs = join(folder, 'theirs.db');
    const database = await openSqlite(theirs);
    database.exec('CREATE TABLE precious (a)');
    database.close();
    const before = readFileSync(theirs);
    expect(thutuc(...fresh(theirs)).stderr).toContain('theirs.db is not a store of thutuc');
    expect(readFileSync(theirs).equals(before)).toBe(true);
  });
});

describe('folders and sizes', () => {
  const at = (name: string) => join(copied(name), 'procedure.json');

  test('links are followed once, rings not at all', () => {
    at('ring/a');
    symlinkSync('..', join(folder, 'ring/a/up'));
    symlinkSync('a', join(folder, 'ring/again'));
    symlinkSync('self', join(folder, 'ring/self'));
    expect(thutuc('check', join(folder, 'ring'))).toMatchObject({
      status: 0,
      stdout: '✓ 1 file, no findings\n',
    });
    const ran = thutuc('check', join(folder, 'ring/self'));
    expect(ran.status).toBe(1);
    expect(ran.stderr).toContain('a link that leads to itself');
  });
  test('a folder below that may not be read is refused in words', () => {
    at('shut/a');
    chmodSync(join(folder, 'shut/a'), 0o000);
    const ran = asNobody('check', join(folder, 'shut'));
    chmodSync(join(folder, 'shut/a'), 0o755);
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(ran.stderr).toMatch(/No permission to read: .*shut\/a/);
  });
  test('a file of gigabytes is refused by its size, not read', () => {
    const huge = file('huge.procedure.json', '{');
    truncateSync(huge, 3 * 1024 ** 3);
    const ran = thutuc('check', huge);
    expect(ran.status).toBe(1);
    expect(ran.stdout).toContain('too-large');
    expect(readdirSync(folder)).toContain('huge.procedure.json');
  });
});
