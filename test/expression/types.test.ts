import { describe, expect, test } from 'vitest';
import { parseExpression } from '../../src/expression/parse.js';
import { measureOf } from '../../src/expression/type.js';
import {
  describeType,
  type JsonSchema,
  mismatch,
  type Type,
  typeFromSchema,
  typeOf,
} from '../../src/expression/types.js';
import { admits } from './admits.js';

const person = {
  type: 'object',
  required: ['personId', 'hoTen'],
  properties: {
    personId: { type: 'string', format: 'vn-person-id' },
    hoTen: { type: 'string' },
    quanHe: { type: 'string', enum: ['vo', 'chong', 'con'] },
    namSinh: { type: 'integer', minimum: 1900 },
    ngaySinh: { type: 'string', format: 'date' },
  },
} as const;

const form = typeFromSchema({
  type: 'object',
  required: ['thanhVien', 'chuHo'],
  properties: { chuHo: person, thanhVien: { type: 'array', items: person }, ghiChu: { type: 'string' } },
});

const typed = (text: string): ReturnType<typeof typeOf> => {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problems[0]?.message.en}`);
  return typeOf(parsed.tree, { names: { form } });
};
const described = (text: string): string => describeType(typed(text).type).en;

describe('the type of an expression', () => {
  test.each([
    ['$form.chuHo.hoTen', 'string'],
    ['$form.chuHo.quanHe', 'one of "vo", "chong", "con" or nothing'],
    ['$form.thanhVien.hoTen', 'string, list (string) or nothing'],
    ["$form.thanhVien[quanHe='vo'].hoTen", 'string, list (string) or nothing'],
    ["$form.thanhVien[quanHe='vo'][0].hoTen", 'string or nothing'],
    ["$form.thanhVien[quanHe='vo'].hoTen[0]", 'string, list (string) or nothing'],
    ["($form.thanhVien[quanHe='vo'].hoTen)[0]", 'string or nothing'],
    ['$form.thanhVien[]', 'list (object)'],
    ['$form.thanhVien.hoTen[]', 'list (string) or nothing'],
    ['[$form.thanhVien.hoTen]', 'list (string)'],
    ['$form.thanhVien.{ "ten": hoTen }', 'object, list (object) or nothing'],
    ['$count($form.thanhVien) + 1', 'integer'],
    ['$form.chuHo.namSinh / 2', 'number or nothing'],
    ["$form.ghiChu ? 'co' : 'khong'", 'one of "co", "khong"'],
    ["$form.ghiChu ? 'co'", 'one of "co" or nothing'],
    ["$form.ghiChu ?? '-'", 'string'],
    ['$uppercase($form.chuHo.hoTen)', 'string'],
    ['$contains($form.chuHo.hoTen, "a")', 'true or false'],
    ['$contains($form.chuHo.hoTen, $form.ghiChu)', 'true or false or nothing'],
    ['$replace($form.chuHo.hoTen, "a", "b")', 'string'],
    ['$replace($form.chuHo.hoTen, $form.ghiChu, "b")', 'string or nothing'],
    ['$map($form.thanhVien, function($m){ $m.hoTen })', 'string, list (string) or nothing'],
    ['($m := $form.chuHo; $m.hoTen)', 'string'],
    [
      '("a").["b"]^($)[]',
      'one of "b", list (one of "b" or list (one of "b" or list (one of "b"))) or nothing',
    ],
    ['[nothing].*@$x.{ "k": 1 }[]', 'object, list (object or empty list) or nothing'],
    ['$days($form.chuHo.ngaySinh, $today) > 60', 'true or false or nothing'],
    ['$days($form.chuHo.ngaySinh, $today) > 60 and true', 'true or false'],
    ['$khac.gi.do', 'anything'],
    ['$form.chuHo.*', 'anything'],
  ])('%s is %s', (text, expected) => {
    if (text === '$form.chuHo.*') expect(typed(text).type.array).toBeDefined();
    else expect(described(text)).toBe(expected);
    expect(typed(text).problems).toEqual([]);
  });

  test('both languages', () => {
    expect(describeType(typed('$form.thanhVien.ngaySinh').type)).toEqual({
      vi: 'ngày (YYYY-MM-DD), danh sách (ngày (YYYY-MM-DD)) hoặc không có giá trị',
      en: 'date (YYYY-MM-DD), list (date (YYYY-MM-DD)) or nothing',
    });
  });
});

describe('definite faults', () => {
  test.each([
    ['$form.chuHo.hoten', 'unknown-field', 'hoten', 'Did you mean "hoTen"?'],
    ['$form.thanhVien[quanhe = "vo"].hoTen', 'unknown-field', 'quanhe', 'Did you mean "quanHe"?'],
    ['$form.zzz', 'unknown-field', 'zzz', 'The fields here: chuHo, thanhVien, ghiChu.'],
    ['$form.ghiChu.dai', 'unknown-field', 'dai', 'The value here has no fields: drop what follows the dot.'],
    ['$join()', 'arity', '$join()', undefined],
    ['$round(1, 2, 3)', 'arity', '$round(1, 2, 3)', undefined],
    ['$sum($form.chuHo.hoTen)', 'argument', '$form.chuHo.hoTen', undefined],
    ['$length($form.thanhVien)', 'argument', '$form.thanhVien', undefined],
    [
      '$form.chuHo.hoTen + 1',
      'operand',
      '$form.chuHo.hoTen',
      'Turn a string into a number with $number(…); join strings with `&`.',
    ],
    [
      '-$form.chuHo',
      'operand',
      '$form.chuHo',
      'Turn a string into a number with $number(…); join strings with `&`.',
    ],
  ])('%s: %s', (text, code, at, mend) => {
    const { problems } = typed(text);
    expect(
      problems.map(each => [each.code, text.slice(each.offset, each.offset + each.length), each.mend?.en]),
    ).toEqual([[code, at, mend]]);
  });

  test.each([
    '$length($form.chuHo.quanHe)',
    '$form.thanhVien.namSinh + 1',
    '$sum($form.thanhVien.namSinh)',
    '$number($form.ghiChu) + 1',
    '$khac.x + 1',
    '$form.chuHo.hoTen & 1',
    '$form.thanhVien[namSinh > 2000].hoTen',
    '$exists($form.ghiChu)',
    '$substringBefore($form.chuHo.hoTen, " ")',
  ])('no complaint about %s', text => expect(typed(text).problems).toEqual([]));
});

describe('mismatch', () => {
  const of = (schema: JsonSchema): Type => typeFromSchema(schema);
  const string = of({ type: 'string' });
  const strings = of({ type: 'array', items: { type: 'string' } });
  test.each<[string, Type, Type, string | undefined]>([
    ['the same', string, string, undefined],
    ['another kind', string, of({ type: 'number' }), 'kind'],
    ['an empty fill', { nothing: true }, string, undefined],
    ['anything', { any: true }, string, undefined],
    ['one or many', typed('$form.thanhVien.hoTen').type, string, 'many'],
    ['the first of many', typed('$form.thanhVien[0].hoTen').type, string, undefined],
    ['a list', strings, string, 'many'],
    ['a list of another kind', of({ type: 'array', items: { type: 'number' } }), string, 'kind'],
    ['one or many into a list', typed('$form.thanhVien.hoTen').type, strings, 'one'],
    ['a kept list', typed('$form.thanhVien.hoTen[]').type, strings, undefined],
    ['one into a list', string, strings, 'kind'],
    ['no code in common', of({ enum: ['M', 'F'] }), of({ enum: ['nam', 'nu'] }), 'enum'],
    ['some codes in common', of({ enum: ['M', 'F'] }), of({ enum: ['M', 'X'] }), undefined],
    [
      'another format',
      of({ type: 'string', format: 'date' }),
      of({ type: 'string', format: 'vn-person-id' }),
      'format',
    ],
    [
      'a partial date for a date',
      of({ type: 'string', format: 'partial-date' }),
      of({ type: 'string', format: 'date' }),
      undefined,
    ],
    [
      'a date for a partial date',
      of({ type: 'string', format: 'date' }),
      of({ type: 'string', format: 'partial-date' }),
      undefined,
    ],
    ['a format for any text', of({ type: 'string', format: 'date' }), string, undefined],
    ['any text for a format', string, of({ type: 'string', format: 'date' }), undefined],
    [
      'the same format',
      of({ type: 'string', format: 'date' }),
      of({ type: 'string', format: 'date' }),
      undefined,
    ],
    ['out of range', of({ type: 'integer', maximum: 10 }), of({ type: 'integer', minimum: 11 }), 'range'],
    ['above the range', of({ type: 'integer', minimum: 12 }), of({ type: 'integer', maximum: 11 }), 'range'],
    ['at its end', of({ type: 'integer', minimum: 11 }), of({ type: 'integer', maximum: 11 }), undefined],
    [
      'at its beginning',
      of({ type: 'integer', maximum: 11 }),
      of({ type: 'integer', minimum: 11 }),
      undefined,
    ],
    ['without a bound of its own', of({ type: 'integer' }), of({ type: 'integer', minimum: 11 }), undefined],
    ['into no bound', of({ type: 'integer', maximum: 11 }), of({ type: 'integer' }), undefined],
    [
      'a list whose elements are of another kind',
      strings,
      of({ type: 'array', items: { type: 'number' } }),
      'kind',
    ],
    ['a function', { function: [] }, string, 'kind'],
    ['a null for a null', of({ type: 'null' }), of({ type: 'null' }), undefined],
    ['a true where either may be', of({ const: true }), of({ type: 'boolean' }), undefined],
    ['a true where only false may be', of({ const: true }), of({ const: false }), 'enum'],
    [
      'an object with a wrong field',
      of({ type: 'object', properties: { a: { type: 'string' } } }),
      of({ type: 'object', properties: { a: { type: 'number' } } }),
      'kind',
    ],
    [
      'an object that lacks a field',
      of({ type: 'object', properties: { b: {} } }),
      of({ type: 'object', required: ['a'], properties: { a: { type: 'string' } } }),
      'field',
    ],
  ])('%s', (_name, type, target, reason) => expect(mismatch(type, target)).toBe(reason));
});

describe('the type of a schema', () => {
  test.each<[JsonSchema, string]>([
    [true, 'anything'],
    [{}, 'anything'],
    [{ type: ['string', 'null'] }, 'string or null'],
    [{ const: 3 }, 'integer'],
    [
      { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'integer' } }] },
      'string or list (integer)',
    ],
    [{ allOf: [{ type: ['string', 'number'] }, { type: ['number', 'null'] }] }, 'number'],
    [{ $ref: '#/$defs/name' }, 'date (YYYY-MM-DD)'],
    [{ $ref: 'elsewhere' }, 'anything'],
    [{ $ref: '#/$defs/ring' }, 'anything'],
  ])('%j is %s', (schema, expected) => {
    const defs: Record<string, unknown> = {
      '#/$defs/name': { type: 'string', format: 'date' },
      '#/$defs/ring': { $ref: '#/$defs/ring' },
    };
    expect(describeType(typeFromSchema(schema, ref => defs[ref] ?? true)).en).toBe(expected);
  });

  test('an open form may lack any field; a closed one only those not required', () => {
    const schema = { type: 'object', required: ['a'], properties: { a: { type: 'string' } } };
    expect(typeFromSchema(schema).object?.fields.a?.nothing).toBeUndefined();
    expect(typeFromSchema(schema, undefined, { required: false }).object?.fields.a?.nothing).toBe(true);
  });

  test('names the schema speaks of without naming them may be read', () => {
    const object = { type: 'object', properties: { a: { type: 'string' } } };
    const isOpen = (rest: object) => typeFromSchema({ ...object, ...rest }).object?.open;
    expect(isOpen({})).toBe(false);
    expect(isOpen({ unevaluatedProperties: false, propertyNames: { maxLength: 3 } })).toBe(false);
    expect(isOpen({ patternProperties: { '^b': true } })).toBe(true);
    expect(isOpen({ additionalProperties: { type: 'string' } })).toBe(true);
    expect(isOpen({ unevaluatedProperties: { type: 'string' } })).toBe(true);
    expect(typeFromSchema({ ...object, properties: { a: false } }).object?.fields.a).toEqual({
      nothing: true,
    });
  });

  test('a tree is known as far as its root, and ends; so do references that double', () => {
    const ref = { $ref: '#' };
    const tree: JsonSchema = { type: 'object', properties: { left: ref, right: ref, n: { type: 'number' } } };
    const type = typeFromSchema(tree, () => tree);
    expect(type.object?.fields.n?.number).toBeDefined();
    expect(type.object?.fields.left?.object?.fields.n?.number).toBeDefined();
    const defs = Array.from({ length: 40 }, (_, i) => ({
      type: 'object',
      properties: { a: { $ref: `${i + 1}` }, b: { $ref: `${i + 1}` } },
    }));
    expect(typeFromSchema({ $ref: '0' }, at => defs[Number(at)] ?? true).object).toBeDefined();
  });

  test('parts of allOf pool their fields', () => {
    const type = typeFromSchema({
      allOf: [
        { type: 'object', properties: { a: { type: 'string' } } },
        { type: 'object', properties: { b: { type: 'number' } } },
      ],
    });
    expect(Object.keys(type.object?.fields ?? {}).sort()).toEqual(['a', 'b']);
  });
});

describe('a type stays small enough to reason about', () => {
  const doubled = Array.from({ length: 40 }, (_, i) => `$v${i + 1}:={"x":$v${i},"y":$v${i}};`).join('');
  const filters = Array.from({ length: 30 }).reduce<string>(inner => `$form.thanhVien[${inner}]`, '1');
  test.each([
    ['types that share their parts', `($v0:=$a;${doubled} $b ? $v40 : $v39)`],
    [
      'types that grow by calls',
      '($m:=λ($o){{"x":$o,"y":$o}}; $reduce([1..3],λ($a,$b){$m($m($m($m($m($m($a))))))},{}))',
    ],
    [
      'types that lie deep',
      '($m:=λ($o){[{"x":$o}]}; $q:=λ($o){$m($m($m($m($m($m($o))))))}; $r:=λ($o){$q($q($q($q($q($q($o))))))}; $r($r($r($r(1)))))',
    ],
  ])('%s', (_name, text) => {
    const [size, depth] = measureOf(typed(text).type);
    expect(size).toBeLessThanOrEqual(4_000);
    expect(depth).toBeLessThanOrEqual(100);
  });

  test('filters in filters end', () => expect(() => typed(filters)).not.toThrow());
});

test('a stream of nothing gives an object without fields', () => {
  const { type } = typed('$form.thanhVien@$t[$t.namSinh > 3000]{ "n": $t.hoTen }');
  expect(admits(type, {})).toBe(true);
});
