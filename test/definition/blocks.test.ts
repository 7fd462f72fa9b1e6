import { describe, expect, test } from 'vitest';
import { resolveBlocks } from '../../src/definition/blocks.js';
import type { JsonSchema } from '../../src/definition/model.js';
import { valueAt } from '../../src/source/pointer.js';

const person: JsonSchema = {
  params: { subject: {}, id: {} },
  type: 'object',
  title: 'Nhân thân',
  required: ['id'],
  properties: {
    id: { type: 'string', prefill: '$id' },
    name: { type: 'string', prefill: { from: '$subject.name', lock: true } },
    card: { $ref: 'blocks/card.json', with: { paper: '$subject.cards[0]' }, visible: '$exists($this.id)' },
    age: { type: 'integer', assert: { that: '$this.age > 0', message: 'Tuổi' } },
  },
};
const card: JsonSchema = {
  params: { paper: {} },
  type: 'object',
  properties: {
    number: { type: 'string', prefill: { from: '$paper.number', lock: true } },
    on: { type: 'string', visible: '$exists($this.number)' },
  },
  assert: { that: '$exists($this.number)', message: 'Số' },
};

const sources = { registries: {}, blocks: { person, card }, calendars: {}, codes: {} };

/** The form with `mother` as an instance of person, and what stands at pointers below it. */
function resolve(mother: object, beside: object = {}) {
  const form = { type: 'object', properties: { mother, ...beside } };
  const resolved = resolveBlocks({ lookups: { mum: {} }, form }, sources);
  return {
    ...resolved,
    at: (pointer: string) => valueAt(resolved.value, `/form/properties/mother${pointer}`),
    from: (pointer: string) => resolved.origins.of(`/form/properties/mother${pointer}`),
  };
}

const mother = {
  $ref: 'blocks/person.json',
  title: 'Người mẹ',
  with: { subject: '$mum', id: '$applicant.personId' },
};

describe('an instance', () => {
  const { at, from, faults } = resolve(mother);

  test.each([
    ['a parameter becomes what its user gave', '/properties/name/prefill/from', '$mum.name'],
    ['a parameter alone becomes the user’s expression', '/properties/id/prefill', '$applicant.personId'],
    ['$this becomes the path of the instance', '/properties/age/assert/that', '$form.mother.age > 0'],
    [
      'a block inside has its own $this',
      '/properties/card/properties/on/visible',
      '$exists($form.mother.card.number)',
    ],
    [
      'also in what is said of the whole',
      '/properties/card/assert/that',
      '$exists($form.mother.card.number)',
    ],
    ['beside a $ref, $this is the outer block’s', '/properties/card/visible', '$exists($form.mother.id)'],
    ['keywords beside the $ref win', '/title', 'Người mẹ'],
    ['the block’s other keywords stay', '/required', ['id']],
    ['nothing of the mechanism is left', '/with', undefined],
    ['nor of the block’s parameters', '/params', undefined],
  ])('%s', (_, pointer, expected) => expect(at(pointer)).toEqual(expected));

  test('a parameter of a parameter is replaced to the end', () => {
    expect(at('/properties/card/properties/number/prefill')).toEqual({
      from: '($mum.cards[0]).number',
      lock: true,
    });
  });

  test('is sound', () => expect(faults).toEqual([]));

  test.each([
    ['its title, in the file', '/title', { file: '/form/properties/mother/title' }],
    [
      'what the user gave alone, where it is given',
      '/properties/id/prefill',
      { file: '/form/properties/mother/with/id' },
    ],
    [
      'the block’s own words, at the $ref',
      '/properties/name/prefill/from',
      {
        file: '/form/properties/mother/$ref',
        block: { name: 'person', pointer: '/properties/name/prefill/from' },
      },
    ],
    [
      'a block’s inside a block, at the same $ref',
      '/properties/card/properties/number/prefill/from',
      {
        file: '/form/properties/mother/$ref',
        block: { name: 'card', pointer: '/properties/number/prefill/from' },
      },
    ],
  ])('%s', (_, pointer, expected) => expect(from(pointer)).toEqual(expected));
});

test('a chain stands where the block writes the parameter alone', () => {
  const chain = ['$mum.id', { from: '$applicant.personId', lock: true }];
  const { at, from } = resolve({ $ref: 'blocks/person.json', with: { subject: '$mum', id: chain } });
  expect(at('/properties/id/prefill')).toEqual(chain);
  expect(from('/properties/id/prefill/1')).toEqual({ file: '/form/properties/mother/with/id/1' });
});

test('properties beside a $ref add to the block’s', () => {
  const { at, from } = resolve({
    ...mother,
    properties: { relation: { type: 'string', visible: '$this.x = 1' } },
  });
  expect(Object.keys(at('/properties') as object)).toEqual(['id', 'name', 'card', 'age', 'relation']);
  expect(at('/properties/relation/visible')).toBe('$form.mother.x = 1');
  expect(from('/properties/relation/visible')).toEqual({
    file: '/form/properties/mother/properties/relation/visible',
  });
});

test('what is required beside a $ref adds to what the block requires, and stands where it is written', () => {
  const { at, from } = resolve({
    ...mother,
    required: ['id', 'relation', 'name'],
    properties: { relation: { type: 'string' } },
  });
  expect(at('/required')).toEqual(['id', 'relation', 'name']);
  expect(from('/required/0')).toMatchObject({ block: { name: 'person', pointer: '/required/0' } });
  expect(from('/required/1')).toEqual({ file: '/form/properties/mother/required/1' });
});

describe('translations of blocks', () => {
  const blocks = {
    outer: {
      properties: { a: { $ref: 'blocks/inner.json' } },
      translations: { en: { Số: 'No.', Ngày: 'Day' } },
    },
    inner: { properties: {}, translations: { en: { Số: 'Number', Nơi: 'Place' }, km: { Số: 'លេខ' } } },
  };
  const form = { properties: { x: { $ref: 'blocks/outer.json' } } };
  const joined = (translations?: object) =>
    resolveBlocks({ form, ...(translations ? { translations } : {}) }, { ...sources, blocks });

  test('join the procedure’s: its own words win, then those of the block around', () => {
    const { value, origins } = joined({ en: { Ngày: 'Date' } });
    expect(value.translations).toEqual({ en: { Ngày: 'Date', Số: 'No.', Nơi: 'Place' } });
    expect(origins.of('/translations/en/Ngày')).toEqual({ file: '/translations/en/Ngày' });
    expect(origins.of('/translations/en/Nơi')).toEqual({
      file: '/form/properties/x/$ref',
      block: { name: 'inner', pointer: '/translations/en/Nơi' },
    });
  });

  test('bring no language the procedure does not speak', () => {
    expect(joined().value.translations).toBeUndefined();
    expect(joined({ fr: {} }).value.translations).toEqual({ fr: {} });
  });

  test('leave nothing in the form', () => {
    expect(valueAt(joined({ en: {} }).value, '/form/properties/x/translations')).toBeUndefined();
  });
});

test('outside blocks $this is the group around a field, and the object itself where it speaks of one', () => {
  const leaf = { type: 'string', visible: '$this.a = 1', assert: { that: '$this.b != 2', message: '' } };
  const whole = {
    type: 'object',
    whole: true,
    properties: { c: { type: 'string' } },
    assert: [{ that: '$exists($this.c)', message: '' }],
  };
  const { value } = resolve({ type: 'object', properties: { leaf, whole } });
  expect(valueAt(value, '/form/properties/mother/properties')).toEqual({
    leaf: {
      type: 'string',
      visible: '$form.mother.a = 1',
      assert: { that: '$form.mother.b != 2', message: '' },
    },
    whole: { ...whole, assert: [{ that: '$exists($form.mother.whole.c)', message: '' }] },
  });
});

test('a block that uses itself is named with its ring', () => {
  const blocks = {
    a: { properties: { b: { $ref: 'blocks/b.json' } } },
    b: { properties: { a: { $ref: 'blocks/a.json' } } },
  };
  const form = { properties: { x: { $ref: 'blocks/a.json' } } };
  const { faults } = resolveBlocks({ form }, { ...sources, blocks });
  expect(faults.map(({ code, message }) => [code, message.en])).toEqual([
    ['block-ring', 'A block uses itself: a → b → a.'],
  ]);
});

test('a chain inside a larger expression is a fault', () => {
  const blocks = { greeting: { params: { name: {} }, type: 'string', computed: "'Chào ' & $name" } };
  const form = { properties: { x: { $ref: 'blocks/greeting.json', with: { name: ['$a', '$b'] } } } };
  const { faults } = resolveBlocks({ form }, { ...sources, blocks });
  expect(faults.map(({ code }) => code)).toEqual(['block-param']);
});
