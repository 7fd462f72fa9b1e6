import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { verifyChain } from '../../src/dossier/log.js';
import { nodeCrypto } from '../../src/node-crypto.js';
import { openSqlite, sqliteStore } from '../../src/sqlite.js';
import { cli } from '../build.js';

/** Real kills of one run of this test; `THUTUC_KILLS=1000` for a long one. */
const KILLS = Number(process.env.THUTUC_KILLS ?? 100);
const folder = mkdtempSync(join(tmpdir(), 'thutuc-kill-'));
const example = fewCasesOf(resolve(import.meta.dirname, '../../examples/birth-registration'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The example with three of its cases: a run is mostly writing, and short enough to be killed often. */
function fewCasesOf(whole: string): string {
  const copy = join(folder, 'example');
  cpSync(whole, copy, { recursive: true });
  const file = join(copy, 'cases.json');
  const all = JSON.parse(readFileSync(file, 'utf8')) as { cases: readonly object[] };
  writeFileSync(file, JSON.stringify({ ...all, cases: all.cases.slice(0, 3) }));
  return copy;
}

const run = (store: string) =>
  spawnSync(process.execPath, [cli, 'run', example, '--store', store], { encoding: 'utf8' });
const exported = (store: string) =>
  spawnSync(process.execPath, [cli, 'export', store], { encoding: 'utf8' }).stdout;

/** Runs the example, kills the process after `ms`, and answers whether it was still alive. */
function killedAfter(store: string, ms: number): Promise<boolean> {
  return new Promise(done => {
    const child = spawn(process.execPath, [cli, 'run', example, '--store', store], { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), ms);
    child.on('exit', (_, signal) => {
      clearTimeout(timer);
      done(signal === 'SIGKILL');
    });
  });
}

/** Hashes of all events on disk; throws when a chain does not hold. */
async function hashesIn(path: string): Promise<ReadonlySet<string>> {
  if (!existsSync(path)) return new Set();
  const store = sqliteStore(await openSqlite(path));
  try {
    const rows = await store.list({ limit: 1000 });
    const logs = await Promise.all(rows.map(row => store.read(row.dossier)));
    for (const log of logs) expect(verifyChain(nodeCrypto, log).ok).toBe(true);
    return new Set(logs.flat().map(event => event.hash));
  } finally {
    await store.close();
  }
}

let kills = 0;

/** One store killed again and again, each time a little later, until a run gets through or there were kills enough. */
async function chain(store: string, first: number, step: number): Promise<void> {
  let kept: ReadonlySet<string> = new Set();
  for (let ms = first; kills < KILLS; ms += step) {
    if (!(await killedAfter(store, ms))) return;
    kills += 1;
    const after = await hashesIn(store);
    expect([...kept].filter(hash => !after.has(hash)).length, 'acknowledged events lost').toBe(0);
    kept = after;
  }
}

test(`killed ${KILLS} times, a second run ends in the same log byte for byte`, async () => {
  const begin = performance.now();
  const calm = join(folder, 'undisturbed.db');
  expect(run(calm).status).toBe(0);
  const lifetime = performance.now() - begin;
  const undisturbed = exported(calm);
  expect(undisturbed.trim().split('\n').length).toBeGreaterThan(50);

  let chains = 0;
  const worker = async () => {
    while (kills < KILLS) {
      chains += 1;
      const store = join(folder, `chain-${chains}.db`);
      await chain(store, lifetime * (0.2 + ((chains * 7) % 10) / 40), lifetime / 40);
      const resumed = run(store);
      expect(resumed.status, resumed.stderr || resumed.stdout.slice(-2000)).toBe(0);
      expect(exported(store) === undisturbed, 'equal to the undisturbed log, byte for byte').toBe(true);
    }
  };
  await Promise.all([worker(), worker()]);
  console.log(`${kills} kills over ${chains} stores, nothing acknowledged lost`);
}, 1_800_000);
