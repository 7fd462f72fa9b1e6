import { expect, test } from 'vitest';
import { field } from '../../src/field.js';
import { compile } from '../../src/procedure/compile.js';
import { fill } from '../../src/procedure/fill.js';
import { load } from '../../src/procedure/procedure.js';
import { validateForm } from '../../src/procedure/validate-form.js';
import { small } from '../dossier/small.js';

/** Units as data: three levels until 30 June 2025, two from 1 July; one code that was given anew to another province. */
const units = {
  provinces: [
    { code: '15', title: 'Tỉnh Yên Bái', to: '2025-06-30' },
    { code: '10', title: 'Tỉnh Lào Cai', to: '2025-06-30' },
    { code: '15', title: 'Tỉnh Lào Cai', from: '2025-07-01' },
  ],
  districts: [{ code: '132', title: 'Thành phố Yên Bái', to: '2025-06-30' }],
  communes: [
    { code: '04249', title: 'Phường Yên Thịnh', to: '2025-06-30' },
    { code: '04252', title: 'Phường Yên Bái', from: '2025-07-01' },
  ],
};
const codes = Object.fromEntries(
  Object.entries(units).map(([name, values]) => [name, { name, title: name, values }]),
);
const unit = (title: string, list: string) => ({ type: 'string', title, codes: list });
const text = (title: string) => ({ type: 'string', title, maxLength: 300 });

const procedure = compile(
  small({
    effective: { from: '2025-01-01' },
    lookups: {
      me: { registry: 'population', basis: 'law', by: { personId: '$applicant.personId' } },
    },
    form: {
      required: ['residence'],
      properties: {
        name: null,
        residence: {
          type: 'object',
          title: 'Nơi cư trú',
          whole: true,
          prefill: '$me.permanentResidence',
          properties: {
            province: unit('Tỉnh', 'provinces'),
            district: unit('Huyện', 'districts'),
            commune: unit('Xã', 'communes'),
            detail: text('Chi tiết'),
            legacy: text('Địa chỉ trên giấy tờ cũ'),
          },
        },
        places: {
          type: 'array',
          title: 'Các tỉnh',
          maxItems: 3,
          items: unit('Tỉnh', 'provinces'),
        },
      },
    },
  }),
  { ...field, codes: { ...field.codes, ...codes } },
);

const ME = '001091000101';
const fillOn = (day: string, residence: unknown, record?: unknown, more: object = {}) => {
  const now = `${day}T02:00:00.000Z`;
  const me = {
    outcome: 'found',
    key: { personId: ME },
    record,
    signed: true,
    complete: true,
    at: now,
    ms: 1,
  } as const;
  return fill(
    procedure,
    {
      answers: { ...(residence !== undefined && { residence }), ...more },
      lookups: record ? { me } : {},
      documents: {},
    },
    { now, today: day, applicant: { personId: ME }, channel: 'online', settings: {} },
  );
};
const issuesOn = (...given: Parameters<typeof fillOn>) =>
  validateForm(procedure, fillOn(...given)).map(({ code, pointer }) => `${code} ${pointer}`);

const before = { province: '15', district: '132', commune: '04249', detail: 'Tổ 5' };
const after = { province: '15', commune: '04252', detail: 'Tổ 5' };

test.each<[string, string, object, readonly string[]]>([
  ['an address of three levels, the day before two', '2025-06-30', before, []],
  ['the same, the day after', '2025-07-01', before, ['codes /residence/district']],
  ['an address of two levels, from its first day', '2025-07-01', after, []],
  ['the same, the day before', '2025-06-30', after, ['codes /residence/commune']],
  ['a province that is no more', '2025-07-01', { province: '10' }, ['codes /residence/province']],
  ['a code given anew, on either side', '2025-06-30', { province: '15' }, []],
  [
    'the old address as written, under the new',
    '2025-07-01',
    { ...after, legacy: 'Yên Thịnh, TP Yên Bái' },
    [],
  ],
  ['a code that never was', '2025-07-01', { ...after, province: '99' }, ['enum /residence/province']],
])('%s', (_name, day, residence, issues) => {
  expect(issuesOn(day, residence)).toEqual(issues);
});

test('in a list every code is held to its day', () => {
  expect(issuesOn('2025-07-01', after, undefined, { places: ['15', '10'] })).toEqual(['codes /places/1']);
});

test('what a registry recorded in its day stands, and what is typed over it is held to this one', () => {
  expect(issuesOn('2026-01-01', undefined, { permanentResidence: before })).toEqual([]);
  expect(issuesOn('2026-01-01', { ...before, detail: 'Tổ 6' }, { permanentResidence: before })).toEqual([
    'codes /residence/district',
  ]);
});

test('the message names the field in both languages, and no code', () => {
  const [issue] = validateForm(procedure, fillOn('2025-07-01', before));
  expect(issue!.message).toEqual({
    vi: '“Nơi cư trú” có mã chưa dùng hoặc không còn dùng vào ngày nộp. Hãy chọn mã đang dùng.',
    en: expect.stringContaining('not in use on the day of filing'),
  });
});

test('an artefact of before the lists were kept judges no code by its day', () => {
  const { codes: _, ...old } = procedure.artefact;
  const [issue] = validateForm(
    load(old),
    fill(
      load(old),
      { answers: { residence: before }, lookups: {}, documents: {} },
      {
        now: '2025-07-01T02:00:00.000Z',
        today: '2025-07-01',
        applicant: { personId: ME },
        channel: 'online',
        settings: {},
      },
    ),
  );
  expect(issue).toBeUndefined();
});

test('the shipped provinces are those of two levels, one of them renamed in its day', () => {
  const { values } = field.codes.provinces!;
  const on = (day: string) => values.filter(({ from = '', to = '9' }) => from <= day && day <= to);
  expect([on('2025-06-30').length, on('2025-07-01').length, on('2026-05-01').length]).toEqual([0, 34, 34]);
  expect(new Set(on('2026-05-01').map(({ code }) => code)).size).toBe(34);
});
