import { describe, expect, test } from 'vitest';
import type { Draft, Outcome } from '../../src/procedure/draft.js';
import { fill } from '../../src/procedure/fill.js';
import { validateForm } from '../../src/procedure/validate-form.js';
import {
  answerTo,
  birth,
  context,
  emptyDraft,
  family,
  fieldAt,
  HER,
  keys,
  ME,
  procedureWith,
  records,
} from './world.js';

const procedure = procedureWith();
const filledWith = (draft: Partial<Draft>) => fill(procedure, { ...emptyDraft, ...draft }, context);

describe('lookups', () => {
  test('only a lookup whose whole key is known is asked for, with the fields it may be given', () => {
    expect(filledWith({}).asks.map(({ lookup, by }) => [lookup, by])).toEqual([['me', keys.me]]);
    expect(filledWith({}).asks[0]).toMatchObject({ registry: 'people', basis: 'law' });
  });

  test('a key that becomes known through another record is asked for next', () => {
    const asks = filledWith({ answers: family.answers, lookups: { me: family.lookups.me! } }).asks;
    expect(asks.map(({ lookup, by }) => [lookup, by])).toEqual([
      ['notice', keys.notice],
      ['mother', keys.mother],
    ]);
  });

  test('an answer to another key is obsolete: its fills go, and it is asked for again', () => {
    const filled = fill(
      procedure,
      { ...family, answers: { ...family.answers, mother: { fullName: 'Lê Thị Hoa' } } },
      context,
    );
    expect(fieldAt(filled, '/mother/birthDate')).toMatchObject({ source: 'empty', value: undefined });
    expect(filled.asks.map(({ lookup }) => lookup)).toEqual(['notice', 'mother']);
  });

  test.each<Outcome>(['notFound', 'incomplete', 'mismatch', 'denied', 'unavailable', 'notAsked'])(
    '%s fills nothing and is not asked again',
    outcome => {
      const filled = filledWith({ lookups: { me: answerTo(keys.me, undefined, { outcome }) } });
      expect(filled.asks).toEqual([]);
      expect(fieldAt(filled, '/requester/phone').value).toBeUndefined();
    },
  );
});

describe('a field', () => {
  const filled = fill(procedure, family, context);

  test.each([
    [
      '/requester/fullName',
      { source: 'registry', value: 'Trần Văn An', lookup: 'me', registry: 'people', locked: true },
    ],
    ['/requester/phone', { source: 'registry', value: '0912345678', locked: false }],
    ['/requester/residence', { source: 'registry', value: { province: '01', detail: 'Số 1' } }],
    ['/requester/relation', { source: 'typed', value: 'father', lookup: undefined }],
    ['/child/birthDate', { source: 'registry', value: '2026-04-01', lookup: 'notice', locked: true }],
    ['/child/inWords', { source: 'computed' }],
    ['/child/homeTown', { source: 'empty', value: undefined, offers: ['Thái Bình', 'Nam Định'] }],
    ['/child/lateReason', { shown: false, source: 'empty' }],
    ['/mother/personId', { source: 'registry', value: HER, lookup: 'me' }],
    ['/mother/fullName', { source: 'typed', value: 'Lê Thị Bình' }],
    ['/mother/birthDate', { source: 'registry', value: '1990-05-06', lookup: 'mother', locked: true }],
    ['/father/fullName', { source: 'empty' }],
  ])('%s', (pointer, expected) => {
    expect(fieldAt(filled, pointer)).toMatchObject(expected);
  });

  test('the form holds what is shown and not empty, in the order of the definition', () => {
    expect(filled.form).toEqual({
      requester: {
        fullName: 'Trần Văn An',
        phone: '0912345678',
        residence: { province: '01', detail: 'Số 1' },
        relation: 'father',
      },
      child: { fullName: 'Trần Bảo Ngọc', birthDate: '2026-04-01', inWords: expect.stringMatching(/^Ngày/) },
      mother: { personId: HER, fullName: 'Lê Thị Bình', birthDate: '1990-05-06' },
    });
    expect(Object.keys(filled.form)).toEqual(['requester', 'child', 'mother']);
  });

  test('what the session knows counts as a registry value, its receipt is the session', () => {
    const session = filledWith({ answers: { requester: { relation: 'mother' } } });
    expect(fieldAt(session, '/mother/personId')).toMatchObject({
      source: 'registry',
      value: ME,
      lookup: '$applicant',
    });
  });
});

describe('a touched field', () => {
  const withPhone = (phone: unknown, extra: Partial<Draft> = {}) =>
    fieldAt(
      fill(
        procedure,
        { ...family, ...extra, answers: { ...family.answers, requester: { relation: 'father', phone } } },
        context,
      ),
      '/requester/phone',
    );

  test.each([
    [
      'another value wins and shows the difference',
      '0987654321',
      { source: 'typed', value: '0987654321', differs: true, registryValue: '0912345678' },
    ],
    [
      'the same number written otherwise is the registry’s',
      '+84 912 345 678',
      { source: 'registry', value: '0912345678', differs: false },
    ],
    [
      'emptied on purpose stays empty',
      '',
      { source: 'empty', value: undefined, differs: true, registryValue: '0912345678' },
    ],
    ['taken back follows its prefill', null, { source: 'registry', value: '0912345678' }],
  ])('%s', (_, phone, expected) => expect(withPhone(phone)).toMatchObject(expected));

  const overtyped = (contested: readonly string[]) =>
    fieldAt(
      fill(
        procedure,
        {
          ...family,
          contested: contested.map(at => ({ at })),
          answers: { ...family.answers, requester: { fullName: 'Trần Văn Ân' } },
        },
        context,
      ),
      '/requester/fullName',
    );

  test('a locked one keeps the registry’s value', () => {
    expect(overtyped([])).toMatchObject({
      value: 'Trần Văn An',
      source: 'registry',
      locked: true,
      differs: true,
    });
  });
  test('one reported wrong is not locked', () => {
    expect(overtyped(['/requester/fullName'])).toMatchObject({
      value: 'Trần Văn Ân',
      source: 'typed',
      locked: false,
      differs: true,
      registryValue: 'Trần Văn An',
    });
  });

  test.each([
    ['Thái Bình', { source: 'registry', lookup: 'mother', registry: 'people' }],
    ['Nam Định', { source: 'registry', lookup: 'me' }],
    ['Hà Nam', { source: 'typed', lookup: undefined }],
  ])('an offer picked (%s) has the receipt of the one who offered it', (homeTown, expected) => {
    const filled = fill(
      procedure,
      { ...family, answers: { ...family.answers, child: { homeTown } } },
      context,
    );
    expect(fieldAt(filled, '/child/homeTown')).toMatchObject({ value: homeTown, ...expected });
  });
});

describe('stand-ins and locks', () => {
  test('a fill after an unavailable link is a stand-in and never locked', () => {
    const filled = filledWith({ lookups: { me: answerTo(keys.me, undefined, { outcome: 'unavailable' }) } });
    expect(fieldAt(filled, '/requester/fullName')).toMatchObject({
      value: 'Trần Văn An',
      lookup: '$applicant',
      standIn: true,
      locked: false,
    });
  });
  test('after a record that was not found it is an ordinary fill', () => {
    const filled = filledWith({ lookups: { me: answerTo(keys.me, undefined, { outcome: 'notFound' }) } });
    expect(fieldAt(filled, '/requester/fullName')).toMatchObject({
      value: 'Trần Văn An',
      standIn: false,
      locked: false,
    });
  });

  const known = (birthDate: string) => ({
    ...family,
    lookups: { ...family.lookups, mother: answerTo(keys.mother, { ...records.mother, birthDate }) },
  });
  test.each([
    ['the field takes', '1990-05-06', { locked: true, unfit: false }],
    ['the field does not take: only a year', '1990', { locked: false, unfit: true }],
    ['the field does not take: too long', `1990-05-06${' x'.repeat(9)}`, { locked: false, unfit: true }],
  ])('what a registry vouches for is locked if %s', (_, birthDate, expected) => {
    expect(fieldAt(filledWith(known(birthDate)), '/mother/birthDate')).toMatchObject({
      value: birthDate,
      source: 'registry',
      ...expected,
    });
  });
  test('what the field does not take is an issue until the citizen corrects it; both are shown', () => {
    const pointers = (answers: Draft['answers']) => {
      const filled = filledWith({ ...known('1990'), answers });
      const issues = validateForm(procedure, filled).filter(({ pointer }) => pointer === '/mother/birthDate');
      return [issues.map(({ code }) => code), fieldAt(filled, '/mother/birthDate')] as const;
    };
    expect(pointers(family.answers)[0]).toEqual(['format']);
    const mother = { ...(family.answers.mother as object), birthDate: '1990-05-06' };
    const [codes, state] = pointers({ ...family.answers, mother });
    expect(codes).toEqual([]);
    expect(state).toMatchObject({ value: '1990-05-06', differs: true, registryValue: '1990', unfit: false });
  });
  test('what the login vouches for stays locked: nobody files as somebody else', () => {
    const personId = { type: 'string', format: 'vn-person-id', maxLength: 12 };
    const prefilled = (from: string) =>
      procedureWith({
        form: { type: 'object', properties: { own: { ...personId, prefill: { from, lock: true } } } },
        lookups: { me: (birth.lookups as { me: object }).me },
        guards: {},
        documents: {},
        fees: {},
      });
    const odd = { ...context, applicant: { personId: 'X1' } };
    const draft = { ...emptyDraft, lookups: { me: answerTo({ personId: 'X1' }, { personId: 'X1' }) } };
    for (const from of ['$applicant.personId', '$me.personId'])
      expect(fieldAt(fill(prefilled(from), draft, odd), '/own')).toMatchObject({ value: 'X1', locked: true });
  });
});

test.each([
  ['the branch that is taken', "$me.phone != '' ? $mother.homeTown : $me.homeTown", 'Thái Bình', 'mother'],
  ['the other branch', "$me.phone = '' ? $mother.homeTown : $me.homeTown", 'Nam Định', 'me'],
  ['the condition, when the branch is a constant', "$exists($mother.birthDate) ? 'có'", 'có', 'mother'],
  ['the part that has a value', '$mother.phone ?? ($me.homeTown)', 'Nam Định', 'me'],
  [
    'the head of the path, not what its filter reads',
    '$me.relatives[personId = $mother.personId].relation',
    'wife',
    'me',
  ],
])('the receipt is that of %s', (_, prefill, value, lookup) => {
  const job = { type: 'string', title: 'Nghề', maxLength: 100, prefill };
  const father = { type: 'object', properties: { job } };
  const form = birth.form as { properties: object };
  const branching = procedureWith({ form: { ...form, properties: { ...form.properties, father } } });
  expect(fieldAt(fill(branching, family, context), '/father/job')).toMatchObject({
    value,
    lookup,
    source: 'registry',
  });
});

describe('visibility and guards', () => {
  const late: Draft = {
    ...family,
    lookups: { ...family.lookups, notice: answerTo(keys.notice, { birthDate: '2026-01-01' }) },
  };

  test('a guard written once shows the field, asks for the document and sets the fee', () => {
    const filled = fill(procedure, late, context);
    expect(filled.guards).toEqual({ late: true });
    expect(fieldAt(filled, '/child/lateReason').shown).toBe(true);
    expect(filled.missing).toEqual(['lateProof']);
    expect(filled.fees).toEqual({ registration: { amount: 8000 } });
  });

  test('an answer survives being hidden, but is not in the form', () => {
    const answers = { ...family.answers, child: { lateReason: 'Ở xa' } };
    expect(fill(procedure, { ...family, answers }, context).form).not.toHaveProperty('child.lateReason');
    expect(fill(procedure, { ...late, answers }, context).form).toHaveProperty('child.lateReason', 'Ở xa');
  });

  test('a condition that is not exactly true does not hold', () => {
    const loose = procedureWith({ guards: { late: '$form.child.fullName', complete: 'true' } });
    expect(fill(loose, family, context).guards.late).toBe(false);
  });
});

test('an expression that fails is nothing, and is noted without a value', () => {
  const odd = procedureWith({ guards: { late: '$me.phone > 60', complete: 'true' } });
  const filled = fill(odd, family, context);
  expect(filled.guards.late).toBe(false);
  expect(filled.faults).toEqual([{ pointer: '/guards/late', code: 'T2009' }]);
});

test('a lookup that must answer stops the filing when it is unavailable', () => {
  const strict = procedureWith({
    lookups: {
      me: { registry: 'people', basis: 'law', by: { personId: '$applicant.personId' }, unavailable: 'stop' },
    },
    form: { type: 'object', properties: {} },
    documents: {},
    guards: {},
    fees: {},
  });
  const filled = fill(
    strict,
    { ...emptyDraft, lookups: { me: answerTo(keys.me, undefined, { outcome: 'unavailable' }) } },
    context,
  );
  expect(filled.stopped).toEqual(['me']);
});
