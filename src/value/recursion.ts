import type { Schema, SchemaObject } from './dialect.js';
import { isSchemaObject, subschemas } from './dialect.js';
import type { References } from './references.js';

/** Keywords whose schema looks at the same value as the schema around it. */
export const inPlace: ReadonlySet<string> = new Set([
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'dependentSchemas',
]);

/**
 * The schemas whose `$ref` leads back to a schema around them, so that every ring of references passes through one.
 * @param standing only rings that go no step into the data, which would never end
 */
export function ringsIn(references: References, standing = false): ReadonlySet<SchemaObject> {
  const open = new Set<Schema>();
  const done = new Set<Schema>();
  const closing = new Set<SchemaObject>();
  const visit = (schema: Schema): void => {
    if (!isSchemaObject(schema) || done.has(schema)) return;
    open.add(schema);
    const target = typeof schema.$ref === 'string' ? references.leadsTo(schema) : undefined;
    if (target !== undefined) {
      if (open.has(target)) closing.add(schema);
      else visit(target);
    }
    for (const { path, schema: inner } of subschemas(schema))
      if (!standing || inPlace.has(path[0]!)) visit(inner);
    open.delete(schema);
    done.add(schema);
  };
  for (const schema of references.schemas) visit(schema);
  return closing;
}
