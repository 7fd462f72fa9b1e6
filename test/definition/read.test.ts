import { describe, expect, test } from 'vitest';
import { readDefinition } from '../../src/definition/read.js';
import { readJson } from '../../src/source/json.js';
import { definition, type Edit, set, sources, textAfter } from '../check/world.js';

const read = (edit?: Edit, known = sources) => readDefinition(readJson(textAfter(edit), 'p.json'), known);
const linked = (edit?: Edit, known = sources) => {
  const { definition } = read(edit, known);
  if (!definition) throw new Error('the world is not linked');
  return definition;
};

describe('fields', () => {
  const field = (pointer: string) => linked().fields.find(each => each.pointer === pointer);

  test('stand in the order of the form, blocks opened', () => {
    expect(linked().fields.map(({ pointer }) => pointer)).toEqual(
      [
        'me/id',
        'me/name',
        'me/born',
        'me/adult',
        'kin/id',
        'kin/name',
        'kin/born',
        'kin/sex',
        'kin/card',
        'kin/reason',
        'kin/age',
      ].map(each => `/${each}`),
    );
  });

  test('know their group, and whether the group need be there', () => {
    expect(field('/me/name')).toMatchObject({ title: 'Họ tên', groups: ['Người nộp'], required: true });
    expect(field('/me/name')?.optionalGroup).toBeUndefined();
    expect(field('/kin/name')).toMatchObject({ required: true, optionalGroup: '/kin' });
    expect(field('/kin/sex')).toMatchObject({ required: false });
  });

  test('know their chain and the lookups of each link', () => {
    expect(field('/me/name')?.prefill).toMatchObject([
      { lock: true, lookups: ['me'], from: { text: '$me.name' } },
    ]);
    expect(field('/kin/born')?.prefill).toMatchObject([{ lock: true, lookups: ['kin'] }]);
    expect(field('/me/adult')?.computed?.text).toBe('$years($form.me.born, $today) >= 18');
  });

  test('carry codes as enum, and bounds where the author set none', () => {
    expect(field('/kin/sex')?.schema.enum).toEqual(['male', 'female']);
    const open = linked(set('form/properties/kin/properties/card/maxLength', undefined));
    expect(open.fields.find(({ pointer }) => pointer === '/kin/card')?.schema.maxLength).toBe(1000);
  });

  test('a whole object is one', () => {
    const whole = linked(set('form/properties/kin/whole', true));
    expect(whole.fields.find(({ pointer }) => pointer === '/kin')).toMatchObject({
      whole: true,
      title: 'Người thân',
    });
  });

  test('stand under the conditions of the groups around them, outermost first', () => {
    const hidden = linked(set('form/properties/kin/visible', '$channel = "desk"'));
    const reason = hidden.fields.find(({ pointer }) => pointer === '/kin/reason');
    expect(reason?.visible.map(({ text }) => text)).toEqual(['$channel = "desk"', '$young']);
  });
});

test('codes that ended before the definition takes effect are not offered', () => {
  const values = [
    { code: 'male', title: 'Nam', to: '2025-12-31' },
    { code: 'female', title: 'Nữ', to: '2026-01-01' },
  ];
  const known = { ...sources, codes: { sex: { name: 'sex', title: 'Giới tính', values } } };
  expect(linked(undefined, known).fields.find(({ pointer }) => pointer === '/kin/sex')?.schema.enum).toEqual([
    'female',
  ]);
});

test('a lookup may be given what the definition reads and no more', () => {
  expect(linked().lookups.me?.fields).toEqual(['born', 'name']);
  expect(linked().lookups.kin?.fields).toEqual(['born', 'cards.number', 'sex']);
});

test('a guard that reads what filing brings, itself or through another, exists only then', () => {
  const { guards } = linked(set('guards/ready', '$complete and $young'));
  const scopes = Object.values(guards).map(({ name, scope }) => [name, scope]);
  expect(scopes).toEqual([
    ['young', 'form'],
    ['complete', 'filed'],
    ['ready', 'filed'],
  ]);
});

test('who may send an event: its own by, or whose turn it is', () => {
  const { events } = linked();
  expect(events.accept?.by).toEqual(['desk']);
  expect(events.reply?.by).toEqual(['applicant']);
  expect(events.entered?.by).toEqual(['system']);
});

test('amounts: a plain number, a number in a text, an expression', () => {
  expect(linked().deadlines.work).toMatchObject({ unit: 'workingDays', amount: 3, owedBy: 'office' });
  expect(linked(set('deadlines/work/workingDays', ' 3 ')).deadlines.work?.amount).toBe(3);
  expect(linked(set('deadlines/work/workingDays', '$young ? 1 : 3')).deadlines.work?.amount).toMatchObject({
    text: '$young ? 1 : 3',
  });
  expect(linked(set('fees/fee/amount', 8000)).fees.fee?.amount.text).toBe('8000');
});

test('each part comes after what it reads', () => {
  const { order } = linked();
  const at = (node: string) => order.indexOf(node);
  expect(at('lookup:kin')).toBeGreaterThan(at('field:/kin/name'));
  expect(at('field:/kin/born')).toBeGreaterThan(at('lookup:kin'));
  expect(at('guard:young')).toBeGreaterThan(at('field:/me/born'));
  expect(at('field:/kin/reason')).toBeGreaterThan(at('guard:young'));
  expect(at('document:proof')).toBeGreaterThan(at('document:letter'));
  expect(at('guard:complete')).toBeGreaterThan(at('document:proof'));
  expect(at('fee:fee')).toBeGreaterThan(at('guard:young'));
});

describe('the pin', () => {
  const { pin } = linked();
  const changed = (name: 'people' | 'book', title: string) => ({
    ...sources,
    registries: { ...sources.registries, [name]: { ...sources.registries[name]!, title } },
  });

  test('is a SHA-256 in hex', () => expect(pin).toMatch(/^[0-9a-f]{64}$/));
  test('is the same whatever the order of keys and the white space', () => {
    const turned = JSON.stringify(
      Object.fromEntries(Object.entries(JSON.parse(JSON.stringify(definition()))).toReversed()),
    );
    expect(readDefinition(readJson(turned, 'q.json'), sources).definition?.pin).toBe(pin);
  });
  test.each([
    ['a word of the definition', () => linked(set('title', 'Khác')).pin],
    ['a registry it asks', () => linked(undefined, changed('people', 'Khác')).pin],
    ['a registry it calls', () => linked(undefined, changed('book', 'Khác')).pin],
    [
      'a block it uses',
      () =>
        linked(undefined, {
          ...sources,
          blocks: { person: { ...sources.blocks.person!, title: 'Khác', description: 'x' } },
        }).pin,
    ],
  ])('changes with %s', (_, other) => expect(other()).not.toBe(pin));
});

test.each([
  ['an expression that does not parse', set('guards/young', '$form.')],
  ['an unknown block', set('form/properties/me/$ref', 'blocks/nobody.json')],
  ['an unknown target', set('workflow/states/working/on/sign', 'nowhere')],
  ['a ring', set('guards/young', '$exists($form.kin.reason)')],
])('%s leaves the definition unlinked', (_, edit) => expect(read(edit).definition).toBeUndefined());

test('what leaves is plain JSON', () => {
  expect(JSON.parse(JSON.stringify(linked()))).toEqual(linked());
});
