/** What may be bound to a statement here. */
export type SqliteValue = string | number | Uint8Array;

export interface SqliteStatement {
  run(...values: SqliteValue[]): unknown;
  get(...values: SqliteValue[]): unknown;
  all(...values: SqliteValue[]): unknown[];
}

/**
 * The part of an SQLite driver a store needs. node:sqlite's DatabaseSync, better-sqlite3 and libsql all fit; hand
 * in whichever is there, or let `openSqlite` choose.
 */
export interface SqliteDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): SqliteStatement;
  close(): unknown;
}
