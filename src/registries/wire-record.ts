import { isRaw, memberOf } from '../definition/raw.js';
import { plainJson } from '../dossier/plain-json.js';
import { pathOf, valueAt } from '../source/pointer.js';
import { misconfigured, unknownName } from './misconfigured.js';
import { type DatePattern, readDate } from './wire-date.js';

/** By the name our registry file knows a field by: a JSON pointer to where it stands in the service's record. */
export type WireFields = Readonly<Record<string, string | WireField>>;

/** A field that is more than a place. */
export interface WireField {
  /** JSON pointer, from the record. */
  readonly at: string;
  /** Its own fields, each from it; of a list, from each element. */
  readonly fields?: WireFields;
  /** Makes the value of what stands there, for what the rest cannot say: a name in three parts, `Y` for true. */
  readonly read?: (wire: unknown) => unknown;
}

/** How a registry spells what our files spell in one way. */
export interface Spelling {
  readonly dates: readonly DatePattern[];
  /** By code list: the service's code → ours. */
  readonly codes: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * The record as our registry file writes it. What cannot be read is left out and its pointer put on `unread`.
 * @param isAsked whether a question is about a member; the others are not looked at
 */
export type RecordReader = (
  wire: Readonly<Record<string, unknown>>,
  isAsked: (name: string) => boolean,
  unread: string[],
) => Record<string, unknown>;

type Reader = (wire: unknown, pointer: string, unread: string[]) => unknown;

/**
 * Builds the reader of a registry's records once. Without `fields` the service uses our names, and what is not asked
 * for passes as it is, to be dropped and counted by who asked.
 * @throws ConfigurationError on a field the record does not have, or a place that is no JSON pointer
 */
export function recordReader(
  schema: unknown,
  fields: WireFields | undefined,
  spelling: Spelling,
): RecordReader {
  const readers = fields && fieldReaders(schema, fields, spelling, 'fields');
  return (wire, isAsked, unread) => {
    const record: Record<string, unknown> = {};
    const members = readers ?? Object.keys(wire).map(name => memberReader(schema, name, spelling));
    for (const [name, read] of members) {
      if (isAsked(name)) record[name] = read(wire, `/${name}`, unread);
      else if (!readers) record[name] = wire[name];
    }
    return record;
  };
}

const memberReader = (schema: unknown, name: string, spelling: Spelling): readonly [string, Reader] => {
  const read = spelt(propertyOf(schema, name), spelling);
  return [name, (wire, pointer, unread) => read(memberOf(wire, name), pointer, unread)];
};

function fieldReaders(
  schema: unknown,
  fields: WireFields,
  spelling: Spelling,
  option: string,
): readonly (readonly [string, Reader])[] {
  const known = Object.keys(propertiesOf(schema));
  return Object.entries(fields).map(([name, given]) => {
    if (!known.includes(name)) throw unknownName(option, name, known);
    const field = typeof given === 'string' ? { at: given } : given;
    return [name, fieldReader(propertyOf(schema, name), field, spelling, `${option}.${name}`)];
  });
}

function fieldReader(schema: unknown, field: WireField, spelling: Spelling, option: string): Reader {
  const { at, fields, read } = field;
  requirePointer(option, at);
  const inner = fields ? partsReader(schema, fields, spelling, option) : spelt(schema, spelling);
  return (wire, pointer, unread) => {
    const value = valueAt(wire, at);
    if (value === undefined || value === null) return null;
    const own = read ? madeBy(read, value) : { value };
    if (own) return inner(own.value, pointer, unread);
    unread.push(pointer);
    return null;
  };
}

/** What an agency's own function made of a value; nothing when it threw, or made no plain JSON. */
function madeBy(read: (wire: unknown) => unknown, value: unknown) {
  try {
    return plainJson(read(value));
  } catch {
    return undefined;
  }
}

/** An object of named parts, or a list of such. */
function partsReader(schema: unknown, fields: WireFields, spelling: Spelling, option: string): Reader {
  const items = memberOf(schema, 'items');
  const readers = fieldReaders(items ?? schema, fields, spelling, option);
  const one: Reader = (wire, pointer, unread) => {
    if (isRaw(wire))
      return Object.fromEntries(
        readers.map(([name, read]) => [name, read(wire, `${pointer}/${name}`, unread)] as const),
      );
    unread.push(pointer);
    return null;
  };
  if (items === undefined) return one;
  return (wire, pointer, unread) =>
    (Array.isArray(wire) ? wire : [wire]).map((each, at) => one(each, `${pointer}/${at}`, unread));
}

/** Dates and codes as our files write them, all the way down; everything else as it came. */
function spelt(schema: unknown, spelling: Spelling): Reader {
  const leaf = leafReader(schema, spelling);
  if (leaf) return leaf;
  const items = memberOf(schema, 'items');
  if (isRaw(items)) {
    const each = spelt(items, spelling);
    return (wire, pointer, unread) =>
      Array.isArray(wire) ? wire.map((one, at) => each(one, `${pointer}/${at}`, unread)) : wire;
  }
  const members = Object.entries(propertiesOf(schema)).map(
    ([name, member]) => [name, spelt(member, spelling)] as const,
  );
  if (members.length === 0) return wire => wire;
  return (wire, pointer, unread) => {
    if (!isRaw(wire)) return wire;
    const copy: Record<string, unknown> = { ...wire };
    for (const [name, read] of members)
      if (Object.hasOwn(wire, name)) copy[name] = read(wire[name], `${pointer}/${name}`, unread);
    return copy;
  };
}

function leafReader(schema: unknown, { dates, codes }: Spelling): Reader | undefined {
  const format = memberOf(schema, 'format');
  const list = memberOf(schema, 'codes');
  const meanings = typeof list === 'string' ? memberOf(codes, list) : undefined;
  const read = isDateFormat(format)
    ? (wire: string) => readDate(wire, format, dates)
    : isRaw(meanings) && ((wire: string) => memberOf(meanings, wire));
  if (!read) return undefined;
  return (wire, pointer, unread) => {
    // A number may be a code, or a date written yyyyMMdd.
    const text = typeof wire === 'number' || typeof wire === 'boolean' ? String(wire) : wire;
    if (typeof text !== 'string' || text.trim() === '') return wire;
    const value = read(text.trim());
    if (value !== undefined) return value;
    unread.push(pointer);
    return null;
  };
}

export const isDateFormat = (format: unknown): format is string =>
  format === 'date' || format === 'partial-date' || format === 'date-time';

/** @throws ConfigurationError */
export function requirePointer(option: string, pointer: unknown): asserts pointer is string {
  try {
    if (typeof pointer === 'string' && (pointer === '' || pointer.startsWith('/'))) {
      pathOf(pointer);
      return;
    }
  } catch {
    // Said below, in both languages.
  }
  throw misconfigured(
    option,
    `"${option}" phải là con trỏ JSON, ví dụ "/duLieu/hoTen".`,
    `"${option}" must be a JSON pointer, for example "/data/fullName".`,
  );
}

const propertiesOf = (schema: unknown) => {
  const properties = memberOf(schema, 'properties');
  return isRaw(properties) ? properties : {};
};

const propertyOf = (schema: unknown, name: string): unknown => memberOf(propertiesOf(schema), name);
