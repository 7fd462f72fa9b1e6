import { ownIn } from '../source/own.js';
import { mapSubschemas } from '../value/dialect.js';
import type { JsonSchema } from './model.js';
import { rawOf, textIn } from './raw.js';
import type { CodeList, Sources } from './sources.js';

/** Length of a text, and of a list, where the author sets no limit of their own. */
const MOST_CHARACTERS = 1000;
const MOST_ITEMS = 100;

/** The name of the code list a schema is bound to; none for a list written in place. */
export const codeListOf = (schema: unknown): string | undefined =>
  textIn(schema, 'codes') ?? textIn(rawOf(schema).codes, 'list');

/** The names of the code lists a schema is bound to anywhere in it. */
export function codeListsIn(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return [codeListOf(schema) ?? [], ...Object.values(schema).map(codeListsIn)].flat();
}

/** Codes that may be chosen on or after a local date, in the order of the list; one that was given anew is one. */
export const codesFrom = (list: CodeList, date: string): readonly string[] => [
  ...new Set(list.values.filter(({ to }) => to === undefined || to >= date).map(({ code }) => code)),
];

/**
 * A schema with its code lists as `enum` and every text and list bounded. Our keywords stay. Codes no longer
 * valid on `date` are left out.
 */
export const expandSchema = (schema: JsonSchema, sources: Sources, date: string): JsonSchema =>
  bounded(
    withCodes(
      mapSubschemas(schema, inner => expandSchema(inner, sources, date)),
      sources,
      date,
    ),
  );

function withCodes(schema: JsonSchema, sources: Sources, date: string): JsonSchema {
  if (schema.enum !== undefined || schema.const !== undefined) return schema;
  if (Array.isArray(schema.codes)) return { ...schema, enum: ownCodes(schema.codes) };
  const name = codeListOf(schema);
  const list = ownIn(sources.codes, name);
  return list ? { ...schema, enum: codesFrom(list, date) } : schema;
}

/** The codes of a list written where it is used; such a list has no dates. */
const ownCodes = (list: readonly unknown[]): readonly string[] => [
  ...new Set(list.flatMap(value => textIn(value, 'code') ?? [])),
];

function bounded(schema: JsonSchema): JsonSchema {
  const closed = ['enum', 'const', 'format', 'maxLength'].some(key => schema[key] !== undefined);
  if (schema.type === 'string' && !closed) return { ...schema, maxLength: MOST_CHARACTERS };
  if (schema.type === 'array' && schema.maxItems === undefined) return { ...schema, maxItems: MOST_ITEMS };
  return schema;
}
