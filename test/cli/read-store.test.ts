import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSqlite, sqliteStore } from '../../src/sqlite.js';
import { example, stack, workplace } from './workplace.js';

const { folder, thutuc, asNobody, file, remove } = workplace();
afterAll(remove);

const store = join(folder, 'run.db');
beforeAll(() => {
  expect(thutuc('run', example, '--only', 'everything-on-record', '--store', store).status).toBe(0);
});

/** The store with something done to it behind our back. */
async function damaged(name: string, sql: string): Promise<string> {
  const path = join(folder, name);
  copyFileSync(store, path);
  const database = await openSqlite(path);
  database.exec(sql);
  database.close();
  return path;
}

const commands = ['report', 'export'] as const;

describe.each(commands)('%s', command => {
  test('refuses a log shorter than its row says', async () => {
    const sql = 'DELETE FROM events WHERE seq > 13';
    const ran = thutuc(command, await damaged(`cut-${command}.db`, sql));
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(ran.stderr).toContain('lacks events');
  });
  test.each(['null', '5', '[]', '{}', '"x"', '{"facts":{}}'])('refuses an event that is %s', async event => {
    const sql = `UPDATE events SET event = '${event}' WHERE seq = 3`;
    const ran = thutuc(command, await damaged(`odd-${command}.db`, sql));
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(ran.stderr).not.toMatch(stack);
    rmSync(join(folder, `odd-${command}.db`));
  });
  test('makes no store of an empty file', () => {
    const empty = file(`empty-${command}.db`, '');
    const ran = thutuc(command, empty);
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(ran.stderr).toContain('is an empty file');
    expect(readFileSync(empty).length).toBe(0);
  });
  test('leaves a backup of another journal mode as it was', async () => {
    const backup = await damaged(`backup-${command}.db`, 'PRAGMA journal_mode = DELETE');
    const before = readFileSync(backup);
    expect(thutuc(command, backup)).toEqual(thutuc(command, store));
    expect(readFileSync(backup).equals(before)).toBe(true);
    expect(readdirSync(folder).filter(name => name.startsWith(`backup-${command}`))).toHaveLength(1);
  });
  test('reads what may only be read', () => {
    const locked = join(folder, `locked-${command}`);
    mkdirSync(locked);
    copyFileSync(store, join(locked, 'run.db'));
    chmodSync(join(locked, 'run.db'), 0o444);
    chmodSync(locked, 0o555);
    expect(asNobody(command, join(locked, 'run.db'))).toEqual(thutuc(command, store));
  });
  test('reads a store whose last steps are in the log beside it, where they stand and as a read-only copy', async () => {
    const live = join(folder, `live-${command}.db`);
    copyFileSync(store, live);
    const writer = sqliteStore(await openSqlite(live));
    await writer.number('H26.10', '260422', 'somebody');
    const said = thutuc(command, live);
    const locked = join(folder, `copied-${command}`);
    mkdirSync(locked);
    for (const end of ['', '-wal']) {
      copyFileSync(`${live}${end}`, join(locked, `run.db${end}`));
      chmodSync(join(locked, `run.db${end}`), 0o444);
    }
    await writer.close();
    chmodSync(locked, 0o555);
    expect(said).toEqual(thutuc(command, store));
    expect(asNobody(command, join(locked, 'run.db'))).toEqual(said);
  });
});

test.each(['2026-02-30', '2026-13-01', 'yesterday', '2026-4-1'])('report --from %s is no day', day => {
  const ran = thutuc('report', store, '--from', day);
  expect(ran).toMatchObject({ status: 2, stdout: '' });
  expect(ran.stderr).toContain('takes a day of the calendar');
});
