import { readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { StoreError } from '../../src/dossier/errors.js';
import { type Head, verifyChain } from '../../src/dossier/log.js';
import { nodeCrypto } from '../../src/node-crypto.js';
import { openSqlite } from '../../src/stores/open-sqlite.js';
import { sqliteKeys } from '../../src/stores/sqlite-keys.js';
import { STORE_FORMAT } from '../../src/stores/sqlite-schema.js';
import { minute, step } from '../../src/testing/sample-steps.js';
import { canonicalJson } from '../../src/value/canonical.js';
import { filed, opened, refused } from './sqlite-files.js';
import { temporaryFolder } from './temporary-folder.js';

const folder = temporaryFolder();

describe('a file that is not ours is refused and not touched', () => {
  test.each([
    ['another program’s', 'CREATE TABLE notes (text TEXT)', 'unknown-format'],
    ['marked by another program', 'PRAGMA application_id = 7', 'unknown-format'],
    [
      'of a newer release',
      `PRAGMA application_id = ${STORE_FORMAT.application}; PRAGMA user_version = ${STORE_FORMAT.version + 1}`,
      'unknown-format',
    ],
  ] as const)('%s', async (name, sql, code) => {
    const path = join(folder, `${name}.db`);
    const database = await openSqlite(path);
    database.exec(sql);
    database.close();
    const before = readFileSync(path);
    await refused(opened(path), code);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('a text file', async () => {
    const path = join(folder, 'text.db');
    writeFileSync(path, 'Đây không phải là cơ sở dữ liệu.\n'.repeat(200));
    const before = readFileSync(path);
    await refused(opened(path), 'corrupt');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('keys in place of the store, and the store in place of keys', async () => {
    const { path } = await filed(folder, 'swapped.db', 1);
    await refused(
      openSqlite(path).then(database => sqliteKeys(database)),
      'unknown-format',
    );
    const keysPath = join(folder, 'swapped-keys.db');
    await sqliteKeys(await openSqlite(keysPath)).close();
    await refused(opened(keysPath), 'unknown-format');
  });
});

describe('a file that was damaged', () => {
  test('half of it is missing: corrupt', async () => {
    const { path } = await filed(folder, 'half.db', 60);
    truncateSync(path, Math.floor(statSync(path).size / 2 / 4096) * 4096);
    await refused(
      opened(path).then(store => store.read('d-1')),
      'corrupt',
    );
  });

  test('any bit flipped: refused, found by the chain, or nothing in the log changed', async () => {
    const { path, head } = await filed(folder, 'flipped.db', 100);
    const sound = readFileSync(path);
    const store = await opened(path);
    const log = canonicalJson(await store.read('d-1'));
    await store.close();
    const outcomes = { refused: 0, found: 0, unchanged: 0 };
    for (let flip = 0; flip < 2000; flip++) {
      const bytes = Uint8Array.from(sound);
      bytes[(flip * 7919) % bytes.length]! ^= 1 << (flip % 8);
      const copy = join(folder, `flip-${flip}.db`);
      writeFileSync(copy, bytes);
      outcomes[await afterFlip(copy, head, log)] += 1;
      for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true });
    }
    console.info('2,000 bit flips', outcomes);
    expect(outcomes.found).toBeGreaterThan(500);
  });

  const afterFlip = async (path: string, head: Head, log: string) => {
    try {
      const store = await opened(path);
      const events = await store.read('d-1');
      await Promise.all([store.row('d-1'), store.list({}), store.due(minute(999), 9), store.outbox(9)]);
      await store.close();
      if (canonicalJson(events) === log) return 'unchanged';
      expect(verifyChain(nodeCrypto, events, head).ok).toBe(false);
      return 'found';
    } catch (error) {
      expect(error).toBeInstanceOf(StoreError);
      return 'refused';
    }
  };

  test('an event rewritten by hand: SQLite sees nothing, the chain does', async () => {
    const { path, head } = await filed(folder, 'rewritten.db', 3);
    const database = await openSqlite(path);
    database.exec(`UPDATE events SET event = replace(event, '"fields":2', '"fields":9') WHERE seq = 2`);
    expect(database.prepare('PRAGMA integrity_check').get()).toMatchObject({ integrity_check: 'ok' });
    database.close();
    const store = await opened(path);
    expect(verifyChain(nodeCrypto, await store.read('d-1'), head)).toEqual({
      ok: false,
      index: 1,
      reason: 'hash',
    });
    await store.close();
  });

  test.each(['outbox', 'timers', 'events', 'commands'])('the table %s was dropped', async table => {
    const { path } = await filed(folder, `${table}.db`, 1);
    const store = await opened(path);
    const database = await openSqlite(path);
    database.exec(`DROP TABLE ${table}`);
    database.close();
    await refused(
      store.append(step({ dossier: 'd-2', set: { late: minute(1) }, effects: { slip: minute(1) } })),
      'corrupt',
    );
    await store.close();
  });
});
