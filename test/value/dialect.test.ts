// biome-ignore-all lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema
import { expect, test } from 'vitest';
import language from '../../schemas/procedure.schema.json' with { type: 'json' };
import { dialect, formKeywords, subschemas } from '../../src/value/dialect.js';
import { dialectProblems } from '../../src/value/dialect-problems.js';
import { formats } from '../../src/value/formats.js';

type SchemaObject = Readonly<Record<string, unknown>>;

const found = (schema: SchemaObject): string[] =>
  dialectProblems(schema).map(({ pointer, message }) => `${pointer}: ${message.en}`);

const deep = (inner: SchemaObject): SchemaObject => ({
  properties: { 'a/b': { items: { anyOf: [{}, inner] } } },
});

test.each<[SchemaObject, string]>([
  [
    { patternProperties: {} },
    '/patternProperties: A form cannot use the JSON Schema keyword "patternProperties".',
  ],
  [
    deep({ contains: {} }),
    '/properties/a~1b/items/anyOf/1/contains: A form cannot use the JSON Schema keyword "contains".',
  ],
  [{ type: 'text' }, '/type: "type" must be a JSON type.'],
  [{ type: ['string', 'string'] }, '/type: "type" must be a JSON type.'],
  [{ maxLength: -1 }, '/maxLength: "maxLength" must be a whole number from 0.'],
  [{ minimum: '1' }, '/minimum: "minimum" must be a number.'],
  [{ multipleOf: 0 }, '/multipleOf: "multipleOf" must be a number above zero.'],
  [{ enum: [] }, '/enum: "enum" must be a list that is not empty.'],
  [{ required: ['a', 'a'] }, '/required: "required" must be a list of names, each once.'],
  [{ properties: { a: true } }, '/properties: "properties" must be schemas (objects) by name.'],
  [{ allOf: [] }, '/allOf: "allOf" must be a list of schemas.'],
  [{ items: false }, '/items: "items" must be a schema (an object).'],
  [{ additionalProperties: {} }, '/additionalProperties: "additionalProperties" must be true or false.'],
  [{ format: 'url' }, '/format: "format" must be a known format.'],
  [{ format: 'toString' }, '/format: "format" must be a known format.'],
  [{ properties: JSON.parse('{"__proto__":{}}') }, '/properties: No field may be called "__proto__".'],
  [{ required: [''] }, '/required: No field may be called "".'],
  [{ uniqueItems: true }, '/uniqueItems: "uniqueItems" needs "maxItems" beside it.'],
  [{ maxItems: 1001 }, '/maxItems: "maxItems" is at most 1000.'],
  [{ if: {} }, '/if: "if" needs "then" or "else".'],
  [{ else: {} }, '/else: "else" needs "if" beside it.'],
  [{ items: { $defs: {} } }, '/items/$defs: "$defs" stands only at the root of the schema.'],
  [{ $ref: '#/properties/a' }, '/$ref: "$ref" must be of the form "#/$defs/name".'],
  [{ $ref: '#/$defs/a' }, '/$ref: There is no "#/$defs/a".'],
  [{ $defs: { a: { items: { $ref: '#/$defs/a' } } } }, '/$defs/a/items/$ref: "#/$defs/a" contains itself.'],
])('%j is outside the dialect', (schema, problem) => {
  expect(found(schema)).toEqual([problem]);
});

const doubled = (levels: number): SchemaObject => {
  const $defs: Record<string, SchemaObject> = { [`a${levels}`]: { type: 'string' } };
  for (let i = 0; i < levels; i++) {
    const next = { $ref: `#/$defs/a${i + 1}` };
    $defs[`a${i}`] = { anyOf: [next, next] };
  }
  return { $defs, properties: { note: { $ref: '#/$defs/a0' } } };
};
const nested = (levels: number): SchemaObject =>
  levels === 0 ? { const: 'n' } : { anyOf: [nested(levels - 1), nested(levels - 1)] };
const chained = (length: number): SchemaObject => {
  const names = Array.from({ length }, (_, i) => `a${i}`);
  return {
    $defs: Object.fromEntries(names.map((name, i) => [name, { $ref: `#/$defs/${names[i + 1] ?? 'b'}` }])),
  };
};

test.each<[string, SchemaObject, boolean]>([
  ['references that double', doubled(30), true],
  ['a few of them', doubled(5), false],
  ['branches that double', nested(10), true],
  ['a few of those', nested(6), false],
  ['a long chain of references', chained(5000), true],
  ['a thousand branches', { anyOf: Array.from({ length: 1000 }, (_, i) => ({ const: i })) }, false],
  ['one more', { anyOf: Array.from({ length: 1001 }, (_, i) => ({ const: i })) }, true],
])('%s: too large is %s', (_what, schema, tooLarge) => {
  const told = found(schema);
  expect(told.filter(each => each.includes('grows too large'))).toHaveLength(tooLarge ? 1 : 0);
});

test('a ring of references is found at each of its references', () => {
  const $defs = {
    a: { items: { $ref: '#/$defs/b' } },
    b: { not: { $ref: '#/$defs/a' } },
    c: { $ref: '#/$defs/a' },
  };
  expect(found({ $defs })).toHaveLength(3);
});

test('a wrong pattern is refused with its reason', () => {
  expect(found({ pattern: '(?=a)' })[0]).toMatch(/^\/pattern: The pattern cannot look ahead/);
});

test('every keyword is taken in its right form, alone or in company', () => {
  const schema: SchemaObject = {
    $defs: { 'a/b': { type: ['string', 'null'] } },
    title: 'Tờ khai',
    type: 'object',
    properties: {
      who: { $ref: '#/$defs/a~1b' },
      born: {
        type: 'string',
        format: Object.keys(formats)[0],
        pattern: '^\\d{4}',
        minLength: 1,
        maxLength: 10,
      },
      rows: { type: 'array', prefixItems: [{}], items: {}, minItems: 0, maxItems: 5, uniqueItems: true },
      many: {
        enum: [1],
        const: 1,
        minimum: 0,
        maximum: 9,
        exclusiveMinimum: -1,
        exclusiveMaximum: 10,
        multipleOf: 0.5,
      },
      either: { allOf: [{}], anyOf: [{}], oneOf: [{}], not: { const: 1 }, if: {}, then: {}, else: {} },
      told: {
        description: '',
        $comment: '',
        default: 1,
        examples: [1],
        deprecated: true,
        readOnly: true,
        writeOnly: true,
      },
    },
    required: ['who'],
    additionalProperties: false,
  };
  const used = new Set<string>();
  const walk = (node: SchemaObject): void => {
    for (const keyword of Object.keys(node)) used.add(keyword);
    for (const inner of subschemas(node)) walk(inner.schema);
  };
  walk(schema);
  expect([...used].sort()).toEqual([...dialect.keys()].sort());
  expect(found(schema)).toEqual([]);
});

test('the schema editors use offers the same keywords and the same formats', () => {
  const { properties } = language.$defs.field;
  expect(Object.keys(properties).sort()).toEqual([...dialect.keys(), ...formKeywords].sort());
  expect([...properties.format.enum].sort()).toEqual(Object.keys(formats).sort());
});
