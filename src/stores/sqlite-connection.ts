import { diskFailure } from './disk-failure.js';
import type { SqliteDatabase, SqliteStatement, SqliteValue } from './sqlite-database.js';
import { sqliteFailure } from './sqlite-failure.js';
import { storeFailure } from './store-failure.js';

export interface SqliteOptions {
  /** How long a write waits for another process, in milliseconds; 5,000 unless told. */
  readonly busyTimeout?: number;
}

/** What a database file is for. Two marks in its header keep a foreign or a newer file from being touched. */
export interface SqliteFormat {
  /** PRAGMA application_id. */
  readonly application: number;
  /** PRAGMA user_version. */
  readonly version: number;
  readonly schema: string;
}

/** Columns by name. libsql adds `_metadata` to what `get` returns, so rows are read by name only. */
export type Row = Readonly<Record<string, unknown>>;

/** An open database that only fails in typed ways. */
export interface SqliteConnection {
  run(sql: string, ...values: SqliteValue[]): void;
  get(sql: string, ...values: SqliteValue[]): Row | undefined;
  all(sql: string, ...values: SqliteValue[]): readonly Row[];
  /** One immediate transaction: all of `work` or nothing. */
  write<T>(work: () => T): T;
  /** Moves the write-ahead log into the file and empties it; false when a reader was in the way. */
  checkpoint(): boolean;
  close(): void;
}

/** Prepares a database for one format: checks its marks, sets durability, makes the tables of a new file. */
export const connectSqlite = (
  database: SqliteDatabase,
  format: SqliteFormat,
  options: SqliteOptions = {},
): SqliteConnection => {
  const connection = connectionOver(database);
  connection.run(`PRAGMA busy_timeout = ${Math.trunc(options.busyTimeout ?? 5000)}`);
  const fresh = isFresh(connection, format);
  if (connection.get('SELECT journal_mode AS mode FROM pragma_journal_mode')?.mode !== 'wal') {
    connection.run('PRAGMA journal_mode = WAL');
  }
  connection.run('PRAGMA synchronous = FULL');
  connection.run('PRAGMA foreign_keys = ON');
  connection.run('PRAGMA secure_delete = ON');
  if (fresh) connection.write(() => isFresh(connection, format) && create(connection, format));
  return connection;
};

/** True for an empty file. Throws StoreError `unknown-format` for one that is not ours or newer than we are. */
const isFresh = (connection: SqliteConnection, { application, version }: SqliteFormat): boolean => {
  const marks = connection.get(
    `SELECT (SELECT application_id FROM pragma_application_id) AS application,
       (SELECT user_version FROM pragma_user_version) AS version, (SELECT count(*) FROM sqlite_schema) AS tables`,
  );
  if (marks?.application === application && marks.version === version) return false;
  if (marks?.application === 0 && marks.version === 0 && marks.tables === 0) return true;
  throw diskFailure('unknown-format');
};

const create = (connection: SqliteConnection, { application, version, schema }: SqliteFormat): void => {
  for (const statement of schema.split(';')) {
    if (statement.trim() !== '') connection.run(statement);
  }
  connection.run(`PRAGMA application_id = ${application}`);
  connection.run(`PRAGMA user_version = ${version}`);
};

const connectionOver = (database: SqliteDatabase): SqliteConnection => {
  const statements = new Map<string, SqliteStatement>();
  let closed = false;
  const prepared = (sql: string): SqliteStatement => {
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  const typed = <T>(work: () => T): T => {
    if (closed) throw storeFailure('closed');
    try {
      return work();
    } catch (error) {
      throw sqliteFailure(error) ?? error;
    }
  };
  const connection: SqliteConnection = {
    run: (sql, ...values) => {
      typed(() => (values.length === 0 ? database.exec(sql) : prepared(sql).run(...values)));
    },
    get: (sql, ...values) => typed(() => prepared(sql).get(...values) as Row | undefined),
    all: (sql, ...values) => typed(() => prepared(sql).all(...values) as Row[]),
    write: work => {
      connection.run('BEGIN IMMEDIATE');
      try {
        const result = work();
        connection.run('COMMIT');
        return result;
      } catch (error) {
        rollBack(database);
        throw error;
      }
    },
    checkpoint: () =>
      typed(() => (database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as Row | undefined)?.busy !== 1),
    close: () => {
      if (closed) return;
      // libsql keeps the file open until its statements are collected, so the log is moved in by hand.
      try {
        connection.checkpoint();
      } catch {
        // A file that cannot be checkpointed (read-only, full) keeps its write-ahead log, which is as durable.
      }
      closed = true;
      statements.clear();
      database.close();
    },
  };
  return Object.freeze(connection);
};

const rollBack = (database: SqliteDatabase): void => {
  try {
    database.exec('ROLLBACK');
  } catch {
    // A full disk or an I/O failure has rolled back already.
  }
};
