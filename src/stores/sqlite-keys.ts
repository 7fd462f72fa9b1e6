import type { Keys } from '../dossier/ports.js';
import { diskFailure } from './disk-failure.js';
import { type NewKey, randomKey } from './new-key.js';
import { connectSqlite, type SqliteConnection, type SqliteOptions } from './sqlite-connection.js';
import type { SqliteDatabase } from './sqlite-database.js';
import { KEYS_FORMAT } from './sqlite-schema.js';
import { storeFailure } from './store-failure.js';
import { checkText } from './store-input.js';

/** Keys in their own SQLite file. Keep it, and its backups, apart from the store's. */
export interface SqliteKeys extends Keys {
  close(): Promise<void>;
}

export const sqliteKeys = (
  database: SqliteDatabase,
  newKey: NewKey = randomKey,
  options?: SqliteOptions,
): SqliteKeys => {
  const connection = connectSqlite(database, KEYS_FORMAT, options);
  return Object.freeze({
    create: async (dossier: string) => connection.write(() => create(connection, dossier, newKey)),
    get: async (dossier: string) => known(connection, dossier) ?? undefined,
    forget: async (dossier: string) => forget(connection, dossier),
    close: async () => connection.close(),
  });
};

/** The key, null when it was forgotten, undefined when there never was one. */
const known = (connection: SqliteConnection, dossier: string): Uint8Array | null | undefined => {
  const row = connection.get('SELECT key FROM keys WHERE dossier = ?', dossier);
  return row && (row.key === null ? null : Uint8Array.from(row.key as Uint8Array));
};

const create = (connection: SqliteConnection, dossier: string, newKey: NewKey): Uint8Array => {
  checkText('dossier', dossier);
  const key = known(connection, dossier);
  if (key === null) throw storeFailure('forgotten');
  if (key !== undefined) return key;
  const made = Uint8Array.from(newKey(dossier));
  connection.run('INSERT INTO keys (dossier, key) VALUES (?, ?)', dossier, made);
  return made;
};

/**
 * The freed bytes are overwritten (secure_delete) and the write-ahead log, which held the key too, is emptied.
 * A reader in the way leaves the key forgotten but its bytes behind: `busy` asks for the call to be repeated.
 */
const forget = (connection: SqliteConnection, dossier: string): void => {
  checkText('dossier', dossier);
  connection.run(
    'INSERT INTO keys (dossier, key) VALUES (?, NULL) ON CONFLICT (dossier) DO UPDATE SET key = NULL',
    dossier,
  );
  if (!connection.checkpoint()) throw diskFailure('busy');
};
