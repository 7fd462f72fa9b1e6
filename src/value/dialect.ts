import { isObject as isSchemaObject } from '../source/own.js';
import type { Shape } from './dialect-shapes.js';
import { shapes } from './dialect-shapes.js';

const { any, boolean, count, list, map, number, schema, schemas, string } = shapes;

/** The part of JSON Schema 2020-12 a form may use: where both validators agree and nothing can hang. */
export const dialect: ReadonlyMap<string, Shape> = new Map([
  ['$id', string],
  ['$anchor', shapes.anchor],
  ['$defs', map],
  ['$ref', string],
  ['type', shapes.type],
  ['properties', map],
  ['patternProperties', map],
  ['additionalProperties', schema],
  ['unevaluatedProperties', schema],
  ['propertyNames', schema],
  ['required', shapes.names],
  ['dependentRequired', shapes.namesByName],
  ['dependentSchemas', map],
  ['minProperties', count],
  ['maxProperties', count],
  ['prefixItems', schemas],
  ['items', schema],
  ['unevaluatedItems', schema],
  ['contains', schema],
  ['minContains', count],
  ['maxContains', count],
  ['minItems', count],
  ['maxItems', count],
  ['uniqueItems', boolean],
  ['enum', list],
  ['const', any],
  ['format', shapes.format],
  ['pattern', string],
  ['minLength', count],
  ['maxLength', count],
  ['minimum', number],
  ['maximum', number],
  ['exclusiveMinimum', number],
  ['exclusiveMaximum', number],
  ['multipleOf', shapes.positive],
  ['allOf', schemas],
  ['anyOf', schemas],
  ['oneOf', schemas],
  ['not', schema],
  ['if', schema],
  ['then', schema],
  ['else', schema],
  ['contentMediaType', string],
  ['contentEncoding', string],
  ['contentSchema', schema],
  ['title', string],
  ['description', string],
  ['$comment', string],
  ['default', any],
  ['examples', list],
  ['deprecated', boolean],
  ['readOnly', boolean],
  ['writeOnly', boolean],
]);

/** Keywords of thutuc inside a form; they never reach a validator. */
export const formKeywords: ReadonlySet<string> = new Set([
  'prefill',
  'computed',
  'visible',
  'assert',
  'codes',
  'whole',
  'with',
]);

export type SchemaObject = Readonly<Record<string, unknown>>;

/** A schema inside others: `true` admits everything, `false` nothing. */
export type Schema = SchemaObject | boolean;

/** A schema inside a schema, with the tokens that lead to it. */
export interface Subschema {
  readonly path: readonly string[];
  readonly schema: Schema;
}

export { isSchemaObject };

const isSchema = (value: unknown): value is Schema => typeof value === 'boolean' || isSchemaObject(value);

/** The schemas one step inside a schema; what has another shape than the dialect's is left out. */
export function subschemas(parent: SchemaObject): readonly Subschema[] {
  return Object.entries(parent).flatMap(([keyword, value]): Subschema[] => {
    const kind = dialect.get(keyword);
    if (kind === schema) return isSchema(value) ? [{ path: [keyword], schema: value }] : [];
    if (kind === map ? !isSchemaObject(value) : kind !== schemas || !Array.isArray(value)) return [];
    return Object.entries(value as object).flatMap(([name, child]) =>
      isSchema(child) ? [{ path: [keyword, name], schema: child }] : [],
    );
  });
}

/** Whether an object may have members that its `properties` do not name; a form keeps others nowhere else. */
export const isOpen = (schema: SchemaObject): boolean =>
  schema.patternProperties !== undefined ||
  isSchemaObject(schema.additionalProperties) ||
  isSchemaObject(schema.unevaluatedProperties);

/** A copy of a schema with each schema object one step inside it exchanged. */
export function mapSubschemas(
  parent: SchemaObject,
  change: (inner: SchemaObject) => SchemaObject,
): SchemaObject {
  const exchanged = (value: unknown): unknown => (isSchemaObject(value) ? change(value) : value);
  const changed = ([keyword, value]: [string, unknown]): [string, unknown] => {
    const kind = dialect.get(keyword);
    if (kind === schema) return [keyword, exchanged(value)];
    if (kind === schemas && Array.isArray(value)) return [keyword, value.map(exchanged)];
    if (kind !== map || !isSchemaObject(value)) return [keyword, value];
    const members = Object.entries(value).map(([name, inner]) => [name, exchanged(inner)]);
    return [keyword, Object.fromEntries(members)];
  };
  return Object.fromEntries(Object.entries(parent).map(changed));
}
