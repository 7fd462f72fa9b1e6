import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { migrateAnswers } from '../../src/procedure/migrate-answers.js';
import { isRecord, valueAt } from '../../src/procedure/path.js';
import { pathOf } from '../../src/source/pointer.js';
import { procedureWith } from './world.js';

type Json = Readonly<Record<string, unknown>>;

const text = { type: 'string', title: 'Chữ', maxLength: 50 };
const versionOf = (properties: Json, fields: Json = {}) =>
  procedureWith({
    lookups: {},
    guards: {},
    documents: {},
    fees: {},
    form: { type: 'object', properties },
    migrations: { old: { fields } },
  });
const migrated = (properties: Json, fields: Json, old: Json) => {
  const procedure = versionOf(properties, fields);
  return migrateAnswers(procedure, procedure.definition.migrations?.old, old);
};

const rowsOf = (properties: Json) => ({
  type: 'array',
  title: 'Dòng',
  maxItems: 9,
  items: { type: 'object', properties: { ...properties, one: { ...text, computed: "'1'" } } },
});
const whole = {
  type: 'object',
  title: 'Nơi ở',
  whole: true,
  properties: { province: text, detail: text },
};

describe('answers of an earlier version', () => {
  test.each<[string, Json, Json, Json, object]>([
    [
      'a question at the same place keeps its answer, one left empty too',
      { a: text, b: text },
      {},
      { a: 'x', b: '' },
      { answers: { a: 'x', b: '' }, left: [], moved: [] },
    ],
    [
      'a question that is gone leaves its answer, one that was left empty nothing',
      { a: text },
      {},
      { a: 'x', b: 'y', c: '', d: { e: 1 } },
      {
        answers: { a: 'x' },
        left: [
          { at: '/b', value: 'y' },
          { at: '/d/e', value: 1 },
        ],
      },
    ],
    [
      'a moved question, and a renamed code',
      { to: { type: 'object', properties: { b: text } }, c: text },
      { '/to/b': '$old.a', '/c': { from: '$old.kind', codes: { m: 'male' } } },
      { a: 'x', kind: 'm' },
      {
        answers: { to: { b: 'x' }, c: 'male' },
        left: [],
        moved: [
          { to: '/to/b', from: ['/a'] },
          { to: '/c', from: ['/kind'] },
        ],
      },
    ],
    [
      'a code that is not named stays',
      { c: text },
      { '/c': { from: '$old.c', codes: { m: 'male' } } },
      { c: 'x' },
      { answers: { c: 'x' } },
    ],
    [
      'an expression over several answers uses them all',
      { name: text },
      { '/name': "$old.last & ' ' & $old.first" },
      { last: 'Lê', first: 'An', other: 1 },
      { answers: { name: 'Lê An' }, left: [{ at: '/other', value: 1 }] },
    ],
    [
      'a mapping goes before the same place, whose answer is left',
      { a: text },
      { '/a': '$old.b' },
      { a: 'x', b: 'y' },
      { answers: { a: 'y' }, left: [{ at: '/a', value: 'x' }] },
    ],
    [
      'a mapping that gives nothing, or fails, leaves what it read',
      { a: text, n: { type: 'number', title: 'Số' } },
      { '/a': '$old.b ? $old.c', '/n': '$number($old.t)' },
      { b: true, t: 'x' },
      {
        answers: {},
        left: [
          { at: '/b', value: true },
          { at: '/t', value: 'x' },
        ],
      },
    ],
    [
      'a group is no text, a text no list',
      { a: text, b: { type: 'array', title: 'Nhiều', items: { type: 'string' } } },
      {},
      { a: { p: 'x' }, b: 'y' },
      {
        answers: {},
        left: [
          { at: '/a/p', value: 'x' },
          { at: '/b', value: 'y' },
        ],
      },
    ],
    [
      'a whole takes the members it knows',
      { home: whole },
      {},
      { home: { province: '01', ward: 'x', detail: ' 8 ' } },
      { answers: { home: { province: '01', detail: '8' } }, left: [{ at: '/home/ward', value: 'x' }] },
    ],
    [
      'what is computed now takes no answer',
      { a: { ...text, computed: "'c'" } },
      {},
      { a: 'x' },
      { answers: {}, left: [{ at: '/a', value: 'x' }] },
    ],
    [
      'rows keep their keys, one taken out stays out, and a field of theirs is mapped from the old row',
      { list: rowsOf({ n: text, kin: text }) },
      { '/list/*/kin': { from: '$this.relation', codes: { son: 'child' } } },
      { list: { k1: { n: 'An', relation: 'son' }, k2: '', '+1': { n: 'Bình', x: 'y' }, k3: 5 } },
      {
        answers: { list: { k1: { n: 'An', kin: 'child' }, k2: '', '+1': { n: 'Bình' } } },
        left: [
          { at: '/list/+1/x', value: 'y' },
          { at: '/list/k3', value: 5 },
        ],
        moved: [{ to: '/list/*/kin', from: ['/list/*/relation'] }],
      },
    ],
    [
      'a list of rows moves as a whole',
      { list: rowsOf({ n: text }) },
      { '/list': '$old.people' },
      { people: { k1: { n: 'An', x: 1 } } },
      { answers: { list: { k1: { n: 'An' } } }, left: [{ at: '/list/k1/x', value: 1 }] },
    ],
  ])('%s', (_, properties, fields, old, expected) => {
    expect(migrated(properties, fields, old)).toMatchObject(expected);
  });
});

const kinds: Readonly<Record<string, unknown>> = {
  text,
  number: { type: 'integer', title: 'Số' },
  list: { type: 'array', title: 'Nhiều', items: { type: 'string', maxLength: 50 } },
  whole,
  group: { type: 'object', properties: { x: text, y: text } },
  rows: rowsOf({ n: text, m: text }),
  computed: { ...text, computed: "'c'" },
  gone: undefined,
};
const words = fc.constantFrom('An', 'Bình', '01', 'Số 8', 'x');
const values = fc.oneof(
  words,
  fc.integer(),
  fc.constant(''),
  fc.array(words, { minLength: 1, maxLength: 3 }),
  fc.dictionary(
    fc.constantFrom('province', 'detail', 'x', 'y', 'k1', '+1'),
    fc.oneof(words, fc.constant('')),
    {
      maxKeys: 3,
    },
  ),
  fc.dictionary(
    fc.constantFrom('k1', 'k2', '+1'),
    fc.dictionary(fc.constantFrom('n', 'm', 'z'), words, { minKeys: 1, maxKeys: 3 }),
    { maxKeys: 3 },
  ),
);
const fieldNames = ['a', 'b', 'c', 'd'] as const;
const answersOf = fc.record(Object.fromEntries(fieldNames.map(name => [name, values])), { requiredKeys: [] });
const formOf = fc.record(
  Object.fromEntries(fieldNames.map(name => [name, fc.constantFrom(...Object.keys(kinds))])),
);
const mapped = fc.dictionary(fc.constantFrom(...fieldNames), fc.constantFrom(...fieldNames), { maxKeys: 2 });

/** Every value that says something, with where it stands. */
const leaves = (
  value: unknown,
  at: readonly string[] = [],
): readonly (readonly [readonly string[], unknown])[] =>
  isRecord(value)
    ? Object.entries(value).flatMap(([name, inner]) => leaves(inner, [...at, name]))
    : value === '' || value === undefined
      ? []
      : [[at, value]];

test('over any two versions no answer is lost: it stands in the form, or is left over', () => {
  const property = fc.property(formOf, mapped, answersOf, (form, mapping, old) => {
    const properties = Object.fromEntries(
      fieldNames.flatMap(name => (kinds[form[name]!] === undefined ? [] : [[name, kinds[form[name]!]]])),
    );
    const fields = Object.fromEntries(
      Object.entries(mapping).flatMap(([to, from]) =>
        properties[to] === undefined || form[to] === 'group' ? [] : [[`/${to}`, `$old.${from}`]],
      ),
    );
    const { answers, left, moved } = migrated(properties, fields, old);
    const from = (place: string) => moved.filter(each => each.from.includes(place)).map(({ to }) => to);
    for (const [path, value] of leaves(old)) {
      const homes = [path, ...from(`/${path[0]}`).map(to => [...pathOf(to), ...path.slice(1)])];
      const stands = homes.some(home => JSON.stringify(valueAt(answers, home)) === JSON.stringify(value));
      const isLeft = homes.some(home =>
        left.some(({ at, value: kept }) => {
          const place = pathOf(at);
          return (
            place.every((name, i) => name === home[i]) &&
            JSON.stringify(valueAt(kept, home.slice(place.length)) ?? kept) === JSON.stringify(value)
          );
        }),
      );
      expect({ path, value, kept: stands || isLeft }).toEqual({ path, value, kept: true });
    }
  });
  fc.assert(property, { numRuns: 40 });
});
