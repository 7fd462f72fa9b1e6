import { expect, test } from 'vitest';
import { interpret } from '../../src/procedure/interpret.js';
import { issuesOf, MOST_RAW_ISSUES } from '../../src/procedure/validate.js';
import type { Schema, SchemaObject } from '../../src/value/dialect.js';

/** 'code pointer limit' of each issue, sorted. */
const issues = (schema: Schema, data: unknown): string[] =>
  interpret(schema)(data)
    .map(({ code, pointer, params }) => `${code} ${pointer} ${params.limit ?? ''}`.trimEnd())
    .sort();

const rows: readonly (readonly [what: string, schema: Schema, data: unknown, ...told: string[]])[] = [
  ['true admits everything', { items: true }, [1]],
  ['false admits nothing', { properties: { a: false } }, { a: 1, b: 2 }, 'false /a'],
  [
    'members by pattern',
    { patternProperties: { '^n[0-9]$': { type: 'number' } } },
    { n1: 1, n2: '', m: '' },
    'type /n2',
  ],
  [
    'a member of two patterns meets both',
    { patternProperties: { a: { minimum: 2 }, b: { minimum: 3 } } },
    { ab: 1 },
    'minimum /ab 2',
    'minimum /ab 3',
  ],
  [
    'additional members by schema',
    { properties: { a: {} }, patternProperties: { '^x': {} }, additionalProperties: { type: 'string' } },
    { a: 1, x: 1, b: 1 },
    'type /b',
  ],
  [
    'no additional members, told once',
    { additionalProperties: false },
    { a: 1, b: 1 },
    'additionalProperties',
  ],
  ['names of members, told once', { propertyNames: { maxLength: 1 } }, { aa: 1, bb: 1 }, 'propertyNames'],
  ['how many members', { minProperties: 2 }, { a: 1 }, 'minProperties  2'],
  ['at most so many', { items: { maxProperties: 1 } }, [{ a: 1, b: 1 }], 'maxProperties /0 1'],
  [
    'required with another, at the one that is missing',
    { dependentRequired: { a: ['b', 'c/d'], x: ['y'] } },
    { a: 1 },
    'dependentRequired /b',
    'dependentRequired /c~1d',
  ],
  [
    'a schema with another',
    { dependentSchemas: { a: { required: ['b'] }, toString: false } },
    { a: 1 },
    'required /b',
  ],
  ['contains one', { contains: { type: 'number' } }, ['a', 1]],
  [
    'contains none, and what each element misses is not told',
    { contains: { type: 'number' } },
    ['a'],
    'contains  1',
  ],
  ['contains too few', { contains: true, minContains: 3 }, [1], 'contains  3'],
  ['contains too many', { contains: true, maxContains: 1 }, [1, 2], 'maxContains  1'],
  ['contains none, which is enough', { contains: false, minContains: 0 }, [1]],
  ['nothing after the first elements', { prefixItems: [true, true], items: false }, [1, 2, 3], 'items  2'],
  [
    'what content is, is a remark',
    { contentEncoding: 'base64', contentMediaType: 'application/json', contentSchema: false },
    '!',
  ],
  [
    'unevaluated members, told once',
    { allOf: [{ properties: { a: {} } }], unevaluatedProperties: false },
    { a: 1, b: 1, c: 1 },
    'unevaluatedProperties',
  ],
  [
    'unevaluated members by schema',
    { patternProperties: { '^a': {} }, unevaluatedProperties: { type: 'string' } },
    { a: 1, b: 1 },
    'type /b',
  ],
  [
    'a branch that fails has seen nothing',
    { anyOf: [{ properties: { a: { const: 1 } }, required: ['b'] }, {}], unevaluatedProperties: false },
    { a: 1 },
    'unevaluatedProperties',
  ],
  [
    'every branch that fits has seen',
    { anyOf: [{ properties: { a: {} } }, { properties: { b: {} } }], unevaluatedProperties: false },
    { a: 1, b: 1 },
  ],
  [
    'not sees nothing',
    { not: { not: { properties: { a: {} } } }, unevaluatedProperties: false },
    { a: 1 },
    'unevaluatedProperties',
  ],
  [
    'cousins do not see each other',
    { allOf: [{ properties: { a: {} } }, { unevaluatedProperties: false }] },
    { a: 1 },
    'unevaluatedProperties',
  ],
  [
    'unevaluated elements',
    { prefixItems: [true], contains: { type: 'string' }, unevaluatedItems: false },
    [1, 'a', 2],
    'unevaluatedItems',
  ],
  [
    'unevaluated elements by schema',
    { contains: { type: 'string' }, unevaluatedItems: { minimum: 5 } },
    ['a', 1, 6],
    'minimum /1 5',
  ],
  ['an anchor', { items: { $ref: '#b' }, $defs: { a: { $anchor: 'b', minimum: 1 } } }, [0], 'minimum /0 1'],
  [
    'a schema in a schema with a name of its own',
    {
      $id: 'https://a.vn/f/',
      items: { $ref: 'g#/$defs/x' },
      $defs: { g: { $id: 'g', $defs: { x: { minimum: 1 } } } },
    },
    [0],
    'minimum /0 1',
  ],
  [
    'a tree',
    { properties: { rows: { items: { $ref: '#' } }, n: { type: 'number' } } },
    { rows: [{ n: '' }, { rows: [{ n: '' }] }] },
    'type /rows/0/n',
    'type /rows/1/rows/0/n',
  ],
  [
    'a tree that sees what is left',
    { allOf: [{ properties: { next: { $ref: '#' } } }], unevaluatedProperties: false },
    { next: { a: 1 } },
    'unevaluatedProperties /next',
  ],
  [
    'names judged by a schema that contains itself',
    { propertyNames: { $ref: '#' }, type: ['object', 'string'], maxLength: 2 },
    { abc: 1 },
    'propertyNames',
  ],
];

test.each(rows.map(([what, ...rest]) => [what, rest] as const))('%s', (_what, [schema, data, ...told]) => {
  expect(issues(schema, data)).toEqual(told);
});

test('data with a key __proto__ is data', () => {
  const data = JSON.parse('{"__proto__":{"a":1}}');
  expect(issues({ additionalProperties: false }, data)).toEqual(['additionalProperties']);
  expect(issues({ unevaluatedProperties: { type: 'string' } }, data)).toEqual(['type /__proto__']);
  expect(issues({ patternProperties: { proto: { required: ['b'] } } }, data)).toEqual([
    'required /__proto__/b',
  ]);
  expect(issues({ required: ['a'] }, data)).toEqual(['required /a']);
});

/** A value inside itself so many times. */
const deep = (levels: number, wrap: (inner: unknown) => unknown): unknown => {
  let value: unknown = 'x';
  for (let i = 0; i < levels; i++) value = wrap(value);
  return value;
};

test('a schema that leads into itself many ways judges each value once', () => {
  const next = { properties: { a: { $ref: '#' } } };
  const schema = { allOf: [next, next, next], properties: { n: { type: 'number' } } };
  // Three ways at each of fifty levels: 3^50 judgements were it not so.
  expect(
    issues(
      schema,
      deep(50, a => ({ a })),
    ),
  ).toEqual([]);
  const told = interpret(schema)(deep(50, a => ({ a, n: '' })));
  expect(told).toHaveLength(MOST_RAW_ISSUES);
});

test('an input that nests deeper than any may ends as an issue, not as an exception', () => {
  const inward = (levels: number): SchemaObject =>
    levels === 0 ? { items: { $ref: '#' } } : { allOf: [inward(levels - 1)] };
  const told = interpret(inward(55))(deep(5000, a => [a]));
  expect(told.map(({ code }) => code)).toEqual(['$ref']);
});

test.each<[SchemaObject, unknown, string]>([
  [{ minProperties: 2 }, { a: 1 }, 'The form needs at least 2 entries.'],
  [{ maxProperties: 0 }, { a: 1 }, 'The form may have at most 0 entries.'],
  [{ prefixItems: [true], items: false }, [1, 2], 'The form may have at most 1 entries.'],
  [{ contains: false }, [], 'The form needs at least 1 entries of the kind asked for.'],
  [{ contains: true, maxContains: 1 }, [1, 2], 'The form may have at most 1 entries of that kind.'],
  [{ unevaluatedProperties: false }, { a: 1 }, 'The form has a field the form does not know.'],
  [{ unevaluatedItems: false }, [1], 'The form has an entry the form does not know.'],
  [{ propertyNames: false }, { a: 1 }, 'The form has a field whose name is not accepted.'],
  [{ properties: { a: false } }, { a: 1 }, '“a” has a value that is not accepted.'],
  [{ dependentRequired: { a: ['b'] } }, { a: 1 }, 'Fill in “b”.'],
  [{ properties: { a: { $ref: '#' } } }, deep(70, a => ({ a })), '“a” nests too deeply.'],
])('%j is told in words', (schema, data, message) => {
  expect(issuesOf(interpret(schema)(data), () => undefined).map(issue => issue.message.en)).toEqual([
    message,
  ]);
});
