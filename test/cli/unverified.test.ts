import { expect, test } from 'vitest';
import { isUnverified } from '../../src/cli/unverified.js';
import { field } from '../../src/field.js';
import { compile } from '../../src/procedure/compile.js';

const text = (title: string, more: object = {}) => ({ type: 'string', title, maxLength: 200, ...more });
const definition = {
  format: 1,
  code: '1.004222',
  version: '1.0.0',
  effective: { from: '2026-01-01' },
  title: 'Thử',
  level: 'commune',
  legalBasis: { law: 'Luật' },
  lookups: {
    person: { registry: 'population', basis: 'law', by: { personId: '$applicant.personId' } },
    member: {
      registry: 'population',
      basis: 'law',
      each: '$form.members',
      by: { personId: '$this.personId', fullName: '$uppercase($this.fullName)' },
    },
  },
  form: {
    type: 'object',
    properties: {
      kind: text('Loại', { prefill: '$person.cards[0].type' }),
      number: text('Số', { prefill: '$person.cards[0].number' }),
      offered: text('Loại', { prefill: { offer: '[$person.cards[0].type]' } }),
      members: {
        type: 'array',
        title: 'Thành viên',
        prefill: { rows: '$person.household.members', key: 'personId' },
        items: {
          type: 'object',
          properties: {
            personId: { type: 'string', title: 'Số', format: 'vn-person-id' },
            fullName: text('Tên'),
            kind: text('Loại', { prefill: '$member.cards[0].type' }),
            number: text('Số', { prefill: '$member.cards[0].number' }),
          },
        },
      },
    },
  },
  workflow: {
    initial: 'open',
    states: {
      open: { meta: { status: 1, turn: 'applicant' }, on: { end: 'done' } },
      done: { type: 'final', meta: { status: 3 } },
    },
  },
};

// The population file has a source for the cards as a whole, and says that the kind of a card is from memory.
test.each([
  ['/kind', 'person', true],
  ['/number', 'person', false],
  ['/offered', 'person', true],
  ['/number', undefined, false],
  ['/members/0/kind', 'member', true],
  ['/members/0/number', 'member', false],
  ['/members/1/fullName', 'person', false],
] as const)('%s, filled from %s: unverified is %s', (pointer, lookup, expected) => {
  const procedure = compile(JSON.stringify(definition), field);
  const registry = lookup && definition.lookups[lookup].registry;
  expect(isUnverified(procedure, { pointer, lookup, registry })).toBe(expected);
});
