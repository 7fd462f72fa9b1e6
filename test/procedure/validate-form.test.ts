import { describe, expect, test } from 'vitest';
import type { Draft } from '../../src/procedure/draft.js';
import { fill } from '../../src/procedure/fill.js';
import { validateForm } from '../../src/procedure/validate-form.js';
import { answerTo, context, emptyDraft, family, keys, procedureWith } from './world.js';

const procedure = procedureWith();
const issuesOf = (draft: Partial<Draft>) =>
  validateForm(procedure, fill(procedure, { ...emptyDraft, ...draft }, context));
const found = (draft: Partial<Draft>) => issuesOf(draft).map(({ code, pointer }) => `${code} ${pointer}`);

describe('all at once, in form order', () => {
  test('nothing is wrong with a family on record', () => expect(found(family)).toEqual([]));

  test('an empty form names every field that is missing, through the groups they stand in', () => {
    expect(found({})).toEqual([
      'required /requester/phone',
      'required /child/fullName',
      'required /child/birthDate',
      'required /mother/fullName',
      'document #/documents/birthNotice',
    ]);
  });

  test.each<[string, Partial<Draft>, readonly string[]]>([
    [
      'a required field in an optional group, once the group is begun',
      { answers: { ...family.answers, father: { job: 'Thợ mộc' } } },
      ['required /father/fullName'],
    ],
    [
      'an assertion that is false',
      { lookups: { ...family.lookups, notice: answerTo(keys.notice, { birthDate: '2027-01-01' }) } },
      ['assert /child/birthDate'],
    ],
    [
      'a locked value that was overtyped',
      { answers: { ...family.answers, requester: { relation: 'father', fullName: 'Trần Văn Ân' } } },
      ['locked /requester/fullName'],
    ],
    [
      'the same value in other clothes is no overtyping',
      { answers: { ...family.answers, requester: { relation: 'father', fullName: 'TRẦN VĂN AN ' } } },
      [],
    ],
    [
      'a wrong format and a value off the list',
      { answers: { ...family.answers, requester: { relation: 'uncle', phone: '12' } } },
      [
        'format /requester/phone',
        'enum /requester/relation',
        'required /child/birthDate',
        'document #/documents/birthNotice',
      ],
    ],
    [
      'inside a whole the parts are named',
      { answers: { ...family.answers, requester: { relation: 'father', residence: { detail: 'Số 2' } } } },
      ['required /requester/residence/province'],
    ],
    [
      'an object where text is asked',
      { answers: { ...family.answers, father: { fullName: { a: 1 } } } },
      ['type /father/fullName'],
    ],
    [
      'required once it is shown',
      { lookups: { ...family.lookups, notice: answerTo(keys.notice, { birthDate: '2026-01-01' }) } },
      ['required /child/lateReason', 'document #/documents/lateProof'],
    ],
  ])('%s', (_, draft, expected) => expect(found({ ...family, ...draft })).toEqual(expected));
});

describe('messages', () => {
  test('name the field by its title in both languages and never its value', () => {
    const issues = issuesOf({ answers: { requester: { phone: 'canary-17' }, father: { job: 'x' } } });
    expect(issues.length).toBeGreaterThan(3);
    for (const { message, pointer } of issues) {
      expect(JSON.stringify([message, pointer])).not.toContain('canary-17');
      expect(message.vi).not.toBe(message.en);
    }
    expect(issues.find(({ pointer }) => pointer === '/father/fullName')?.message.vi).toContain('Họ tên cha');
  });

  test('say in English what the translations say in English', () => {
    const english = { 'Họ tên mẹ': "Mother's name", 'Giấy chứng sinh': 'Birth notice' };
    const translated = procedureWith({ translations: { en: english } });
    const messages = validateForm(translated, fill(translated, emptyDraft, context)).map(
      ({ message }) => message.en,
    );
    expect(messages).toContain("Fill in “Mother's name”.");
    expect(messages).toContain('Hand in “Birth notice” or a paper that may stand in its place.');
  });

  test('an assertion speaks in the words of the author, translated where there is a translation', () => {
    const english = { 'Ngày sinh không thể ở tương lai': 'A birth date cannot lie in the future' };
    const translated = procedureWith({ translations: { en: english } });
    const draft = {
      ...family,
      lookups: { ...family.lookups, notice: answerTo(keys.notice, { birthDate: '2027-01-01' }) },
    };
    expect(validateForm(translated, fill(translated, draft, context))[0]?.message).toEqual({
      vi: 'Ngày sinh không thể ở tương lai',
      en: 'A birth date cannot lie in the future',
    });
  });

  test('a registry that must answer is named', () => {
    const parts = {
      lookups: {
        me: {
          registry: 'people',
          basis: 'law',
          by: { personId: '$applicant.personId' },
          unavailable: 'stop',
        },
      },
      form: { type: 'object', properties: {} },
      documents: {},
      guards: {},
      fees: {},
    };
    const strict = procedureWith(parts);
    const lookups = { me: answerTo(keys.me, undefined, { outcome: 'unavailable' }) };
    expect(validateForm(strict, fill(strict, { ...emptyDraft, lookups }, context))).toMatchObject([
      { code: 'unavailable', pointer: '#/lookups/me' },
    ]);
  });
});

test('the schema that leaves requires nothing that may be hidden and holds no keyword of ours', () => {
  const text = JSON.stringify(procedure.form.schema);
  expect(text).not.toMatch(/"(prefill|visible|computed|assert|whole)"/);
  expect(procedure.form.schema).toMatchObject({
    properties: { child: { required: ['fullName', 'birthDate'] } },
  });
});
