import { describe, expect, test } from 'vitest';
import { takeAnswers } from '../../src/procedure/answers.js';
import { fill } from '../../src/procedure/fill.js';
import { validateForm } from '../../src/procedure/validate-form.js';
import { context, emptyDraft, procedureWith } from './world.js';

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
    'unknown-field ',
    'unknown-field /requester/residence',
    'unknown-field /child',
  ]);
  expect(taken.answers).toEqual({
    child: { fullName: 'Trần Bảo Ngọc' },
    requester: { residence: { province: '01' } },
  });
});

test('a whole keeps the names it speaks of without naming them', () => {
  const form = {
    type: 'object',
    properties: {
      shares: {
        type: 'object',
        whole: true,
        properties: { note: { type: 'string', maxLength: 9 } },
        patternProperties: { '^p[0-9]+$': { type: 'integer', minimum: 1 } },
        additionalProperties: false,
      },
      tree: {
        type: 'object',
        whole: true,
        properties: {
          name: { type: 'string', maxLength: 9 },
          rows: { type: 'array', maxItems: 9, items: { $ref: '#/properties/tree' } },
        },
      },
    },
  };
  const open = procedureWith({ form, lookups: {}, guards: {}, documents: {}, fees: {}, deadlines: {} });
  const saved = {
    shares: { p1: 3, p2: 0, x: '', note: ' a ' },
    tree: { rows: [{ name: 'a', rows: [{ name: 1 }] }] },
  };
  const taken = takeAnswers(open, {}, saved);
  expect(taken.issues).toEqual([]);
  expect(taken.answers).toEqual({ ...saved, shares: { p1: 3, p2: 0, note: 'a' } });
  const filled = fill(open, { ...emptyDraft, answers: taken.answers }, context);
  expect(validateForm(open, filled).map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
    'minimum /shares/p2',
    'type /tree/rows/0/rows/0/name',
  ]);
});

describe('what is sent and has no place', () => {
  const issues = (saved: unknown) => takeAnswers(procedure, {}, saved).issues;

  test.each([['x'], [5], [true], [[{}]], [''], [null]])('%j is no group of fields', child => {
    expect(issues({ child }).map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(['type /child']);
  });

  test('a key is not repeated, since anything may be typed as one; a name of the form is offered', () => {
    const [issue] = issues({ child: { fullname: 'Trần Bảo Ngọc' } });
    expect(issue?.message.en).toContain('did you mean "fullName"?');
    expect(JSON.stringify(issues({ child: { '001195000301': 1 } }))).not.toContain('001195000301');
  });

  test('sixty thousand of them are one issue', () => {
    const many = Object.fromEntries(Array.from({ length: 60_000 }, (_, at) => [`k${at}`, 1]));
    expect(issues(many)).toHaveLength(1);
  });
});
