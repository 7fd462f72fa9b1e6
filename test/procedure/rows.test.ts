import { describe, expect, test } from 'vitest';
import { takeAnswers } from '../../src/procedure/answers.js';
import { fill } from '../../src/procedure/fill.js';
import type { Filled } from '../../src/procedure/filled.js';
import { readRecord } from '../../src/procedure/lookup-record.js';
import { validateForm } from '../../src/procedure/validate-form.js';
import { about, answersAbout, B, C, D, draftOf, household, listing, members } from './household.js';
import { context, fieldAt } from './world.js';

const { b, c, d } = members;
const filled = (...parts: Parameters<typeof draftOf>): Filled => fill(household, draftOf(...parts), context);
const keysIn = ({ rows }: Filled) =>
  rows[0]?.rows.map(({ key, listed }) => `${key}${listed ? '' : ' unlisted'}`);
const issuesIn = (form: Filled) =>
  validateForm(household, form).map(({ code, pointer }) => `${code} ${pointer}`);

test('the definition reads no more of a record than rows take', () => {
  expect(household.definition.lookups.me?.fields).toEqual([
    'relatives.fullName',
    'relatives.personId',
    'relatives.relation',
  ]);
  const record = { relatives: [{ ...b, oldIdNumber: '012345678' }] };
  expect(readRecord(household, 'me', record)).toMatchObject({ record: { relatives: [b] }, dropped: 1 });
});

describe('rows of records', () => {
  const form = filled([b, c]);

  test('one row a record, filled from it, under pointers of the data', () => {
    expect(form.form.members).toEqual([
      { fullName: b.fullName, personId: B },
      { fullName: c.fullName, personId: C },
    ]);
    expect(fieldAt(form, '/members/1/fullName')).toMatchObject({
      row: `/members/${C}`,
      value: c.fullName,
      source: 'registry',
      lookup: 'me',
      registry: 'people',
      locked: false,
    });
    expect(form.rows).toEqual([
      {
        pointer: '/members',
        title: 'Thành viên',
        shown: true,
        rows: [
          { key: B, listed: true },
          { key: C, listed: true },
        ],
        blank: [],
        removed: [],
        next: '+1',
      },
    ]);
  });

  test('each row asks for itself, once its key is known', () => {
    expect(form.asks.map(({ lookup, row, by }) => [lookup, row, by])).toEqual([
      ['member', B, { personId: B, fullName: 'TRẦN VĂN BÌNH' }],
      ['member', C, { personId: C, fullName: 'TRẦN THỊ CÚC' }],
    ]);
  });

  test('the answer about a row fills and locks that row', () => {
    const answered = filled([b, c], {}, answersAbout(C));
    expect(fieldAt(answered, '/members/0/birthDate')).toMatchObject({ value: undefined, locked: false });
    expect(fieldAt(answered, '/members/1/birthDate')).toMatchObject({
      value: about[C].birthDate,
      locked: true,
      lookup: 'member',
    });
    expect(fieldAt(answered, '/members/1/guardian').shown).toBe(true);
    expect(answered.asks.map(({ row }) => row)).toEqual([B]);
  });

  test('computed in rows, and read outside as a whole', () => {
    const answered = filled([b, c, d], {}, answersAbout(B, C, D));
    expect((answered.form.members as { adult: boolean }[]).map(({ adult }) => adult)).toEqual([
      true,
      false,
      true,
    ]);
    expect(answered.fees.each).toEqual({ amount: 2000 });
  });

  test('a group in a row reads itself as $this', () => {
    const typed = filled([b, c], { [B]: { residence: { same: false } }, [C]: { residence: { same: true } } });
    expect(fieldAt(typed, '/members/0/residence/detail').shown).toBe(true);
    expect(fieldAt(typed, '/members/1/residence/detail').shown).toBe(false);
  });

  test('a single record is a list of one', () => {
    expect(keysIn(filled([b]))).toEqual([B]);
  });

  test('records without a key, twice the same, or too many', () => {
    const many = filled([{ fullName: 'Không số' }, b, b, { personId: '+1' }, c]);
    expect(keysIn(many)).toEqual([B, C]);
    expect(many.faults.map(({ code }) => code)).toEqual(['row-key', 'row-key', 'row-key']);
    const six = filled(Array.from({ length: 9 }, (_, i) => ({ personId: `00120000002${i}` })));
    expect(six.rows[0]?.rows).toHaveLength(5);
    expect(six.faults.map(({ code }) => code)).toEqual(['too-many-rows']);
  });

  test('a hidden list is absent, and asks nobody', () => {
    const draft = draftOf([b]);
    const hidden = fill(
      household,
      { ...draft, answers: { alone: true, members: { [B]: { kin: 'child' } } } },
      context,
    );
    expect(hidden.form).toEqual({ alone: true });
    expect(hidden.rows[0]).toMatchObject({ shown: false, rows: [] });
    expect(hidden.asks).toEqual([]);
    expect(issuesIn(hidden)).toEqual([]);
  });
});

describe('what the citizen does to rows', () => {
  test('an answer goes with its key, wherever the registry lists it', () => {
    const answers = { [C]: { kin: 'child' } };
    for (const list of [
      [b, c],
      [c, b],
      [d, c, b],
    ]) {
      const at = list.indexOf(c);
      expect(fieldAt(filled(list, answers), `/members/${at}/kin`)).toMatchObject({
        value: 'child',
        source: 'typed',
        row: `/members/${C}`,
      });
    }
  });

  test('a row taken out stays out, and can be brought back', () => {
    const out = filled([b, c, d], { [C]: '' });
    expect(keysIn(out)).toEqual([B, D]);
    expect(out.rows[0]?.removed).toEqual([{ key: C, record: { relation: 'member', ...c }, after: 1 }]);
    expect(keysIn(filled([c, d, b], { [C]: '' }))).toEqual([D, B]);
    const { answers } = takeAnswers(household, { members: { [C]: '' } }, { members: { [C]: null } });
    expect(answers).toEqual({ members: {} });
  });

  test('rows that are added come last, in the order of their names', () => {
    const added = filled([b], {
      '+2': { fullName: 'Hai' },
      '+10': { fullName: 'Mười' },
      '+1': { fullName: 'Một' },
    });
    expect(keysIn(added)).toEqual([B, '+1 unlisted', '+2 unlisted', '+10 unlisted']);
    expect(added.rows[0]?.next).toBe('+3');
    expect(added.failed).toEqual([{ pointer: '/members', message: expect.anything() }]);
  });

  test('an added row without a value is absent', () => {
    expect(keysIn(filled([], { '+1': { fullName: '' }, '+2': { residence: {} } }))).toEqual([]);
  });

  test('a row the registry no longer lists stays while it holds something typed', () => {
    const gone = filled([c], { [B]: { kin: 'child' }, [D]: {} });
    expect(keysIn(gone)).toEqual([C, `${B} unlisted`]);
    expect(gone.form.members).toEqual([
      { fullName: c.fullName, personId: C },
      { personId: B, kin: 'child' },
    ]);
    expect(fieldAt(gone, '/members/1/personId').source).toBe('computed');
  });

  test('an added row becomes the registry’s own once it says the same key', () => {
    const answers = { '+1': { personId: D, fullName: 'Trần Văn Dung', kin: 'other' } };
    expect(keysIn(filled([b], answers))).toEqual([B, '+1 unlisted']);
    const listed = filled([d, b], answers);
    expect(keysIn(listed)).toEqual(['+1', B]);
    expect(listed.conflicts).toEqual([
      {
        pointer: '/members/0/fullName',
        row: '/members/+1',
        mine: 'Trần Văn Dung',
        registrys: d.fullName,
        lookup: 'me',
        registry: 'people',
        since: '2026-04-01T00:00:00.000Z',
      },
    ]);
  });

  test('one taken out and typed again is one row', () => {
    expect(keysIn(filled([b, d], { [D]: '', '+1': { personId: D } }))).toEqual([B, '+1']);
  });

  test('two rows with one key are an issue', () => {
    const twice = filled([b], { [B]: { kin: 'child' }, '+1': { personId: B, fullName: 'Ai' } });
    expect(issuesIn(twice)).toContain('same-row /members/1/personId');
  });

  test('an overtyped lock is refused, unless it was reported as wrong', () => {
    const draft = draftOf([c, b], { [B]: { birthDate: '1999-01-01' } }, answersAbout(B));
    const form = fill(household, draft, context);
    expect(fieldAt(form, '/members/1/birthDate')).toMatchObject({ value: about[B].birthDate, locked: true });
    expect(issuesIn(form)).toContain('locked /members/1/birthDate');
    const contested = fill(household, { ...draft, contested: [{ at: `/members/${B}/birthDate` }] }, context);
    expect(fieldAt(contested, '/members/1/birthDate')).toMatchObject({ value: '1999-01-01', locked: false });
    expect(issuesIn(contested)).not.toContain('locked /members/1/birthDate');
    expect(contested.corrections).toMatchObject([
      { at: `/members/${B}/birthDate`, registry: 'people', told: about[B].birthDate, says: '1999-01-01' },
    ]);
    expect(contested.conflicts.map(({ pointer }) => pointer)).toEqual(['/members/1/birthDate']);
  });
});

describe('what is asked of rows', () => {
  test('required leaves of each row, in the order of the form', () => {
    expect(issuesIn(filled([b, c], {}, answersAbout(B, C)))).toEqual([
      'required /members/0/kin',
      'required /members/1/kin',
      'required /members/1/guardian',
    ]);
  });

  test('a required list wants one row', () => {
    expect(issuesIn(filled([]))).toEqual(['required /members']);
  });

  test('no more rows than the list takes', () => {
    const rows = Object.fromEntries([1, 2, 3, 4, 5].map(n => [`+${n}`, { fullName: 'A' }]));
    expect(issuesIn(filled([b], rows))).toContain('maxItems /members');
  });

  test('assertions in rows and schemas of leaves', () => {
    const future = filled([b], { [B]: { birthDate: '2030-01-01', phone: 'x' } });
    expect(issuesIn(future)).toEqual([
      'assert /members/0/birthDate',
      'required /members/0/kin',
      'format /members/0/phone',
      'required /members/0/guardian',
    ]);
  });
});

describe('answers that are taken', () => {
  const take = (saved: unknown, before: Record<string, unknown> = {}) =>
    takeAnswers(household, Object.keys(before).length > 0 ? { members: before } : {}, { members: saved });

  test.each([
    ['a leaf', { [B]: { kin: 'child' } }, {}, { [B]: { kin: 'child' } }, [`/members/${B}/kin`]],
    [
      'beside others',
      { [B]: { phone: '+84 912 000 009' } },
      { [B]: { kin: 'child' } },
      { [B]: { kin: 'child', phone: '0912000009' } },
      [`/members/${B}/phone`],
    ],
    ['a row out', { [B]: '' }, { [B]: { kin: 'child' } }, { [B]: '' }, [`/members/${B}`]],
    ['a row back', { [B]: null }, { [B]: '' }, {}, [`/members/${B}`]],
    ['an emptied leaf', { '+1': { kin: '' } }, {}, { '+1': { kin: '' } }, ['/members/+1/kin']],
    ['what is computed, not', { [B]: { adult: true } }, {}, { [B]: {} }, []],
  ])('%s', (_, saved, before, after, touched) => {
    expect(take(saved, before)).toEqual({ answers: { members: after }, touched, issues: [] });
  });

  test('null takes the whole list back', () => {
    expect(take(null, { [B]: '' })).toEqual({ answers: {}, touched: ['/members'], issues: [] });
  });

  test.each([
    ['a list', [{ kin: 'child' }], 'type /members'],
    ['a list taken out', '', 'type /members'],
    ['a row that is none', { [B]: 'x' }, 'type /members/*'],
    ['a field no row has', { [B]: { colour: 'red' } }, 'unknown-field /members/*'],
    ['a name no row can have', { '+10000': {} }, 'unknown-field /members'],
    ['another such name', { '+x': {} }, 'unknown-field /members'],
    [
      'more rows than anybody needs',
      Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`k${i}`, { kin: 'child' }])),
      'maxItems /members',
    ],
  ])('%s is refused without saying whose', (_, saved, issue) => {
    expect(take(saved).issues.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([issue]);
  });
});

test('what an unavailable registry would list is not lost', () => {
  const draft = draftOf([], { [B]: { kin: 'child' } });
  const lookups = { me: listing([], { outcome: 'unavailable', record: undefined }) };
  expect(keysIn(fill(household, { ...draft, lookups }, context))).toEqual([`${B} unlisted`]);
});
