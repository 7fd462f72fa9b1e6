import type { Shape } from './dialect-shapes.js';
import { shapes } from './dialect-shapes.js';

const { any, boolean, count, list, map, number, schema, schemas, string } = shapes;

/** The part of JSON Schema 2020-12 a form may use: where both validators agree and nothing can hang. */
export const dialect: ReadonlyMap<string, Shape> = new Map([
  ['$defs', map],
  ['$ref', shapes.reference],
  ['type', shapes.type],
  ['properties', map],
  ['required', shapes.names],
  ['additionalProperties', boolean],
  ['prefixItems', schemas],
  ['items', schema],
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

type SchemaObject = Readonly<Record<string, unknown>>;

/** A schema inside a schema, with the tokens that lead to it. */
export interface Subschema {
  readonly path: readonly string[];
  readonly schema: SchemaObject;
}

/** The schemas one step inside a schema whose keywords have the shapes of the dialect; others are left out. */
export function subschemas(parent: SchemaObject): readonly Subschema[] {
  return Object.entries(parent).flatMap(([keyword, value]): Subschema[] => {
    const kind = dialect.get(keyword);
    if (kind === undefined || !kind.fits(value)) return [];
    if (kind === schema) return [{ path: [keyword], schema: value as SchemaObject }];
    if (kind !== map && kind !== schemas) return [];
    const members = Object.entries(value as Readonly<Record<string, SchemaObject>>);
    return members.map(([name, child]) => ({ path: [keyword, name], schema: child }));
  });
}

/** The schema a `$ref` of the dialect leads to: one under `$defs` at the root. */
export function referenced(reference: string, root: SchemaObject): SchemaObject | undefined {
  const name = reference.slice('#/$defs/'.length).replaceAll('~1', '/').replaceAll('~0', '~');
  const definitions = root.$defs as SchemaObject | undefined;
  if (!schema.fits(definitions) || !Object.hasOwn(definitions as object, name)) return undefined;
  const target = definitions?.[name];
  return schema.fits(target) ? (target as SchemaObject) : undefined;
}

/** A copy of a schema with each schema one step inside it exchanged. */
export function mapSubschemas(
  parent: SchemaObject,
  change: (inner: SchemaObject) => SchemaObject,
): SchemaObject {
  const changed = ([keyword, value]: [string, unknown]): [string, unknown] => {
    const kind = dialect.get(keyword);
    if (kind === undefined || !kind.fits(value)) return [keyword, value];
    if (kind === schema) return [keyword, change(value as SchemaObject)];
    if (kind === schemas) return [keyword, (value as readonly SchemaObject[]).map(change)];
    if (kind !== map) return [keyword, value];
    const members = Object.entries(value as Readonly<Record<string, SchemaObject>>);
    return [keyword, Object.fromEntries(members.map(([name, inner]) => [name, change(inner)]))];
  };
  return Object.fromEntries(Object.entries(parent).map(changed));
}
