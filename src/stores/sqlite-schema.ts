import type { SqliteFormat } from './sqlite-connection.js';

/** The store's tables. `events` is only ever added to; every other row can be told from it or is a promise kept. */
export const STORE_FORMAT: SqliteFormat = Object.freeze({
  application: 0x74680001,
  version: 1,
  schema: `
CREATE TABLE procedures (pin TEXT PRIMARY KEY, definition TEXT NOT NULL) STRICT;
CREATE TABLE dossiers (
  dossier TEXT PRIMARY KEY, version INTEGER NOT NULL, procedure TEXT NOT NULL, pin TEXT, code TEXT, agency TEXT,
  state TEXT, status INTEGER NOT NULL, turn TEXT, due_at TEXT, opened_at TEXT NOT NULL, submitted_at TEXT,
  closed_at TEXT, channel TEXT NOT NULL
) STRICT;
CREATE INDEX dossiers_due ON dossiers (due_at, dossier);
CREATE INDEX dossiers_turn ON dossiers (turn, due_at, dossier);
CREATE TABLE events (
  dossier TEXT NOT NULL REFERENCES dossiers, seq INTEGER NOT NULL, event TEXT NOT NULL, PRIMARY KEY (dossier, seq)
) STRICT;
CREATE TABLE commands (
  dossier TEXT NOT NULL REFERENCES dossiers, key TEXT NOT NULL, digest TEXT NOT NULL,
  first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL, PRIMARY KEY (dossier, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE timers (
  dossier TEXT NOT NULL REFERENCES dossiers, name TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (dossier, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX timers_due ON timers (at, dossier, name);
CREATE TABLE outbox (
  id TEXT PRIMARY KEY, dossier TEXT NOT NULL REFERENCES dossiers, seq INTEGER NOT NULL, name TEXT NOT NULL,
  at TEXT NOT NULL, payload TEXT NOT NULL, attempts INTEGER NOT NULL, status TEXT NOT NULL, settled_at TEXT, note TEXT
) STRICT;
CREATE INDEX outbox_pending ON outbox (attempts, at, id) WHERE status = 'pending';
CREATE TABLE numbers (
  agency TEXT NOT NULL, day TEXT NOT NULL, number INTEGER NOT NULL, dossier TEXT NOT NULL,
  PRIMARY KEY (agency, day, number), UNIQUE (agency, day, dossier)
) STRICT, WITHOUT ROWID;
`,
});

/** The keys' table, in a file of its own: who copies the store does not copy them. */
export const KEYS_FORMAT: SqliteFormat = Object.freeze({
  application: 0x74680002,
  version: 1,
  schema: 'CREATE TABLE keys (dossier TEXT PRIMARY KEY, key BLOB) STRICT',
});
