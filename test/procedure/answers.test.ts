import { expect, test } from 'vitest';
import { takeAnswers } from '../../src/procedure/answers.js';
import { procedureWith } from './world.js';

const procedure = procedureWith();
const before = { requester: { relation: 'father' }, child: { fullName: 'Trần Bảo Ngọc' } };

test.each<[string, unknown, unknown, readonly string[]]>([
  [
    'values are stored in the form of their format',
    { requester: { phone: '+84 912 345 678' } },
    { ...before, requester: { relation: 'father', phone: '0912345678' } },
    ['/requester/phone'],
  ],
  [
    'null takes an answer back',
    { requester: { relation: null } },
    { child: before.child },
    ['/requester/relation'],
  ],
  [
    'an emptied one stays empty',
    { child: { fullName: '  ' } },
    { ...before, child: { fullName: '' } },
    ['/child/fullName'],
  ],
  [
    'a whole is replaced whole',
    { requester: { residence: { province: '01', detail: '' } } },
    { ...before, requester: { relation: 'father', residence: { province: '01' } } },
    ['/requester/residence'],
  ],
  ['what is computed is not an answer', { child: { inWords: 'Ngày' } }, before, []],
  ['nothing saved, nothing changed', {}, before, []],
  ['a text where a group is asked says nothing', { child: 'x' }, before, []],
])('%s', (_, saved, answers, touched) => {
  expect(takeAnswers(procedure, before, saved)).toEqual({ answers, touched, issues: [] });
});

test('what the form does not ask is named and not kept', () => {
  const taken = takeAnswers(
    procedure,
    {},
    {
      approved: true,
      child: { fullName: 'Trần Bảo Ngọc', 'a/b': 1 },
      requester: { residence: { province: '01', floor: 3 } },
    },
  );
  expect(taken.issues.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
    'unknown-field /approved',
    'unknown-field /child/a~1b',
    'unknown-field /requester/residence/floor',
  ]);
  expect(taken.answers).toEqual({
    child: { fullName: 'Trần Bảo Ngọc' },
    requester: { residence: { province: '01' } },
  });
});
