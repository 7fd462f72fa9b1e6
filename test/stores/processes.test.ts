import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { verifyChain } from '../../src/dossier/log.js';
import { nodeCrypto } from '../../src/node-crypto.js';
import { openSqlite } from '../../src/stores/open-sqlite.js';
import { sqliteStore } from '../../src/stores/sqlite.js';
import { minute } from '../../src/testing/sample-steps.js';
import { buildWriter, startWriter, type Writer } from './start-writer.js';
import { temporaryFolder } from './temporary-folder.js';

const KILLS = 25;
const folder = temporaryFolder();
beforeAll(buildWriter);

/** A seeded sequence below `limit`: a kill that found something can be played again. */
const seeded = (seed: number) => {
  let state = seed;
  return (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % limit;
  };
};

const acknowledged = (writers: readonly Writer[]) =>
  writers.flatMap(writer => writer.said()).filter(line => line !== 'conflict');

/** Everything a step writes is there for every event, and nothing else. */
const wholeSteps = async (path: string): Promise<ReadonlyMap<string, number>> => {
  const database = await openSqlite(path);
  const count = (sql: string, dossier: string) =>
    (database.prepare(`SELECT count(*) AS n FROM ${sql} AND dossier = ?`).get(dossier) as { n: number }).n;
  const store = sqliteStore(database);
  const versions = new Map<string, number>();
  for (const { dossier, version } of await store.list({})) {
    const events = await store.read(dossier);
    expect(verifyChain(nodeCrypto, events)).toMatchObject({ ok: true, head: { seq: version } });
    expect(count('commands WHERE first_seq = last_seq', dossier)).toBe(version);
    expect(count(`outbox WHERE status = 'pending'`, dossier)).toBe(version);
    const timers = (await store.due(minute(100_000), 10)).filter(timer => timer.dossier === dossier);
    expect(timers).toEqual([{ dossier, name: 'next', at: minute(version) }]);
    versions.set(dossier, version);
  }
  await store.close();
  return versions;
};

test(`killed with −9 ${KILLS} times at random: nothing acknowledged is lost, nothing is half there`, async () => {
  const path = join(folder, 'killed.db');
  const below = seeded(20_261_123);
  const acked = new Map<string, number>();
  for (let kill = 0; kill < KILLS; kill++) {
    const writer = startWriter(path);
    const steps = 1 + below(25);
    while (writer.said().length < steps && writer.process.exitCode === null) await wait(1);
    await wait(below(4));
    writer.process.kill('SIGKILL');
    expect([await writer.ended, writer.complaint()]).toEqual(['SIGKILL', '']);
    for (const line of acknowledged([writer])) {
      const [dossier = '', version] = line.split(' ');
      acked.set(dossier, Number(version));
    }
    const kept = await wholeSteps(path);
    for (const [dossier, version] of acked) {
      expect(kept.get(dossier), `${dossier} after kill ${kill}`).toBeGreaterThanOrEqual(version);
    }
  }
  const total = [...acked.values()].reduce((sum, version) => sum + version, 0);
  expect(total).toBeGreaterThanOrEqual(KILLS);
  console.info(`${KILLS} kills, ${total} acknowledged steps, 0 lost`);
});

test('four processes open one new file at once and race: each version is acknowledged to exactly one', async () => {
  const path = join(folder, 'raced.db');
  const writers = Array.from({ length: 4 }, () => startWriter(path, 60));
  const endings = await Promise.all(writers.map(async writer => [await writer.ended, writer.complaint()]));
  expect(endings).toEqual(writers.map(() => [0, '']));
  const lines = acknowledged(writers);
  expect(lines).toHaveLength(240);
  expect(new Set(lines).size).toBe(240);
  const kept = await wholeSteps(path);
  expect([...kept.values()]).toEqual([80, 80, 80]);
});
