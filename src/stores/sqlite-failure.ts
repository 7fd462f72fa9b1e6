import type { StoreError } from '../dossier/errors.js';
import { type DiskFailure, diskFailure } from './disk-failure.js';
import { storeFailure } from './store-failure.js';

/** Primary result codes of SQLite (https://www.sqlite.org/rescode.html) that are the world's fault, not ours. */
const FAILURES: Readonly<Record<number, DiskFailure>> = {
  3: 'read-only', // PERM
  5: 'busy', // BUSY
  6: 'busy', // LOCKED
  8: 'read-only', // READONLY
  10: 'io', // IOERR
  11: 'corrupt', // CORRUPT
  13: 'full', // FULL
  14: 'read-only', // CANTOPEN: the file is open already, so it is the journal beside it that may not be made
  23: 'read-only', // AUTH
  26: 'corrupt', // NOTADB
};

const NAMES: Readonly<Record<string, number>> = {
  PERM: 3,
  BUSY: 5,
  LOCKED: 6,
  READONLY: 8,
  IOERR: 10,
  CORRUPT: 11,
  FULL: 13,
  CANTOPEN: 14,
  AUTH: 23,
  NOTADB: 26,
};

/** The drivers' own error, each under its own names: node:sqlite errcode, libsql rawCode, better-sqlite3 code. */
interface DriverError {
  readonly errcode?: unknown;
  readonly rawCode?: unknown;
  readonly code?: unknown;
}

/** A table that was there when the file was opened and is gone is damage; any other plain ERROR (1) is a bug. */
const TABLE_LOST = /no such (table|column)|has (no|\d+) columns?/;

/** The typed failure behind a driver's error, or undefined when it is none of SQLite's (a bug: throw it as it is). */
export const sqliteFailure = (error: unknown): StoreError | undefined => {
  if (!(error instanceof Error)) return undefined;
  if (/database( connection)? is not open/.test(error.message)) return storeFailure('closed', error);
  const failure = TABLE_LOST.test(error.message)
    ? 'corrupt'
    : FAILURES[resultCode(error as DriverError) & 0xff];
  return failure && diskFailure(failure, error);
};

const resultCode = ({ errcode, rawCode, code }: DriverError): number => {
  if (typeof errcode === 'number') return errcode;
  if (typeof rawCode === 'number') return rawCode;
  const name = typeof code === 'string' ? /^SQLITE_([A-Z]+)/.exec(code)?.[1] : undefined;
  return (name === undefined ? undefined : NAMES[name]) ?? 0;
};
