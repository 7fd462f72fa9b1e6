import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StoreError } from '../dossier/errors.js';
import { text } from '../source/text.js';
import { diskFailure } from './disk-failure.js';
import type { SqliteDatabase } from './sqlite-database.js';

type Constructor = new (path: string) => SqliteDatabase;

interface Driver {
  readonly module: string;
  readonly constructorOf: (module: Record<string, unknown>) => unknown;
}

/** In order of preference. node:sqlite is there from Node 22.13 on; the others are optional peers. */
const DRIVERS: readonly Driver[] = [
  { module: 'node:sqlite', constructorOf: module => module.DatabaseSync },
  { module: 'libsql', constructorOf: module => module.default },
  { module: 'better-sqlite3', constructorOf: module => module.default },
];

/** Asks the host for a module; a test hands in its own. */
type Import = (module: string) => Promise<Record<string, unknown>>;

/**
 * Opens an SQLite file, made when missing, with the first driver found: node:sqlite, libsql, better-sqlite3.
 * Throws StoreError: `no-driver` without any, `not-found` when the folder is missing or the path is a folder,
 * `read-only` when folder or file may not be written, `io` when the driver refuses for another reason.
 */
export const openSqlite = async (
  path: string,
  load: Import = module => import(module),
): Promise<SqliteDatabase> => {
  const Database = await firstDriver(load);
  if (path !== ':memory:') await checkPlace(path);
  try {
    return new Database(path);
  } catch (error) {
    // Folder and rights were in order, so nothing is left that the caller could mend.
    throw diskFailure('io', error);
  }
};

const firstDriver = async (load: Import): Promise<Constructor> => {
  for (const { module, constructorOf } of DRIVERS) {
    const found = await load(module).catch(absent);
    if (found !== undefined) return constructorOf(found) as Constructor;
  }
  throw diskFailure('no-driver');
};

/** Not installed is an answer; installed but broken is a failure that must be seen. */
const absent = (error: { readonly code?: unknown }): undefined => {
  if (error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'ERR_UNKNOWN_BUILTIN_MODULE') return undefined;
  if (error.code === 'MODULE_NOT_FOUND') return undefined;
  throw error;
};

const checkPlace = async (path: string): Promise<void> => {
  const folder = dirname(path);
  await access(folder).catch(cause => {
    throw new StoreError('not-found', noFolder(folder), cause);
  });
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) throw new StoreError('not-found', isFolder(path));
  for (const place of found === undefined ? [folder] : [folder, path]) {
    await access(place, constants.W_OK).catch(cause => {
      throw diskFailure('read-only', cause);
    });
  }
};

const noFolder = (folder: string) =>
  text(
    `Không có thư mục ${folder}. Hãy tạo thư mục rồi làm lại.`,
    `There is no folder ${folder}. Make it and try again.`,
  );

const isFolder = (path: string) =>
  text(
    `${path} là thư mục. Hãy ghi tên một tệp trong thư mục đó.`,
    `${path} is a folder. Name a file in it.`,
  );
