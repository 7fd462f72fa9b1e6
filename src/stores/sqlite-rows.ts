import type { DossierRow, Query } from '../dossier/ports.js';
import type { Row } from './sqlite-connection.js';
import type { SqliteValue } from './sqlite-database.js';
import { textAs, textOf } from './sqlite-text.js';
import { pageSize } from './store-input.js';

/** Column of each field of a work-list row. */
const COLUMNS: Readonly<Record<keyof DossierRow, string>> = {
  dossier: 'dossier',
  version: 'version',
  procedure: 'procedure',
  pin: 'pin',
  code: 'code',
  agency: 'agency',
  state: 'state',
  status: 'status',
  turn: 'turn',
  dueAt: 'due_at',
  openedAt: 'opened_at',
  submittedAt: 'submitted_at',
  closedAt: 'closed_at',
  channel: 'channel',
};

const FIELDS = Object.keys(COLUMNS) as readonly (keyof DossierRow)[];
/** The columns that hold numbers. */
const COUNTS: ReadonlySet<keyof DossierRow> = new Set(['version', 'status']);
const NAMES = Object.values(COLUMNS);

/** SELECT list that names columns as the fields are named. */
export const DOSSIER_FIELDS = FIELDS.map(field =>
  COUNTS.has(field) ? field : textAs(`dossiers.${COLUMNS[field]}`, field),
).join(', ');

/** Absent members become NULL in the statement's text: no driver agrees with another on how to bind one. */
export const dossierUpsert = (row: DossierRow): { readonly sql: string; readonly values: SqliteValue[] } => {
  const present = FIELDS.filter(field => row[field] !== undefined);
  const marks = FIELDS.map(field => (row[field] === undefined ? 'NULL' : '?'));
  const updates = NAMES.map(name => `${name} = excluded.${name}`);
  return {
    sql: `INSERT INTO dossiers (${NAMES.join(', ')}) VALUES (${marks.join(', ')})
      ON CONFLICT (dossier) DO UPDATE SET ${updates.join(', ')}`,
    values: present.map(field => row[field] as SqliteValue),
  };
};

export const toDossierRow = (row: Row): DossierRow => {
  const present = FIELDS.filter(field => row[field] !== null);
  const members = present.map(field => [field, COUNTS.has(field) ? row[field] : textOf(row[field])]);
  return Object.freeze(Object.fromEntries(members) as DossierRow);
};

const FILTERS: Readonly<Record<Exclude<keyof Query, 'after' | 'limit'>, string>> = {
  procedure: 'procedure = ?',
  state: 'state = ?',
  role: 'turn = ?',
  status: 'status = ?',
  dueBefore: 'due_at < ?',
};

type Part = readonly [sql: string, ...values: SqliteValue[]];

const after = (row: NonNullable<Query['after']>): Part =>
  row.dueAt === undefined
    ? ['due_at IS NULL AND dossier > ?', row.dossier]
    : ['(due_at > ? OR (due_at = ? AND dossier > ?) OR due_at IS NULL)', row.dueAt, row.dueAt, row.dossier];

/** The work list's statement. */
export const dossierQuery = (query: Query): { readonly sql: string; readonly values: SqliteValue[] } => {
  const parts: Part[] = [];
  for (const [name, sql] of Object.entries(FILTERS) as [keyof typeof FILTERS, string][]) {
    const value = query[name];
    if (value !== undefined) parts.push([sql, value]);
  }
  if (query.after !== undefined) parts.push(after(query.after));
  const where = parts.length === 0 ? '' : `WHERE ${parts.map(([sql]) => sql).join(' AND ')}`;
  return {
    sql: `SELECT ${DOSSIER_FIELDS} FROM dossiers ${where} ORDER BY dossiers.due_at NULLS LAST, dossiers.dossier LIMIT ?`,
    values: [...parts.flatMap(([, ...values]) => values), pageSize(query.limit)],
  };
};
