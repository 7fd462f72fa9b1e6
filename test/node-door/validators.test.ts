// biome-ignore-all lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonSchema } from '../../src/definition/model.js';
import { compileValidator } from '../../src/node-validate.js';
import { interpret } from '../../src/procedure/interpret.js';
import type { RawIssue } from '../../src/procedure/validate.js';
import { issuesOf } from '../../src/procedure/validate.js';
import { formats } from '../../src/value/formats.js';

/** Codes, pointers and parameters; Ajv tells an unknown field once for each. */
const sorted = (issues: readonly RawIssue[]): string[] =>
  [...new Set(issues.map(issue => JSON.stringify(issue)))].sort();

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

const data: fc.Arbitrary<unknown> = fc.letrec<{ any: unknown }>(tie => ({
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

interface Generated {
  readonly schema: Record<string, unknown> | boolean;
  readonly object: Record<string, unknown>;
}

const inner: fc.Arbitrary<Record<string, unknown>> = fc.letrec<Generated>(tie => {
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
  const combined = some({ allOf: list, anyOf: list, oneOf: list, not: tie('schema') });
  const chosen = fc.record({ if: tie('schema'), then: tie('schema'), else: tie('schema') });
  const leaf = fc
    .uniqueArray(fc.constantFrom(...Object.keys(assertions)), { maxLength: 3 })
    .chain(keys =>
      fc.record(
        Object.fromEntries(keys.map(key => [key, assertions[key as 'type'] as fc.Arbitrary<unknown>])),
      ),
    );
  const merged = fc
    .tuple(leaf, fc.oneof(nested, nested, combined, chosen, counted))
    .map(parts => Object.assign({}, ...parts));
  const object = fc.oneof({ maxDepth: 3, depthSize: 'small' }, leaf, merged);
  return {
    schema: fc.oneof({ weight: 1, arbitrary: fc.boolean() }, { weight: 7, arbitrary: object }),
    object,
  };
}).object;

/** A schema with definitions by pointer, anchor and URI; these refer to no other, so that Ajv decides. */
const schemas = fc.tuple(inner, inner, inner, inner).map(([root, one, two, three]): JsonSchema => {
  const apart = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(apart);
    if (typeof node !== 'object' || node === null) return node;
    const entries = Object.entries(node).filter(
      ([key, value]) => key !== '$ref' || typeof value !== 'string',
    );
    return Object.fromEntries(entries.map(([key, value]) => [key, apart(value)]));
  };
  const $defs = {
    one: apart(one),
    'a/b': { ...(apart(two) as object), $anchor: 'two' },
    other: { items: true, ...(apart(three) as object), $id: 'other' },
    three: false,
  };
  return { ...root, $defs };
});

const full = process.env.THUTUC_FULL === '1';

test('both doors give the same issues for any schema of the dialect and any data', () => {
  let [invalid, total] = [0, 0];
  fc.assert(
    fc.property(schemas, fc.array(data, { minLength: 1, maxLength: 6 }), (schema, values) => {
      const [portable, node] = [interpret(schema), compileValidator(schema)];
      for (const value of values) {
        const issues = sorted(portable(value));
        expect(issues).toEqual(sorted(node(value)));
        expect(issuesOf(portable(value), () => undefined)).toEqual(issuesOf(node(value), () => undefined));
        total += 1;
        if (issues.length > 0) invalid += 1;
      }
    }),
    { numRuns: full ? 20_000 : 600 },
  );
  console.info(`validators: equal on ${total} generated values, ${invalid} of them invalid`);
  expect(invalid).toBeGreaterThan(total / 10);
  expect(total - invalid).toBeGreaterThan(total / 10);
}, 600_000);

const both = [
  ['portable', interpret],
  ['node', compileValidator],
] as const;

test.each(both)('%s: a catastrophic pattern ends at once, beside a second pattern', (_door, make) => {
  const validate = make({ properties: { id: { pattern: '^(a|a)*$' }, phone: { pattern: '^\\d+$' } } });
  const issues = validate({ id: `${'a'.repeat(20_000)}!`, phone: 'xyz' });
  expect(issues.map(issue => `${issue.code} ${issue.pointer}`).sort()).toEqual([
    'pattern /id',
    'pattern /phone',
  ]);
});

test.each(both)('%s: inherited properties are not there', (_door, make) => {
  const validate = make({ required: ['toString'], properties: { toString: { type: 'string' } } });
  expect(validate({})).toEqual([{ code: 'required', pointer: '/toString', params: {} }]);
});

test.each(both)('%s: no name a citizen may send upsets a comparison', (_door, make) => {
  const validate = make({
    items: { enum: [{ toString: 1 }, { valueOf: 2 }] },
    uniqueItems: true,
    maxItems: 9,
  });
  const issues = validate([{ toString: '' }, { toString: 1 }, { valueOf: 3 }, { toString: '' }]);
  expect(issues.map(issue => `${issue.code} ${issue.pointer}`).sort()).toEqual([
    'enum /0',
    'enum /2',
    'enum /3',
    'uniqueItems ',
  ]);
});

test.each(both)('%s: nothing of the value is in an issue', (_door, make) => {
  const validate = make({
    properties: {
      a: { type: 'string', enum: ['x'], maxLength: 2, pattern: '^x', format: 'date', const: 'x' },
    },
    additionalProperties: false,
  });
  const told = JSON.stringify(validate({ a: 'CANARY', CANARY: 'CANARY' }));
  expect(JSON.parse(told)).toHaveLength(6);
  expect(told).not.toContain('CANARY');
});

test.each(both)('%s: a schema outside the dialect is refused by name', (_door, make) => {
  expect(() => make({ properties: { a: { $dynamicRef: '#a' } } })).toThrow(
    '/properties/a/$dynamicRef: A form cannot use the JSON Schema keyword "$dynamicRef".',
  );
});
