import { below } from '../definition/path.js';
import { isRaw, type Raw, rawOf } from '../definition/raw.js';
import type { Reading } from '../definition/read.js';
import { subschemas } from '../value/dialect.js';
import { membersOf } from './members.js';

/** A JSON Schema of the definition with where it stands. */
export interface SchemaAt {
  readonly schema: Raw;
  readonly pointer: string;
}

/** Every schema of a definition, those inside others too: the form, data of events, results, settings. */
export const schemasOf = (reading: Reading): readonly SchemaAt[] => [
  ...inner(rawOf(reading.raw.form), '/form'),
  ...membersOf(reading, 'events').flatMap(({ raw, pointer }) =>
    inner(rawOf(raw.data), below(pointer, 'data')),
  ),
  ...membersOf(reading, 'results').flatMap(({ raw, pointer }) =>
    inner(rawOf(raw.schema), below(pointer, 'schema')),
  ),
  ...membersOf(reading, 'settings').flatMap(({ raw, pointer }) => inner(raw, pointer)),
];

/** The schemas of the form alone. */
export const formSchemasOf = (reading: Reading): readonly SchemaAt[] =>
  inner(rawOf(reading.raw.form), '/form');

const inner = (schema: Raw, pointer: string): readonly SchemaAt[] => [
  { schema, pointer },
  ...subschemas(schema).flatMap(({ path, schema: each }) =>
    isRaw(each) ? inner(each, below(pointer, ...path)) : [],
  ),
];
