import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Head, verifyChain } from '../../src/dossier/log.js';
import { nodeCrypto } from '../../src/node-crypto.js';
import { openSqlite } from '../../src/stores/open-sqlite.js';
import { sqliteStore } from '../../src/stores/sqlite.js';
import { sqliteKeys } from '../../src/stores/sqlite-keys.js';
import { filed, grow, opened, refused } from './sqlite-files.js';
import { buildWriter, startWriter } from './start-writer.js';
import { temporaryFolder } from './temporary-folder.js';

const folder = temporaryFolder();

/** A small file system of its own; undefined where this process may not mount one. */
const smallDisk = (name: string): string | undefined => {
  const path = join(folder, name);
  mkdirSync(path);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync('umount', ['-l', path], { stdio: 'ignore' }));
  return path;
};

describe('a disk that is full', () => {
  const fill = async (path: string, limitPages: boolean) => {
    const database = await openSqlite(path);
    const store = sqliteStore(database);
    if (limitPages) database.exec('PRAGMA max_page_count = 60');
    let head: Head | undefined;
    const until = async () => {
      for (;;) head = await grow(store, 1, head);
    };
    await refused(until(), 'full');
    expect(head?.seq).toBeGreaterThan(5);
    expect(verifyChain(nodeCrypto, await store.read('d-1'), head)).toEqual({ ok: true, head });
    expect((await store.row('d-1'))?.version).toBe(head?.seq);
    return { database, store, head: head! };
  };

  test('pages run out: typed, everything acknowledged readable, goes on once there is room', async () => {
    const { database, store, head } = await fill(join(folder, 'pages.db'), true);
    database.exec('PRAGMA max_page_count = 100000');
    expect((await grow(store, 20, head)).seq).toBe(head.seq + 20);
    await store.close();
  });

  test('the file system runs out', async context => {
    const disk = smallDisk('small');
    if (disk === undefined) {
      console.warn('SKIPPED: no right to mount a small file system; the page limit above stands in for it');
      return context.skip();
    }
    const { store } = await fill(join(disk, 'store.db'), false);
    await store.close();
  });
});

describe('a place that may not be written', () => {
  test('no such folder', () => refused(openSqlite(join(folder, 'none', 'store.db')), 'not-found'));

  test('a folder under the file’s name', () => refused(openSqlite(folder), 'not-found'));

  /** Takes the right to write away, from root too, and gives it back. */
  const freeze = (place: string, frozen: boolean) => {
    if (process.getuid?.() !== 0) return chmodSync(place, frozen ? 0o555 : 0o755);
    execFileSync('mount', ['-o', `remount,${frozen ? 'ro' : 'rw'}`, place]);
  };

  test('a read-only folder: typed, and nothing is lost', async context => {
    const place =
      smallDisk('read-only') ?? (process.getuid?.() === 0 ? undefined : join(folder, 'read-only'));
    if (place === undefined) {
      console.warn('SKIPPED: root without the right to mount cannot make a folder read-only');
      return context.skip();
    }
    const path = join(place, 'store.db');
    await buildWriter();
    expect(await startWriter(path, 6).ended).toBe(0);
    freeze(place, true);
    await refused(openSqlite(path), 'read-only');
    await refused(openSqlite(join(place, 'new.db')), 'read-only');
    const handedIn = new Libsql(path);
    expect(() => sqliteStore(handedIn)).toThrow(expect.objectContaining({ code: 'read-only' }));
    handedIn.close();
    freeze(place, false);
    const again = await opened(path);
    for (const dossier of ['d-0', 'd-1', 'd-2']) {
      expect(verifyChain(nodeCrypto, await again.read(dossier))).toMatchObject({
        ok: true,
        head: { seq: 2 },
      });
    }
    await again.close();
  });
});

test('held by another process too long: busy, and free afterwards', async () => {
  const { path, head } = await filed(folder, 'busy.db', 1);
  const store = await opened(path);
  const other = await openSqlite(path);
  other.exec('BEGIN IMMEDIATE');
  await refused(grow(store, 1, head), 'busy');
  expect(await store.read('d-1')).toHaveLength(1);
  other.exec('ROLLBACK');
  expect((await grow(store, 1, head)).seq).toBe(2);
  other.close();
  await store.close();
});

test('a forgotten key leaves no byte behind, neither in the file nor in its write-ahead log', async () => {
  const path = join(folder, 'keys.db');
  const key = Uint8Array.from({ length: 32 }, (_, at) => 0x40 + at);
  const keys = sqliteKeys(await openSqlite(path), () => key);
  const lies = () => [path, `${path}-wal`].some(file => readFileSync(file).includes(Buffer.from(key)));
  await keys.create('d-1');
  expect(lies()).toBe(true);
  await keys.forget('d-1');
  expect(lies()).toBe(false);
  await keys.close();
});
