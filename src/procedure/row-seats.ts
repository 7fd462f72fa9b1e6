import type { RowList } from './filled.js';
import type { Fault } from './formula-code.js';
import type { RowOrigin, Told } from './pass.js';
import { isRecord, valueAt } from './path.js';

/** A row before its fields are decided: its name, the record it is made of, and what was answered in it. */
export interface Seat extends RowOrigin {
  readonly answers: Readonly<Record<string, unknown>>;
}

/** What the rows of a list are made of. */
export interface Seating {
  /** Pointer of the expression that gives the records. */
  readonly pointer: string;
  readonly records: readonly unknown[];
  readonly told: Omit<Told, 'value'>;
  /** Answers of the list: rows by their keys. */
  readonly entries: Readonly<Record<string, unknown>>;
  /** The text of the key in a record or in answers, when there is one. */
  keyIn(row: unknown): string | undefined;
  /** A record that says no more than a key. */
  recordOf(key: string): unknown;
  /** As many rows as are taken of the records. */
  readonly most: number;
}

export interface Seated {
  readonly seats: readonly Seat[];
  readonly removed: RowList['removed'];
}

/** The number of the last name there is. */
export const LAST_NAME = 9999;

/** The name of a row that was added: `+1`, `+2` … */
export const isAdded = (key: string): boolean => /^\+[1-9]\d{0,3}$/.test(key);

/** The text of a value that can be a key. */
export const keyText = (value: unknown): string | undefined =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;

/**
 * Seats every row: those of the records in their order, then those that stand on answers alone. An added row whose key
 * field says what a record says is that record's row.
 */
export function seatRows(seating: Seating, faults: Fault[]): Seated {
  const { entries, most, told, pointer } = seating;
  const seats: Seat[] = [];
  const removed: RowList['removed'][number][] = [];
  const added = addedByKey(seating);
  const seen = new Set<string>();
  const fault = (code: string) => faults.push({ pointer, code });
  for (const value of seating.records) {
    const own = seating.keyIn(value);
    if (own === undefined || isAdded(own) || seen.has(own)) {
      fault('row-key');
      continue;
    }
    const key = isRecord(valueAt(entries, [own])) ? own : (added.get(own) ?? own);
    seen.add(own).add(key);
    if (valueAt(entries, [key]) === '') removed.push({ key, record: value, after: seats.length });
    else if (seats.length === most) {
      fault('too-many-rows');
      break;
    } else seats.push(seatOf(entries, key, { ...told, value }, true));
  }
  const rest = Object.keys(entries).filter(key => !seen.has(key) && isSeated(key, entries[key]));
  for (const key of rest.sort(byName)) {
    const value = isAdded(key) ? undefined : seating.recordOf(key);
    seats.push(seatOf(entries, key, { ...nobody, value }, false));
  }
  return { seats, removed };
}

/** What stands on answers alone is nobody's word. */
export const nobody: Omit<Told, 'value'> = Object.freeze({
  lookup: undefined,
  registry: undefined,
  receipt: undefined,
  source: { text: undefined },
});

function seatOf(entries: Seating['entries'], key: string, record: Told, listed: boolean): Seat {
  const entry = valueAt(entries, [key]);
  const answers = isRecord(entry) ? entry : {};
  return { key, record, listed, stands: listed || holdsAnswer(answers), answers };
}

/** Whoever adds a row is to see it; any other stands on what was answered in it. */
const isSeated = (key: string, entry: unknown): boolean =>
  isRecord(entry) && (isAdded(key) || holdsAnswer(entry));

/** Something in it was typed, or emptied on purpose. */
const holdsAnswer = (value: unknown): boolean =>
  isRecord(value) ? Object.values(value).some(holdsAnswer) : value !== undefined && value !== null;

/** The first added row of each key that was typed. */
function addedByKey({ entries, keyIn }: Seating): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const name of Object.keys(entries).filter(isAdded).sort(byName)) {
    const own = keyIn(entries[name]);
    if (own !== undefined && !found.has(own)) found.set(own, name);
  }
  return found;
}

/** Added rows come last, in the order of their numbers. */
export const byName = (a: string, b: string): number =>
  Number(isAdded(a)) - Number(isAdded(b)) || (isAdded(a) ? a.length - b.length : 0) || (a < b ? -1 : 1);
