import { toDataPath } from '@jsonforms/core';
import { describe, expect, test } from 'vitest';
import { keepTyped } from '../../src/forms/keep-typed.js';
import { rowName } from '../../src/forms/page-rows.js';
import { editDraft, jsonForms, jsonFormsErrors, rjsf, rjsfValidator } from '../../src/forms.js';
import { type Draft, fill, validateForm } from '../../src/node.js';
import { takeAnswers } from '../../src/procedure/answers.js';
import { setAt, valueAt } from '../../src/procedure/path.js';
import { answersAbout, B, C, D, draftOf, household, members } from '../procedure/household.js';
import { context } from '../procedure/world.js';

const { b, c, d } = members;
type Path = readonly string[];
type Tree = Record<string, unknown>;

const filledFrom = (draft: Draft) => fill(household, draft, context);
const pageOf = (draft: Draft): Tree => rjsf(household, filledFrom(draft), { draft }).formData;
const rowsOf = (draft: Draft): Tree => pageOf(draft).members as Tree;
const box = 'in-list';

/** A copy of a tree with another value in it. */
function written(tree: unknown, path: Path, value: unknown): Tree {
  const copy = structuredClone(tree) as Tree;
  setAt(copy, path, value);
  return copy;
}

/** The draft after somebody wrote into the page drawn from it. */
const edited = (draft: Draft, path: Path, value: unknown): Draft =>
  editDraft(household, draft, filledFrom(draft), written(pageOf(draft), ['members', ...path], value));

describe('the page of a list', () => {
  const draft = draftOf([b, c], { '+1': { fullName: 'Lê An ' }, '+2': {}, [C]: '' }, answersAbout(B));

  test('holds its rows by their keys, in the list or not, and nothing of what is hidden', () => {
    expect(rowsOf(draft)).toEqual({
      [`row${B}`]: {
        [box]: true,
        ...{ fullName: b.fullName, birthDate: '2000-01-02', personId: B, phone: '0912000001', adult: true },
      },
      'row+1': { [box]: true, fullName: 'Lê An ' },
      'row+2': { [box]: true },
      [`row${C}`]: { fullName: c.fullName, personId: C },
    });
  });

  const { schema, uiSchema } = rjsf(household, filledFrom(draft), { draft, lang: 'en' });
  const { members: list } = schema.properties as Record<string, { properties: Record<string, Tree> }>;
  const asked = (name: string) => Object.keys(list!.properties[name]!.properties as object);
  const common = [box, 'fullName', 'birthDate', 'personId', 'kin', 'phone', 'adult', 'residence'];

  test.each([
    [`row${B}`, 'Row 1', common],
    ['row+1', 'Row 2', common],
    ['row+2', 'New row', common],
    [`row${C}`, 'Taken out of the list', [box, 'fullName', 'personId']],
    ['row+3', undefined, [box]],
  ])('%s is drawn as “%s” with the questions shown in it', (name, title, questions) => {
    expect(Object.keys(list!.properties)).toContain(name);
    expect(list!.properties[name]!.title).toBe(title);
    expect(asked(name)).toEqual(questions);
  });

  test('a question of one row is drawn in that row alone', () => {
    const minor = draftOf([b, c], {}, answersAbout(B, C));
    const { properties } = rjsf(household, filledFrom(minor)).schema as { properties: typeof list };
    const rows = (properties as unknown as Record<string, typeof list>).members!.properties;
    const names = (key: string) => Object.keys(rows[`row${key}`]!.properties as object);
    expect([names(B).includes('guardian'), names(C).includes('guardian')]).toEqual([false, true]);
  });

  test('says in each row what is locked and where a value comes from', () => {
    const ui = (uiSchema as Record<string, Record<string, Tree>>).members!;
    expect(ui[`row${B}`]!.birthDate).toMatchObject({ 'ui:readonly': true });
    expect(ui[`row${B}`]!.phone).toEqual({ 'ui:help': expect.stringContaining('please check') });
    expect(ui['row+1']!.birthDate).toEqual({});
    expect(ui[`row${C}`]!.personId).toMatchObject({ 'ui:readonly': true });
    expect(ui['row+3']).toMatchObject({ 'ui:label': false });
  });

  test('in JSON Forms is a group of groups, and a box for one row more', () => {
    const { elements } = jsonForms(household, filledFrom(draft), { draft }).uischema;
    const group = elements.find(each => 'label' in each && each.label === 'Thành viên');
    const scope = '#/properties/members/properties';
    const inside = (group as (typeof elements)[number] & { elements: typeof elements }).elements;
    expect(inside.map(each => ('label' in each ? each.label : undefined))).toEqual([
      ...['Dòng 1', 'Đã bỏ khỏi danh sách', 'Dòng 2', 'Dòng mới', undefined],
    ]);
    expect(inside.at(-1)).toEqual({
      type: 'Group',
      elements: [{ type: 'Control', scope: `${scope}/row+3/properties/${box}`, label: 'Thêm một dòng' }],
    });
  });

  test('a list that is hidden is not drawn; without a form it is one question', () => {
    const alone = { ...draft, answers: { ...draft.answers, alone: true } };
    expect(Object.keys(rjsf(household, filledFrom(alone)).schema.properties as object)).toEqual([
      'alone',
      'note',
    ]);
    const blank = rjsf(household);
    expect(blank.formData).toEqual({});
    expect((blank.schema.properties as Tree).members).toMatchObject({ type: 'array', maxItems: 5 });
    expect((blank.uiSchema as Tree).members).not.toHaveProperty('ui:readonly');
  });
});

/** A row that follows its registry again, whatever was saved of it. */
const nothing = {
  ...{ fullName: null, birthDate: null, personId: null, kin: null, phone: null, guardian: null },
  residence: { same: null, detail: null },
};

describe('a row taken out and put back', () => {
  const saved = (before: Tree, page: Draft) => takeAnswers(household, { members: before }, page.answers);
  const there = (answers: unknown) =>
    filledFrom(draftOf([b, c], answers as Tree)).rows[0]!.rows.map(({ key }) => key);

  test('is filed again', () => {
    const out = draftOf([b, c], { [C]: '' });
    const { answers, touched } = saved({ [C]: '' }, edited(out, [`row${C}`, box], true));
    expect(there(answers.members)).toEqual([B, C]);
    expect(touched).toContain(`/members/${C}/kin`);
  });

  test('has none of what was saved in it before', () => {
    const typed = draftOf([b, c], { [C]: { kin: 'child' } });
    const back = edited(edited(typed, [`row${C}`, box], false), [`row${C}`, box], true);
    expect(saved({ [C]: { kin: 'child' } }, back).answers).toEqual({ members: { [C]: {} } });
  });

  test('stays out where the registry lists it under its own key', () => {
    const added = draftOf([b, c], { '+1': { personId: B, kin: 'child' } });
    expect(there(added.answers.members)).toEqual(['+1', C]);
    const out = edited(added, ['row+1', box], false);
    expect(out.answers.members).toEqual({ '+1': '', [B]: '' });
    expect(there(out.answers.members)).toEqual([C]);
    expect(rowsOf(out)[`row${B}`]).toEqual({ fullName: b.fullName, personId: B });
  });

  test('once emptied of everything is still drawn, and those out beside it', () => {
    const emptied = draftOf([b, c, d], { [C]: { personId: '', fullName: '' }, [D]: '' });
    expect(Object.keys(rowsOf(emptied))).toEqual([`row${B}`, `row${D}`, `row${C}`]);
    expect(there(emptied.answers.members)).not.toContain(C);
  });

  test('rows may be added and taken out without end, and no more than the list takes', () => {
    const all = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`+${n + 1}`, '']));
    const many = draftOf([b, c], all);
    expect(filledFrom(many).rows[0]!.next).toBe('+41');
    expect(takeAnswers(household, {}, many.answers).issues).toEqual([]);
    const full = draftOf([b, c, d], { '+1': { kin: 'child' }, '+2': {} });
    expect(filledFrom(full).rows[0]!.next).toBeUndefined();
  });

  test.each(['then', 'Athen', 'else', 'nothenx'])('the name of %s is a name to JSON Forms', key => {
    expect(toDataPath(`#/properties/members/properties/${rowName(key)}/properties/x`)).toBe(
      `members.${rowName(key)}.x`,
    );
  });
});

describe('what is written into a row', () => {
  const typed = { [B]: { kin: 'child' }, '+1': { fullName: 'Lê An' }, '+2': {}, [D]: '' };
  const draft = draftOf([b, c, d], typed, answersAbout(B, C));

  test.each<[string, Path, unknown, Tree]>([
    ['a listed row', [`row${C}`, 'kin'], 'spouse', { ...typed, [C]: { kin: 'spouse' } }],
    ['a blank row', ['row+2', 'fullName'], 'Lê ', { ...typed, '+2': { fullName: 'Lê ' } }],
    [
      'a part of a group',
      ['row+1', 'residence', 'same'],
      false,
      {
        ...typed,
        '+1': { fullName: 'Lê An', residence: { same: false } },
      },
    ],
    ['a value emptied', [`row${B}`, 'phone'], undefined, { ...typed, [B]: { kin: 'child', phone: '' } }],
    ['a listed row out', [`row${C}`, box], false, { ...typed, [C]: '' }],
    ['a row out with what was typed in it', [`row${B}`, box], undefined, { ...typed, [B]: '' }],
    ['a listed row gone from the page', [`row${C}`], undefined, { ...typed, [C]: '' }],
    ['an added row out', ['row+1', box], false, { ...typed, '+1': '' }],
    [
      'a blank row out, as if never added',
      ['row+2', box],
      false,
      {
        ...{ [B]: typed[B], '+1': typed['+1'], [D]: '' },
      },
    ],
    ['a row back', [`row${D}`, box], true, { ...typed, [D]: nothing }],
    ['one more row', ['row+3', box], true, { ...typed, '+3': {} }],
  ])('%s', (_, path, value, answers) => {
    expect(edited(draft, path, value).answers.members).toEqual(answers);
  });

  test.each<[string, Path]>([
    ['locked', [`row${B}`, 'birthDate']],
    ['computed', [`row${B}`, 'adult']],
    ['hidden', [`row${B}`, 'guardian']],
    ['hidden in its group', ['row+1', 'residence', 'detail']],
    ['in a row taken out', [`row${D}`, 'kin']],
    ['in a row nobody added', ['row+3', 'kin']],
    ['in a row there is not', ['row+5', 'kin']],
  ])('what is %s is no answer', (_, path) => expect(edited(draft, path, 'x')).toBe(draft));

  test('a blank row is never filed', () => {
    const { form, rows } = filledFrom(draft);
    expect(form.members).toHaveLength(3);
    expect(rows[0]!.blank.map(({ key, fields }) => [key, fields[0]!.pointer])).toEqual([
      ['+2', '/members/+2/fullName'],
    ]);
  });

  test('rows stand where they stood while one after another is written into', () => {
    const two = draftOf([], { '+1': {}, '+2': {} });
    const after = edited(two, ['row+2', 'fullName'], 'An');
    expect(Object.keys(rowsOf(after))).toEqual(['row+1', 'row+2']);
  });

  test('a key may be any text', () => {
    const keys = ['29A/12~1', '29A_12', '7', '__proto__'];
    const draft = draftOf(keys.map(personId => ({ ...b, personId })));
    const names = keys.map(rowName);
    expect(Object.keys(rowsOf(draft))).toEqual(names);
    expect(names[0]).toBe('row29A%002f12%007e1');
    for (const [at, name] of names.entries()) {
      const { members } = edited(draft, [name, 'kin'], 'child').answers;
      expect(Object.entries(members as object)).toEqual([[keys[at], { kin: 'child' }]]);
    }
    expect(rowName('29A-123.45')).toBe('row29A-123%002e45');
  });
});

test('an issue in a row is said at its field, wherever a page draws the row', () => {
  const draft = draftOf([b], { '+1': {}, '+2': { fullName: 'Lê An', phone: '1' } }, answersAbout(B));
  const filled = filledFrom(draft);
  const issues = validateForm(household, filled);
  const ofPhone = issues.find(({ pointer }) => pointer === '/members/1/phone')!;
  const { errors, errorSchema } = rjsfValidator(household, filled).validateFormData({}, {});
  expect(errors).toHaveLength(issues.length);
  expect(valueAt(errorSchema, ['members', 'row+2', 'phone', '__errors'])).toEqual([ofPhone.message.vi]);
  const paths = jsonFormsErrors(issues, filled).map(({ instancePath }) => instancePath);
  expect(paths).toContain('/members/row+2/phone');
  expect(paths).toContain(`/members/row${B}/kin`);
});

describe('a page of JSON Forms that is drawn anew', () => {
  const reduce = (state: object, action: object) =>
    'data' in action ? { ...state, data: action.data } : { ...state };
  const drawnFrom = (draft: Draft) => ({ draft, filled: filledFrom(draft) });
  const dataOf = (draft: Draft) => jsonForms(household, filledFrom(draft), { draft }).data;

  /** What stands on the screen that was drawn from one draft and written into, once it is drawn from another. */
  function screen(before: Draft, path: Path, value: unknown, after: Draft): unknown {
    const begin = { type: 'jsonforms/INIT', data: dataOf(before) };
    const begun = keepTyped(household, drawnFrom(before))({} as object, begin, reduce);
    const onScreen = { ...begun, data: written(dataOf(before), path, value) };
    const update = { type: 'jsonforms/UPDATE_CORE', data: dataOf(after) };
    return (keepTyped(household, drawnFrom(after))(onScreen, update, reduce) as { data: unknown }).data;
  }

  const before = draftOf([], { '+1': {} });
  const listed = draftOf([b, c], { '+1': {} }, answersAbout(B));

  test.each<[string, Draft, Path, unknown, Draft]>([
    ['what is typed in a row', before, ['members', 'row+1', 'fullName'], 'Lê A', listed],
    ['a row just added', before, ['members', 'row+2', box], true, listed],
    [
      'typed on after it was told',
      before,
      ['members', 'row+1', 'fullName'],
      'Lê An',
      draftOf([b], { '+1': { fullName: 'Lê' } }),
    ],
  ])('keeps %s beside what came', (_, before, path, value, after) => {
    expect(screen(before, path, value, after)).toEqual(written(dataOf(after), path, value));
  });

  test('gives way where a row is out, or its field locked, by now', () => {
    const path = ['members', `row${C}`, 'birthDate'];
    const locked = draftOf([b, c], {}, answersAbout(B, C));
    expect(screen(draftOf([b, c]), path, '2012-01-01', locked)).toEqual(dataOf(locked));
    const out = draftOf([b, c], { [C]: '' });
    expect(screen(draftOf([b, c]), path, '2012-01-01', out)).toEqual(dataOf(out));
  });
});
