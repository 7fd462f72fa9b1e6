// biome-ignore-all lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema
import { expect, test } from 'vitest';
import language from '../../schemas/procedure.schema.json' with { type: 'json' };
import { dialect, formKeywords, isSchemaObject, type Schema, subschemas } from '../../src/value/dialect.js';
import { dialectProblems } from '../../src/value/dialect-problems.js';
import { formats } from '../../src/value/formats.js';

type SchemaObject = Readonly<Record<string, unknown>>;

const found = (schema: SchemaObject): string[] =>
  dialectProblems(schema).map(({ pointer, message }) => `${pointer}: ${message.en}`);

const deep = (inner: SchemaObject): SchemaObject => ({
  properties: { 'a/b': { items: { anyOf: [{}, inner] } } },
});

test.each<[SchemaObject, string]>([
  [{ $dynamicRef: '#a' }, '/$dynamicRef: A form cannot use the JSON Schema keyword "$dynamicRef".'],
  [
    deep({ dependencies: {} }),
    '/properties/a~1b/items/anyOf/1/dependencies: A form cannot use the JSON Schema keyword "dependencies".',
  ],
  [{ type: 'text' }, '/type: "type" must be a JSON type.'],
  [{ type: ['string', 'string'] }, '/type: "type" must be a JSON type.'],
  [{ maxLength: -1 }, '/maxLength: "maxLength" must be a whole number from 0.'],
  [{ minContains: 0.5 }, '/minContains: "minContains" must be a whole number from 0.'],
  [{ minimum: '1' }, '/minimum: "minimum" must be a number.'],
  [{ multipleOf: 0 }, '/multipleOf: "multipleOf" must be a number above zero.'],
  [{ enum: [] }, '/enum: "enum" must be a list that is not empty.'],
  [{ required: ['a', 'a'] }, '/required: "required" must be a list of names, each once.'],
  [
    { dependentRequired: { a: 'b' } },
    '/dependentRequired: "dependentRequired" must be lists of names, by name.',
  ],
  [{ properties: { a: 1 } }, '/properties: "properties" must be schemas by name.'],
  [{ allOf: [] }, '/allOf: "allOf" must be a list of schemas.'],
  [{ items: [] }, '/items: "items" must be a schema (an object, true or false).'],
  [{ format: 'url' }, '/format: "format" must be a known format.'],
  [{ format: 'toString' }, '/format: "format" must be a known format.'],
  [{ properties: JSON.parse('{"__proto__":{}}') }, '/properties: No field may be called "__proto__".'],
  [{ required: [''] }, '/required: No field may be called "".'],
  [
    { dependentRequired: { a: ['constructor'] } },
    '/dependentRequired: No field may be called "constructor".',
  ],
  [{ dependentSchemas: { prototype: true } }, '/dependentSchemas: No field may be called "prototype".'],
  [{ maxItems: 1001 }, '/maxItems: "maxItems" is at most 1000.'],
  [{ $anchor: '1a' }, '/$anchor: "$anchor" must be a name of letters, digits, ".", "-", "_".'],
  [{ $id: 'a#b' }, '/$id: "a#b" is no name that can be used, or another schema has it already.'],
  [{ $id: 'http://[' }, '/$id: "http://[" is no name that can be used, or another schema has it already.'],
  [
    { $anchor: 'a', items: { $anchor: 'a' } },
    '/items/$anchor: "a" is no name that can be used, or another schema has it already.',
  ],
  [{ $ref: '#/properties/a' }, '/$ref: There is no "#/properties/a" in this schema.'],
  [{ $ref: '#/enum/0', enum: [{}] }, '/$ref: There is no "#/enum/0" in this schema.'],
  [{ $ref: '#%zz' }, '/$ref: There is no "#%zz" in this schema.'],
  [{ $ref: 'https://example.vn/a.json' }, '/$ref: There is no "https://example.vn/a.json" in this schema.'],
  [
    { items: { $id: 'b', $ref: '#/$defs/a' }, $defs: { a: {} } },
    '/items/$ref: There is no "#/$defs/a" in this schema.',
  ],
  [{ $ref: '#' }, '/$ref: "#" leads back to itself without going into the data.'],
  [
    { dependentSchemas: { a: { anyOf: [{ $ref: '#' }] } } },
    '/dependentSchemas/a/anyOf/0/$ref: "#" leads back to itself without going into the data.',
  ],
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

test.each<[string, boolean, SchemaObject]>([
  ['references that double', true, doubled(30)],
  ['a few of them', false, doubled(5)],
  ['branches that double', true, nested(10)],
  ['a few of those', false, nested(6)],
  ['a long chain of references', true, chained(5000)],
  ['a thousand branches', false, { anyOf: Array.from({ length: 1000 }, (_, i) => ({ const: i })) }],
  ['one more', true, { anyOf: Array.from({ length: 1001 }, (_, i) => ({ const: i })) }],
])('%s: too large is %s', (_what, tooLarge, schema) => {
  const told = found(schema);
  expect(told.filter(each => each.includes('grows too large'))).toHaveLength(tooLarge ? 1 : 0);
});

test('a ring of references is found where it closes, unless it goes into the data', () => {
  const ring = (step: (inner: SchemaObject) => SchemaObject) => ({
    $defs: {
      a: { allOf: [{ $ref: '#/$defs/b' }] },
      b: step({ $ref: '#/$defs/a' }),
      c: { $ref: '#/$defs/a' },
    },
  });
  expect(found(ring(inner => ({ not: inner })))).toHaveLength(1);
  expect(found(ring(inner => ({ items: inner })))).toEqual([]);
  expect(found(ring(inner => ({ properties: { a: inner } })))).toEqual([]);
});

test('a wrong pattern is refused with its reason', () => {
  expect(found({ pattern: '(?=a)' })[0]).toMatch(/^\/pattern: The pattern cannot look ahead/);
  const [told] = found({ patternProperties: { a: {}, '(?=a)': {} } });
  expect(told).toMatch(/^\/patternProperties: The pattern cannot look ahead/);
});

test('every keyword is taken in its right form, alone or in company', () => {
  const schema: SchemaObject = {
    $id: 'https://example.vn/form',
    $defs: { 'a/b': { $anchor: 'ab', type: ['string', 'null'] } },
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
      rows: {
        type: 'array',
        prefixItems: [true],
        items: {},
        minItems: 0,
        maxItems: 5,
        uniqueItems: true,
        contains: { $ref: '#ab' },
        minContains: 0,
        maxContains: 5,
        unevaluatedItems: false,
      },
      others: {
        patternProperties: { '^a': { $ref: '#' } },
        propertyNames: { maxLength: 9 },
        dependentRequired: { a: ['b'] },
        dependentSchemas: { a: { $ref: 'form#ab' } },
        minProperties: 1,
        maxProperties: 9,
        unevaluatedProperties: false,
      },
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
        contentEncoding: 'base64',
        contentMediaType: 'application/json',
        contentSchema: false,
      },
    },
    required: ['who'],
    additionalProperties: false,
  };
  const used = new Set<string>();
  const walk = (node: Schema): void => {
    if (!isSchemaObject(node)) return;
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
