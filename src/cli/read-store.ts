import { access, chmod, constants, copyFile, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Store } from '../dossier/ports.js';
import { text } from '../source/text.js';
import { diskFailure } from '../stores/disk-failure.js';
import { openSqlite } from '../stores/open-sqlite.js';
import { sqliteStore } from '../stores/sqlite.js';
import { CliFailure, exitCodes, unreadable } from './failure.js';
import { kindOfFile } from './store-header.js';

/**
 * Lends a store to be read and leaves its file as it was, byte for byte, be it a backup or on a disk nobody may write
 * to. A store at rest is one file and is read from a copy, for SQLite makes files beside whatever it opens; one with
 * a write-ahead log may have a writer, and is opened where it stands if that may be done.
 */
export async function readStore<T>(path: string, work: (store: Store) => Promise<T>): Promise<T> {
  await refuseOthers(path);
  if ((await sizeOf(`${path}-wal`)) > 0 && (await isWritable(path))) return lent(path, work);
  const folder = await mkdtemp(join(tmpdir(), 'thutuc-'));
  try {
    return await lent(await copied(path, folder), work);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function lent<T>(path: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = sqliteStore(await openSqlite(path));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** An empty file would become a store by being opened as one. */
async function refuseOthers(path: string): Promise<void> {
  const kind = await kindOfFile(path);
  if (kind === 'absent')
    throw new CliFailure(exitCodes.notFound, text(`Không tìm thấy: ${path}`, `Not found: ${path}`));
  if (kind === 'empty')
    throw new CliFailure(exitCodes.findings, text(`${path} là tệp trống`, `${path} is an empty file`));
}

const TRIES = 20;
/** A file changed less than this ago may change again without its time showing it. */
const SETTLED_MS = 50;

/** A copy in which file and log belong together: neither changed while they were copied. */
async function copied(path: string, folder: string): Promise<string> {
  const copy = join(folder, 'store.db');
  for (let tries = 0; tries < TRIES; tries++) {
    const before = await stateOf(path);
    try {
      await rm(`${copy}-wal`, { force: true });
      await anew(path, copy);
      if (before.log) await anew(`${path}-wal`, `${copy}-wal`);
    } catch (error) {
      throw unreadable(path, error);
    }
    const after = await stateOf(path);
    if (after.mark === before.mark && Date.now() - after.changed > SETTLED_MS) return copy;
    await wait(SETTLED_MS);
  }
  throw diskFailure('busy');
}

/** A copy that may be written to, whatever the rights of the file. */
async function anew(from: string, to: string): Promise<void> {
  await rm(to, { force: true });
  await copyFile(from, to);
  await chmod(to, 0o600);
}

async function stateOf(path: string) {
  const [file, log] = await Promise.all([path, `${path}-wal`].map(each => stat(each).catch(() => undefined)));
  const changed = Math.max(file?.mtimeMs ?? 0, log?.mtimeMs ?? 0);
  const mark = [file, log].map(each => `${each?.ino} ${each?.size} ${each?.mtimeMs}`).join();
  return { log: log !== undefined, changed, mark };
}

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );

/** SQLite writes to the file and beside it. */
async function isWritable(path: string): Promise<boolean> {
  const places = [path, join(path, '..')];
  const may = await Promise.all(
    places.map(place =>
      access(place, constants.W_OK).then(
        () => true,
        () => false,
      ),
    ),
  );
  return may.every(Boolean);
}
