import { ConflictError, IdempotencyError } from '../dossier/errors.js';
import type { SealedEvent } from '../dossier/event.js';
import type { Appended, Outgoing, Step, Store, Timer } from '../dossier/ports.js';
import { canonicalJson } from '../value/canonical.js';
import { diskFailure } from './disk-failure.js';
import { connectSqlite, type Row, type SqliteConnection, type SqliteOptions } from './sqlite-connection.js';
import type { SqliteDatabase } from './sqlite-database.js';
import { DOSSIER_FIELDS, dossierQuery, dossierUpsert, toDossierRow } from './sqlite-rows.js';
import { STORE_FORMAT } from './sqlite-schema.js';
import { textColumns, textOf } from './sqlite-text.js';
import { storeFailure } from './store-failure.js';
import { checkStep, checkText, pageSize } from './store-input.js';

/**
 * Dossiers in one SQLite file: no server, one fsync a step (WAL, synchronous=FULL), any number of processes on one
 * machine. `close` closes the database handed in.
 */
export const sqliteStore = (database: SqliteDatabase, options?: SqliteOptions): Store => {
  const connection = connectSqlite(database, STORE_FORMAT, options);
  return Object.freeze<Store>({
    append: async step => {
      checkStep(step);
      return connection.write(() => append(connection, step));
    },
    read: async (dossier, fromSeq = 1) => events(connection, dossier, fromSeq, Number.MAX_SAFE_INTEGER),
    row: async dossier => {
      const row = connection.get(`SELECT ${DOSSIER_FIELDS} FROM dossiers WHERE dossier = ?`, dossier);
      return row && toDossierRow(row);
    },
    list: async query => {
      const { sql, values } = dossierQuery(query);
      return connection.all(sql, ...values).map(toDossierRow);
    },
    due: async (before, limit, after) => due(connection, before, pageSize(limit), after),
    outbox: async limit => pending(connection, pageSize(limit)),
    settle: async (id, outcome, at, note) =>
      connection.write(() => settle(connection, id, outcome, at, note ?? '')),
    number: async (agency, day, dossier) => connection.write(() => number(connection, agency, day, dossier)),
    putProcedure: async (pin, text) => {
      checkText('pin', pin);
      connection.run('INSERT INTO procedures VALUES (?, ?) ON CONFLICT DO NOTHING', pin, text);
    },
    procedure: async pin => definition(connection, pin),
    close: async () => connection.close(),
  });
};

const definition = (connection: SqliteConnection, pin: string): string | undefined => {
  const row = connection.get(`SELECT ${textColumns('definition')} FROM procedures WHERE pin = ?`, pin);
  return row && textOf(row.definition);
};

const COMMAND = `SELECT ${textColumns('digest')}, first_seq, last_seq FROM commands WHERE dossier = ? AND key = ?`;

const append = (connection: SqliteConnection, step: Step): Appended => {
  const { dossier, key, digest, expected, row } = step;
  const earlier = connection.get(COMMAND, dossier, key);
  if (earlier !== undefined) {
    if (textOf(earlier.digest) !== digest) throw new IdempotencyError(dossier, key);
    const { first_seq: first, last_seq: last } = earlier as { first_seq: number; last_seq: number };
    return { repeated: true, events: events(connection, dossier, first, last) };
  }
  const version = Number(
    connection.get('SELECT version FROM dossiers WHERE dossier = ?', dossier)?.version ?? 0,
  );
  if (version !== expected) throw new ConflictError(dossier, expected, version);
  const { sql, values } = dossierUpsert(row);
  connection.run(sql, ...values);
  connection.run(
    'INSERT INTO commands VALUES (?, ?, ?, ?, ?)',
    dossier,
    key,
    digest,
    expected + 1,
    row.version,
  );
  writeEvents(connection, step);
  writeTimers(connection, step);
  writeOutgoing(connection, step);
  return { repeated: false };
};

const writeEvents = (connection: SqliteConnection, { dossier, events }: Step): void => {
  for (const event of events) {
    connection.run('INSERT INTO events VALUES (?, ?, ?)', dossier, event.seq, canonicalJson(event));
  }
};

const writeTimers = (connection: SqliteConnection, { dossier, timers }: Step): void => {
  for (const name of timers.clear) {
    connection.run('DELETE FROM timers WHERE dossier = ? AND name = ?', dossier, name);
  }
  for (const { name, at } of timers.set) {
    connection.run(
      'INSERT INTO timers VALUES (?, ?, ?) ON CONFLICT (dossier, name) DO UPDATE SET at = excluded.at',
      dossier,
      name,
      at,
    );
  }
};

const writeOutgoing = (connection: SqliteConnection, { outgoing }: Step): void => {
  for (const { id, dossier, seq, name, at, payload, attempts } of outgoing) {
    connection.run(
      `INSERT INTO outbox VALUES (?, ?, ?, ?, ?, ?, ?, 'pending', NULL, NULL)`,
      ...[id, dossier, seq, name, at, payload, attempts],
    );
  }
};

const EVENTS = `SELECT ${textColumns('event')} FROM events WHERE dossier = ? AND seq BETWEEN ? AND ? ORDER BY seq`;

const events = (connection: SqliteConnection, dossier: string, from: number, to: number) =>
  connection.all(EVENTS, dossier, from, to).map(row => parsed(textOf(row.event)));

const parsed = (event: string): SealedEvent => {
  try {
    return Object.freeze(JSON.parse(event) as SealedEvent);
  } catch (error) {
    throw diskFailure('corrupt', error);
  }
};

const DUE = `SELECT ${textColumns('dossier', 'name', 'at')} FROM timers WHERE timers.at <= ?
  AND (timers.at, timers.dossier, timers.name) > (?, ?, ?) ORDER BY timers.at, timers.dossier, timers.name LIMIT ?`;

/** Before every timer there can be: no instant is the empty text. */
const FIRST: Timer = { at: '', dossier: '', name: '' };

const due = (
  connection: SqliteConnection,
  before: string,
  limit: number,
  { at, dossier, name }: Timer = FIRST,
): readonly Timer[] =>
  connection
    .all(DUE, ...[before, at, dossier, name], limit)
    .map(({ dossier, name, at }) =>
      Object.freeze({ dossier: textOf(dossier), name: textOf(name), at: textOf(at) }),
    );

const PENDING = `SELECT ${textColumns('id', 'dossier', 'name', 'at', 'payload')}, seq, attempts FROM outbox
  WHERE status = 'pending' ORDER BY outbox.attempts, outbox.at, outbox.id LIMIT ?`;

const pending = (connection: SqliteConnection, limit: number): readonly Outgoing[] =>
  connection.all(PENDING, limit).map(toOutgoing);

const toOutgoing = (row: Row): Outgoing =>
  Object.freeze({
    id: textOf(row.id),
    dossier: textOf(row.dossier),
    seq: Number(row.seq),
    name: textOf(row.name),
    at: textOf(row.at),
    payload: textOf(row.payload),
    attempts: Number(row.attempts),
  });

const SETTLE = {
  done: `UPDATE outbox SET status = 'done', payload = '', settled_at = ?, note = ? WHERE id = ? AND status = 'pending'`,
  failed: `UPDATE outbox SET attempts = attempts + 1, settled_at = ?, note = ? WHERE id = ? AND status = 'pending'`,
} as const;

const settle = (
  connection: SqliteConnection,
  id: string,
  outcome: 'done' | 'failed',
  at: string,
  note: string,
): void => {
  if (connection.get('SELECT 1 FROM outbox WHERE id = ?', id) === undefined) throw storeFailure('not-found');
  connection.run(SETTLE[outcome], at, note, id);
};

const number = (connection: SqliteConnection, agency: string, day: string, dossier: string): number => {
  for (const [what, part] of Object.entries({ agency, day, dossier })) checkText(what, part);
  const given = connection.get(
    'SELECT number FROM numbers WHERE agency = ? AND day = ? AND dossier = ?',
    ...[agency, day, dossier],
  );
  if (given !== undefined) return Number(given.number);
  const last = connection.get(
    'SELECT max(number) AS n FROM numbers WHERE agency = ? AND day = ?',
    agency,
    day,
  );
  const next = Number(last?.n ?? 0) + 1;
  connection.run('INSERT INTO numbers VALUES (?, ?, ?, ?)', agency, day, next, dossier);
  return next;
};
