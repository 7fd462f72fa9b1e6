// biome-ignore-all lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema
import { expect, test } from 'vitest';
import type { JsonSchema } from '../../src/definition/model.js';
import { interpret } from '../../src/procedure/interpret.js';
import { plainSchema } from '../../src/procedure/plain-schema.js';
import { issuesOf } from '../../src/procedure/validate.js';
import { text } from '../../src/source/text.js';

/** 'code pointer' of each issue, sorted. */
const issues = (schema: JsonSchema, data: unknown): string[] =>
  interpret(schema)(data)
    .map(({ code, pointer }) => `${code} ${pointer}`)
    .sort();

test('every mistake is told at once, at the field it belongs to', () => {
  const schema: JsonSchema = {
    type: 'object',
    required: ['child', 'mother'],
    additionalProperties: false,
    properties: {
      child: {
        type: 'object',
        required: ['fullName', 'birthDate'],
        properties: {
          fullName: { type: 'string', maxLength: 5 },
          birthDate: { type: 'string', format: 'date' },
        },
      },
      mother: { $ref: '#/$defs/person' },
      rows: { type: 'array', maxItems: 2, items: { $ref: '#/$defs/person' } },
    },
    $defs: {
      person: {
        type: 'object',
        required: ['personId'],
        properties: { personId: { format: 'vn-person-id' } },
      },
    },
  };
  expect(
    issues(schema, {
      child: { fullName: 'Nguyễn', birthDate: '2026-02-30' },
      rows: [{}, { personId: '1' }, 3],
      more: 1,
    }),
  ).toEqual([
    'additionalProperties ',
    'format /child/birthDate',
    'format /rows/1/personId',
    'maxItems /rows',
    'maxLength /child/fullName',
    'required /mother',
    'required /rows/0/personId',
    'type /rows/2',
  ]);
  expect(
    issues(schema, {
      child: { fullName: 'Thuý😀', birthDate: '2026-02-28' },
      mother: { personId: '001190012345' },
    }),
  ).toEqual([]);
});

test.each<[string, JsonSchema, unknown, string[]]>([
  [
    'anyOf tells what each branch missed',
    { anyOf: [{ required: ['phone'] }, { required: ['email'] }] },
    {},
    ['anyOf ', 'required /email', 'required /phone'],
  ],
  [
    'anyOf met by one branch is silent',
    { anyOf: [{ required: ['phone'] }, { required: ['email'] }] },
    { email: '' },
    [],
  ],
  ['oneOf broken by a second branch', { oneOf: [{ minimum: 1 }, { minimum: 2 }] }, 3, ['oneOf ']],
  [
    'if chooses the branch, and adds nothing itself',
    { if: { const: 'a' }, then: { minLength: 2 }, else: { type: 'null' } },
    'a',
    ['minLength '],
  ],
  ['else', { if: { const: 'a' }, then: { minLength: 2 }, else: { type: 'null' } }, 'b', ['type ']],
  ['not', { not: { type: 'string' } }, 'a', ['not ']],
  [
    'items begin after prefixItems',
    { prefixItems: [{ type: 'string' }], items: { type: 'integer' } },
    ['a', 1, 'b'],
    ['type /2'],
  ],
  [
    'a field name with a slash and a tilde',
    { properties: { 'a/b~c': { type: 'string' } } },
    { 'a/b~c': 1 },
    ['type /a~1b~0c'],
  ],
  ['an inherited name is no field', { properties: { toString: { type: 'string' } } }, {}, []],
  [
    'entries that are equal',
    { uniqueItems: true, maxItems: 9 },
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    ['uniqueItems '],
  ],
])('%s', (_what, schema, data, expected) => {
  expect(issues(schema, data)).toEqual(expected);
});

test('a schema outside the dialect is a bug, not a silent pass', () => {
  expect(() => interpret({ properties: { a: { $dynamicRef: '#a' } } })).toThrow('/properties/a/$dynamicRef');
});

const messages = (schema: JsonSchema, data: unknown, title?: string): [string, string][] =>
  issuesOf(interpret(schema)(data), () => (title === undefined ? undefined : text(title, title))).map(
    ({ message }) => [message.vi, message.en],
  );

test.each<[JsonSchema, unknown, string, string]>([
  [{ type: 'integer' }, 'x', '“Số con” phải là số nguyên.', '“Số con” must be a whole number.'],
  [
    { type: ['string', 'null'] },
    1,
    '“Số con” phải là văn bản hoặc để trống.',
    '“Số con” must be text or empty.',
  ],
  [{ minLength: 1 }, '', 'Hãy điền “Số con”.', 'Fill in “Số con”.'],
  [{ minLength: 2 }, 'a', '“Số con” cần ít nhất 2 ký tự.', '“Số con” needs at least 2 characters.'],
  [{ maximum: 3 }, 4, '“Số con” phải từ 3 trở xuống.', '“Số con” must be 3 or less.'],
  [{ enum: ['a'] }, 'b', 'Hãy chọn “Số con” trong danh sách.', 'Choose “Số con” from the list.'],
  [{ multipleOf: 0.01 }, 1.001, '“Số con” phải là bội số của 0.01.', '“Số con” must be a multiple of 0.01.'],
  [
    { format: 'vn-tax-code' },
    '1',
    '“Số con” phải là mã số thuế, ví dụ 0100047516.',
    '“Số con” must be: tax code, for example 0100047516.',
  ],
])('%j on %j says it in both languages, by the title', (schema, data, vi, en) => {
  expect(messages(schema, data, 'Số con')).toEqual([[vi, en]]);
});

test('without a title the last name of the pointer is used, and at the root the form', () => {
  expect(messages({ required: ['a/b'] }, {})).toEqual([['Hãy điền “a/b”.', 'Fill in “a/b”.']]);
  expect(messages({ additionalProperties: false }, { x: 1 })).toEqual([
    ['Biểu mẫu có trường không thuộc biểu mẫu.', 'The form has a field the form does not know.'],
  ]);
});

test('a title is never read as a pattern of the wording', () => {
  expect(messages({ minLength: 3 }, 'a', '{limit} $& {field}')[0]![1]).toBe(
    '“{limit} $& {field}” needs at least 3 characters.',
  );
});

test('issues come once for each field and code, in one order, and at most a hundred', () => {
  const twice = { allOf: [{ minLength: 5 }, { minLength: 3 }, { pattern: 'z' }] };
  expect(messages(twice, 'a', 'x').map(([, en]) => en)).toEqual([
    '“x” needs at least 3 characters.',
    '“x” does not have the form asked for.',
  ]);
  const many = interpret({ items: { type: 'string' } })(Array.from({ length: 1_000 }, (_, i) => i));
  expect(many).toHaveLength(1_000);
  expect(issuesOf(many, () => undefined)).toHaveLength(100);
});

test('a plain schema has lost the keywords of thutuc and nothing else', () => {
  const schema: JsonSchema = {
    type: 'object',
    properties: {
      visible: { type: 'string', prefill: '$a', title: 'Một trường tên là visible' },
      codes: { type: 'array', items: { codes: 'ethnicity', enum: [{ prefill: 1 }] }, maxItems: 3 },
      one: { anyOf: [{ const: { assert: 1 } }, { assert: { that: 'x' } }], computed: '1' },
    },
    if: { properties: { one: { visible: '$late' } } },
    then: { default: { with: 1 } },
    $defs: { p: { with: {}, prefill: [], unknownKeyword: 1 } },
  };
  expect(plainSchema(schema)).toEqual({
    type: 'object',
    properties: {
      visible: { type: 'string', title: 'Một trường tên là visible' },
      codes: { type: 'array', items: { enum: [{ prefill: 1 }] }, maxItems: 3 },
      one: { anyOf: [{ const: { assert: 1 } }, {}] },
    },
    if: { properties: { one: {} } },
    then: { default: { with: 1 } },
    $defs: { p: { unknownKeyword: 1 } },
  });
  expect(Object.isFrozen(plainSchema(schema))).toBe(true);
});

test('a long list of objects is compared in one go', () => {
  const rows = Array.from({ length: 200_000 }, (_, a) => ({ a }));
  const schema: JsonSchema = { maxItems: 1000, uniqueItems: true };
  expect(issues(schema, rows)).toEqual(['maxItems ']);
  expect(issues(schema, [...rows.slice(0, 9), { a: 3 }])).toEqual(['uniqueItems ']);
});

test('no more than a thousand mistakes are gathered', () => {
  const rows = Array.from({ length: 5000 }, () => ({ a: 'x' }));
  const branch = { properties: { a: { type: 'number' } } };
  for (const items of [branch, { anyOf: [branch, branch] }])
    expect(interpret({ items })(rows)).toHaveLength(1000);
});
