import { expandSchema } from '../definition/codes.js';
import type { JsonSchema } from '../definition/model.js';
import { memberOf, rawOf } from '../definition/raw.js';
import type { Reading } from '../definition/read.js';
import {
  ANY,
  arrayOf,
  BOOLEAN,
  NUMBER,
  STRING,
  type Type,
  typeFromSchema,
  withNothing,
} from '../expression/types.js';
import { ownIn } from '../source/own.js';
import { valueAt } from '../source/pointer.js';
import { referencesOf } from '../value/references.js';
import type { RowsAt } from './rows.js';

type Types = Readonly<Record<string, Type>>;

const closed = (fields: Types): Type => ({ object: { fields, open: false } });
const optional = (fields: Types): Types =>
  Object.fromEntries(Object.entries(fields).map(([name, type]) => [name, withNothing(type)]));
const oneOf = (...values: readonly string[]): Type => ({ string: { enum: values } });
const date: Type = { string: { format: 'date' } };
const instant: Type = { string: { format: 'date-time' } };

/** Who is logged in: the personal id always, whatever else the login service tells. */
const person: Type = {
  object: {
    fields: { personId: { string: { format: 'vn-person-id' } }, fullName: withNothing(STRING) },
    open: true,
  },
};

const answer = closed({
  outcome: oneOf('found', 'notFound', 'incomplete', 'mismatch', 'denied', 'unavailable', 'notAsked'),
  signed: BOOLEAN,
  complete: BOOLEAN,
  asOf: withNothing(instant),
});

/** One thing the citizen reports as wrong in a registry. */
const correction = closed({
  at: STRING,
  ...optional({
    reason: oneOf('misspelt', 'outdated', 'notMine', 'other'),
    note: STRING,
    lookup: STRING,
    registry: STRING,
    id: STRING,
    version: STRING,
    asOf: STRING,
    fetchedAt: instant,
    told: ANY,
    says: ANY,
  }),
});

/** One document as it stands. */
const paper = closed({
  state: oneOf('notNeeded', 'pending', 'digitised', 'reused', 'exempt', 'shown'),
  files: NUMBER,
  ...optional({
    lookup: STRING,
    registry: STRING,
    basis: STRING,
    receipt: closed({
      lookup: STRING,
      registry: STRING,
      fetchedAt: instant,
      ageMs: NUMBER,
      signed: BOOLEAN,
      ...optional({ id: STRING, version: STRING, asOf: STRING }),
    }),
  }),
});

/** The type of every name an expression of this definition may read (LANGUAGE §2), without the `$`. */
function nameTypes(reading: Reading): Types {
  const { parts } = reading;
  const each = (names: Readonly<Record<string, unknown>>, type: Type): Type =>
    closed(Object.fromEntries(Object.keys(names).map(name => [name, type])));
  return {
    ...Object.fromEntries(Object.keys(parts.guards).map(name => [name, BOOLEAN])),
    ...Object.fromEntries(
      Object.values(parts.lookups).map(({ name, registry, pointer }) => {
        const record = recordType(registry, reading);
        return [name, memberOf(valueAt(reading.raw, pointer), 'many') === true ? arrayOf(record) : record];
      }),
    ),
    form: typeFromSchema(parts.form, resolverOf(parts.form), { required: false }),
    applicant: person,
    onBehalfOf: withNothing(person),
    channel: oneOf('online', 'desk', 'post'),
    today: date,
    settings: closed(
      Object.fromEntries(
        Object.entries(parts.settings).map(([name, schema]) => [name, typeFromSchema(schema)]),
      ),
    ),
    lookups: each(parts.lookups, answer),
    old: ANY,
    documents: closed(
      Object.fromEntries(
        Object.values(parts.documents).map(document => [
          document.name,
          document.each === undefined ? paper : arrayOf(paper),
        ]),
      ),
    ),
    missing: arrayOf(STRING),
    fees: each(parts.fees, closed(optional({ amount: NUMBER, paid: BOOLEAN }))),
    corrections: arrayOf(correction),
    events: each(parts.events, arrayOf(closed({ at: instant, by: STRING, data: ANY }))),
  };
}

const known = new WeakMap<Reading, Map<string, Types>>();

/**
 * The same where an expression stands: in a row, `$this` is the row. Made once for a reading and a list, since the
 * records of registries carry code lists of thousands.
 */
export function nameTypesIn(reading: Reading, around: RowsAt | undefined): Types {
  const places = known.get(reading) ?? new Map<string, Types>();
  known.set(reading, places);
  const place = around?.pointer ?? '';
  const types = places.get(place) ?? (around ? inRows(reading, around) : nameTypes(reading));
  places.set(place, types);
  return types;
}

const inRows = (reading: Reading, { list }: RowsAt): Types => ({
  ...nameTypesIn(reading, undefined),
  this: typeFromSchema(rawOf(list.schema.items), resolverOf(reading.parts.form), { required: false }),
});

/** What a lookup gives: the record of its registry, or nothing. */
function recordType(name: string, { sources }: Reading): Type {
  const registry = ownIn(sources.registries, name);
  return registry ? withNothing(schemaType(registry.record, sources)) : ANY;
}

/** The type of a schema written elsewhere than in the form, code lists expanded. */
export const schemaType = (schema: JsonSchema, sources: Reading['sources']): Type => {
  const expanded = expandSchema(schema, sources, '');
  return typeFromSchema(expanded, resolverOf(expanded));
};

function resolverOf(root: JsonSchema): (ref: string, from: object) => unknown {
  const references = referencesOf(root);
  return (_ref, from) => references.leadsTo(from as JsonSchema);
}
