export { openSqlite } from './stores/open-sqlite.js';
export { sqliteStore } from './stores/sqlite.js';
export type { SqliteDatabase } from './stores/sqlite-database.js';
export { type SqliteKeys, sqliteKeys } from './stores/sqlite-keys.js';
