// biome-ignore-all lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema
import fc from 'fast-check';
import type { Schema, SchemaObject } from '../../src/value/dialect.js';
import { dialectProblems } from '../../src/value/dialect-problems.js';
import { formats } from '../../src/value/formats.js';

const names = fc.constantFrom('a', 'b', 'a/b~c', 'toString', 'hasOwnProperty', 'ngày sinh');
const texts = fc.oneof(
  fc.constantFrom(
    '',
    'a',
    'aa',
    'b',
    'ab',
    'Thuý',
    '😀',
    '2026-01-31',
    '2026-02-30',
    '001190012345',
    '1960-05',
  ),
  fc.string({ maxLength: 4 }),
);
const numbers = fc.oneof(fc.integer({ min: -3, max: 6 }), fc.constantFrom(0.5, 19.99, 4.02, 1e21, -0, 1e-7));
const leaves = fc.oneof(texts, numbers, fc.boolean(), fc.constant(null));

/** JSON values that go a few levels deep. */
export const data: fc.Arbitrary<unknown> = fc.letrec<{ any: unknown }>(tie => ({
  any: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    leaves,
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(names, tie('any'), { maxKeys: 4 }),
  ),
})).any;

const types = fc.constantFrom('null', 'boolean', 'integer', 'number', 'string', 'array', 'object');
const counts = fc.nat(3);

const assertions = {
  type: fc.oneof(types, fc.uniqueArray(types, { minLength: 1, maxLength: 3 })),
  enum: fc.array(leaves, { minLength: 1, maxLength: 3 }),
  const: data,
  format: fc.constantFrom(...Object.keys(formats)),
  pattern: fc.constantFrom('^a', 'a$', '^(a|b)*$', '\\d{4}', '^\\p{Lu}', '^.$', '\\s'),
  minLength: counts,
  maxLength: counts,
  minimum: numbers,
  maximum: numbers,
  exclusiveMinimum: numbers,
  exclusiveMaximum: numbers,
  multipleOf: fc.constantFrom(1, 2, 0.01, 0.5),
  minItems: counts,
  maxItems: counts,
  minProperties: counts,
  maxProperties: counts,
  uniqueItems: fc.boolean(),
  required: fc.uniqueArray(names, { maxLength: 3 }),
  dependentRequired: fc.dictionary(names, fc.uniqueArray(names, { maxLength: 2 }), { maxKeys: 2 }),
  $ref: fc.constantFrom('#/$defs/one', '#/$defs/a~1b', '#two', 'other', 'other#/items', '#/$defs/three'),
};

/** What the interpreter decides behind both doors: references to the schema around, and what nothing looked at. */
const beyond = {
  ...assertions,
  $ref: fc.oneof(assertions.$ref, fc.constant('#')),
};

interface Generated {
  readonly schema: Record<string, unknown> | boolean;
  readonly object: Record<string, unknown>;
}

const schemasOf = (
  asserting: Readonly<Record<string, fc.Arbitrary<unknown>>>,
  unevaluated: readonly string[],
): fc.Arbitrary<Record<string, unknown>> =>
  fc.letrec<Generated>(tie => {
    const list = fc.array(tie('schema'), { minLength: 1, maxLength: 3 });
    const some = (record: Record<string, fc.Arbitrary<unknown>>) => fc.record(record, { requiredKeys: [] });
    const nested = some({
      properties: fc.dictionary(names, tie('schema'), { maxKeys: 3 }),
      patternProperties: fc.dictionary(fc.constantFrom('^a', 'o', '^.$'), tie('schema'), { maxKeys: 2 }),
      additionalProperties: tie('schema'),
      dependentSchemas: fc.dictionary(names, tie('schema'), { maxKeys: 2 }),
      propertyNames: tie('schema'),
      items: tie('schema'),
      prefixItems: list,
    });
    const counted = fc.record(
      { contains: tie('schema'), minContains: counts, maxContains: counts },
      { requiredKeys: ['contains'] },
    );
    const left = some(Object.fromEntries(unevaluated.map(keyword => [keyword, tie('schema')])));
    const combined = some({ allOf: list, anyOf: list, oneOf: list, not: tie('schema') });
    const chosen = fc.record({ if: tie('schema'), then: tie('schema'), else: tie('schema') });
    const leaf = fc
      .uniqueArray(fc.constantFrom(...Object.keys(asserting)), { maxLength: 3 })
      .chain(keys => fc.record(Object.fromEntries(keys.map(key => [key, asserting[key]!]))));
    const merged = fc
      .tuple(leaf, fc.oneof(nested, nested, combined, chosen, counted), fc.oneof(fc.constant({}), left))
      .map(parts => Object.assign({}, ...parts));
    const object = fc.oneof({ maxDepth: 3, depthSize: 'small' }, leaf, merged);
    return {
      schema: fc.oneof({ weight: 1, arbitrary: fc.boolean() }, { weight: 7, arbitrary: object }),
      object,
    };
  }).object;

/** A schema with definitions by pointer, anchor and URI. */
export interface Defined extends SchemaObject {
  readonly $defs: Readonly<Record<string, Schema>>;
}

/** Without references, and without what is named `$ref` but is none. */
const apart = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(apart);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).filter(([key, value]) => key !== '$ref' || typeof value !== 'string');
  return Object.fromEntries(entries.map(([key, value]) => [key, apart(value)]));
};

const withDefinitions =
  (change: (node: SchemaObject) => unknown) =>
  ([root, one, two, three]: readonly SchemaObject[]): Defined => ({
    ...root,
    $defs: {
      one: change(one!) as SchemaObject,
      'a/b': { ...(change(two!) as object), $anchor: 'two' },
      other: { items: true, ...(apart(three) as object), $id: 'other' },
      three: false,
    },
  });

const four = (inner: fc.Arbitrary<SchemaObject>) => fc.tuple(inner, inner, inner, inner);

/** Schemas that Ajv decides on Node: definitions refer to no other, nothing is `unevaluated…`. */
export const defined = four(schemasOf(assertions, [])).map(withDefinitions(apart));

/** Schemas of the whole dialect. */
export const defining = four(schemasOf(beyond, ['unevaluatedProperties', 'unevaluatedItems']))
  .map(withDefinitions(node => node))
  .filter(schema => dialectProblems(schema).length === 0);
