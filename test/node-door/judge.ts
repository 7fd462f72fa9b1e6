import type { Schema, SchemaObject } from '../../src/value/dialect.js';
import { formats } from '../../src/value/formats.js';
import { isMultipleOf } from '../../src/value/multiple-of.js';

/** Whether a value is valid, and which of its members or elements were looked at on the way. */
export interface Judgement {
  readonly valid: boolean;
  readonly seen: ReadonlySet<string | number>;
}

type Keyword = (value: never, at: At) => Judgement | boolean;

interface At {
  readonly data: unknown;
  readonly schema: SchemaObject;
  readonly judge: (schema: Schema, data: unknown) => Judgement;
  readonly resolve: (ref: string) => Schema;
  /** What the keywords before have seen. */
  readonly seen: ReadonlySet<string | number>;
}

/**
 * JSON Schema 2020-12 as its text says, keyword by keyword, with no thought of speed: a verdict to hold the two
 * validators against, the annotations of `unevaluated…` included.
 */
export function judge(schema: Schema, data: unknown, resolve: (ref: string) => Schema): Judgement {
  if (typeof schema === 'boolean') return { valid: schema, seen: new Set() };
  let valid = true;
  let seen: ReadonlySet<string | number> = new Set();
  const order = Object.keys(schema).sort((a, b) => Number(isLate(a)) - Number(isLate(b)));
  for (const keyword of order) {
    const rule = keywords[keyword];
    if (!rule) continue;
    const again = (inner: Schema, value: unknown) => judge(inner, value, resolve);
    const told = rule(schema[keyword] as never, { data, schema, judge: again, resolve, seen });
    if (typeof told === 'boolean') valid &&= told;
    else {
      valid &&= told.valid;
      seen = new Set([...seen, ...told.seen]);
    }
  }
  // A schema that is not met annotates nothing.
  return { valid, seen: valid ? seen : new Set() };
}

const isLate = (keyword: string): boolean => keyword.startsWith('unevaluated');
const isObject = (data: unknown): data is SchemaObject =>
  typeof data === 'object' && data !== null && !Array.isArray(data);
const fine: Judgement = { valid: true, seen: new Set() };

const text = (test: (data: string) => boolean) => (at: At) => typeof at.data !== 'string' || test(at.data);
const number = (test: (data: number) => boolean) => (at: At) => typeof at.data !== 'number' || test(at.data);
const count =
  (of: (data: unknown) => number | undefined, test: (count: number, limit: number) => boolean) =>
  (limit: number, { data }: At) => {
    const found = of(data);
    return found === undefined || test(found, limit);
  };
const letters = (data: unknown) => (typeof data === 'string' ? [...data].length : undefined);
const elements = (data: unknown) => (Array.isArray(data) ? data.length : undefined);
const members = (data: unknown) => (isObject(data) ? Object.keys(data).length : undefined);
const least = (found: number, limit: number) => found >= limit;
const most = (found: number, limit: number) => found <= limit;

/** Members by name or elements by place, each judged by the schema meant for it; those without one are left alone. */
function each(
  at: At,
  keys: readonly (string | number)[],
  schemaOf: (key: string | number) => Schema | undefined,
) {
  const judged = keys.flatMap(key => {
    const schema = schemaOf(key);
    return schema === undefined ? [] : [[key, at.judge(schema, at.data![key as never]).valid] as const];
  });
  return { valid: judged.every(([, valid]) => valid), seen: new Set(judged.map(([key]) => key)) };
}

const namesIn = (data: unknown): readonly string[] => (isObject(data) ? Object.keys(data) : []);
const placesIn = (data: unknown): readonly number[] => (Array.isArray(data) ? [...data.keys()] : []);
const finds = (pattern: string, name: string): boolean => new RegExp(pattern, 'u').test(name);
const own = (map: unknown, name: string | number): Schema | undefined =>
  Object.hasOwn((map ?? {}) as object, name) ? (map as Record<string, Schema>)[name] : undefined;

const branches = (schemas: readonly Schema[], at: At, enough: (fitting: number) => boolean): Judgement => {
  const judged = schemas.map(schema => at.judge(schema, at.data)).filter(({ valid }) => valid);
  return { valid: enough(judged.length), seen: new Set(judged.flatMap(({ seen }) => [...seen])) };
};

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

const kinds: Readonly<Record<string, (data: unknown) => boolean>> = {
  null: data => data === null,
  boolean: data => typeof data === 'boolean',
  integer: data => Number.isInteger(data),
  number: data => typeof data === 'number',
  string: data => typeof data === 'string',
  array: data => Array.isArray(data),
  object: isObject,
};

const keywords: Readonly<Record<string, Keyword>> = {
  $ref: (ref: string, at) => at.judge(at.resolve(ref), at.data),
  type: (type: string | string[], { data }) => [type].flat().some(kind => kinds[kind]!(data)),
  enum: (list: readonly unknown[], { data }) => list.some(one => same(one, data)),
  const: (value: unknown, { data }) => same(value, data),
  format: (name: string, at) => text(data => formats[name]!.test(data))(at),
  pattern: (pattern: string, at) => text(data => finds(pattern, data))(at),
  minLength: count(letters, least),
  maxLength: count(letters, most),
  minimum: (limit: number, at) => number(data => data >= limit)(at),
  maximum: (limit: number, at) => number(data => data <= limit)(at),
  exclusiveMinimum: (limit: number, at) => number(data => data > limit)(at),
  exclusiveMaximum: (limit: number, at) => number(data => data < limit)(at),
  multipleOf: (divisor: number, at) => number(data => isMultipleOf(data, divisor))(at),
  minItems: count(elements, least),
  maxItems: count(elements, most),
  uniqueItems: (unique: boolean, { data }) =>
    !unique || !Array.isArray(data) || new Set(data.map(canonical)).size === data.length,
  minProperties: count(members, least),
  maxProperties: count(members, most),
  required: (names: readonly string[], { data }) =>
    !isObject(data) || names.every(name => Object.hasOwn(data, name)),
  dependentRequired: (lists: Readonly<Record<string, readonly string[]>>, { data }) =>
    !isObject(data) ||
    Object.entries(lists).every(
      ([name, wanted]) => !Object.hasOwn(data, name) || wanted.every(each => Object.hasOwn(data, each)),
    ),
  properties: (schemas: SchemaObject, at) => each(at, namesIn(at.data), name => own(schemas, name)),
  patternProperties: (schemas: Readonly<Record<string, Schema>>, at) => {
    const all = Object.entries(schemas).map(([pattern, schema]) =>
      each(at, namesIn(at.data), name => (finds(pattern, String(name)) ? schema : undefined)),
    );
    return { valid: all.every(({ valid }) => valid), seen: new Set(all.flatMap(({ seen }) => [...seen])) };
  },
  additionalProperties: (schema: Schema, at) => {
    const patterns = Object.keys((at.schema.patternProperties ?? {}) as object);
    const known = (name: string) =>
      own(at.schema.properties, name) !== undefined || patterns.some(pattern => finds(pattern, name));
    return each(at, namesIn(at.data), name => (known(String(name)) ? undefined : schema));
  },
  propertyNames: (schema: Schema, at) => namesIn(at.data).every(name => at.judge(schema, name).valid),
  dependentSchemas: (schemas: SchemaObject, at) => {
    const wanted = namesIn(at.data).flatMap(name => own(schemas, name) ?? []) as Schema[];
    return branches(wanted, at, fitting => fitting === wanted.length);
  },
  prefixItems: (schemas: readonly Schema[], at) =>
    each(at, placesIn(at.data), place => schemas[place as number]),
  items: (schema: Schema, at) => {
    const first = ((at.schema.prefixItems ?? []) as readonly Schema[]).length;
    return each(at, placesIn(at.data), place => ((place as number) < first ? undefined : schema));
  },
  contains: (schema: Schema, at) => {
    if (!Array.isArray(at.data)) return fine;
    const { minContains = 1, maxContains = Number.POSITIVE_INFINITY } = at.schema as Record<string, number>;
    const seen = placesIn(at.data).filter(place => at.judge(schema, (at.data as unknown[])[place]).valid);
    return { valid: seen.length >= minContains && seen.length <= maxContains, seen: new Set(seen) };
  },
  unevaluatedProperties: (schema: Schema, at) =>
    each(at, namesIn(at.data), name => (at.seen.has(name) ? undefined : schema)),
  unevaluatedItems: (schema: Schema, at) =>
    each(at, placesIn(at.data), place => (at.seen.has(place) ? undefined : schema)),
  allOf: (schemas: readonly Schema[], at) => branches(schemas, at, fitting => fitting === schemas.length),
  anyOf: (schemas: readonly Schema[], at) => branches(schemas, at, fitting => fitting > 0),
  oneOf: (schemas: readonly Schema[], at) => branches(schemas, at, fitting => fitting === 1),
  not: (schema: Schema, at) => !at.judge(schema, at.data).valid,
  if: (schema: Schema, at) => {
    const test = at.judge(schema, at.data);
    const branch = at.judge(((test.valid ? at.schema.then : at.schema.else) ?? true) as Schema, at.data);
    return { valid: branch.valid, seen: new Set([...test.seen, ...branch.seen]) };
  },
};
