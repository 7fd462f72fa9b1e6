import { expect, test } from 'vitest';
import { filedScope } from '../../src/procedure/filed-scope.js';
import { fill } from '../../src/procedure/fill.js';
import { validateForm } from '../../src/procedure/validate-form.js';
import { answersAbout, B, C, D, draftOf, householdWith, type Member, members } from './household.js';
import { context, filedContext } from './world.js';

const { b, c, d } = members;
const procedure = householdWith({
  kinship: {
    title: 'Giấy tờ quan hệ',
    hand: 'file',
    each: '$form.members',
    or: ['statement'],
    needed: "$this.kin != 'other'",
    waived: [{ by: 'member', when: '$member.birthDate = $this.birthDate and $this.adult', basis: 'law' }],
  },
  statement: { title: 'Bản cam kết', hand: 'file', each: '$form.members' },
  map: { title: 'Sơ đồ', hand: 'file', needed: 'false' },
});

const pdf = [{ name: 'a.pdf', size: 1200 }];
const kin = { [B]: { kin: 'spouse' }, [C]: { kin: 'child' }, [D]: { kin: 'other' } };
const draft = (list: readonly Member[] = [b, c, d], documents = {}, more = {}) => {
  const answers = Object.fromEntries(list.map(({ personId = '' }) => [personId, kin[personId as typeof B]]));
  return { ...draftOf(list, answers, answersAbout(B, C, D)), documents, ...more };
};
const states = (given: ReturnType<typeof draft>, name = 'kinship') =>
  fill(procedure, given, context)
    .documents.filter(document => document.name === name)
    .map(({ key, place, state }) => [key, place, state]);

test('one paper a row: its condition and its waiver are about that row', () => {
  expect(states(draft())).toEqual([
    [`kinship/${B}`, 'kinship/0', 'exempt'],
    [`kinship/${C}`, 'kinship/1', 'pending'],
    [`kinship/${D}`, 'kinship/2', 'notNeeded'],
  ]);
  const { documents, missing } = fill(procedure, draft(), context);
  expect(documents[0]?.because).toMatchObject({ lookup: 'member', registry: 'people', basis: 'law' });
  expect(missing).toEqual(['kinship']);
  expect(documents.map(({ key }) => key)).toEqual([
    ...[B, C, D].map(row => `kinship/${row}`),
    ...[B, C, D].map(row => `statement/${row}`),
    'map',
  ]);
});

test('a scan stays with its row wherever the registry lists it, and counts while the row is there', () => {
  const scan = { [`kinship/${C}`]: pdf };
  expect(states(draft([b, c, d], scan))[1]).toEqual([`kinship/${C}`, 'kinship/1', 'digitised']);
  expect(states(draft([c, d, b], scan))[0]).toEqual([`kinship/${C}`, 'kinship/0', 'digitised']);
  const without = draftOf([b, c], { [B]: kin[B], [C]: '' }, answersAbout(B, C));
  expect(fill(procedure, { ...without, documents: scan }, context).documents.map(({ key }) => key)).toEqual([
    `kinship/${B}`,
    `statement/${B}`,
    'map',
  ]);
});

test('a paper of a row is replaced by one of the same row', () => {
  expect(states(draft([b, c], { [`statement/${C}`]: pdf })).map(([, , state]) => state)).toEqual([
    'exempt',
    'notNeeded',
  ]);
  expect(states(draft([b, c], { [`statement/${B}`]: pdf }))[1]?.[2]).toBe('pending');
  expect(states(draft([b, c], { statement: pdf }))[1]?.[2]).toBe('pending');
});

test('an official lifts the waiver of one row, or of all', () => {
  const lifted = (...keys: readonly string[]) =>
    states(draft([b, c], {}, { lifted: keys })).map(([, , state]) => state);
  expect(lifted(`kinship/${B}`)).toEqual(['pending', 'pending']);
  expect(lifted(`kinship/${C}`)).toEqual(['exempt', 'pending']);
  expect(lifted('kinship')).toEqual(['pending', 'pending']);
});

test('what is missing is told by the place of its row, without who is in it', () => {
  const form = fill(procedure, draft([b, c], {}, { lifted: ['kinship'] }), context);
  const issues = validateForm(procedure, form).filter(({ code }) => code === 'document');
  expect(issues.map(({ pointer }) => pointer)).toEqual(['#/documents/kinship/0', '#/documents/kinship/1']);
  expect(issues[1]?.message.vi).toBe('Hãy nộp “Giấy tờ quan hệ (dòng 2)” hoặc giấy tờ thay thế.');
  expect(JSON.stringify(issues)).not.toContain(B);
  expect(form.missing).toEqual(['kinship', 'kinship']);
});

test('without rows there is no paper', () => {
  const { documents, missing } = fill(procedure, draft([]), context);
  expect([documents.map(({ key }) => key), missing]).toEqual([['map'], []]);
});

test('a guard reads the states in the order of the rows', () => {
  const kinship = { title: 'Giấy tờ', hand: 'file', each: '$form.members' };
  const guarded = householdWith(
    { kinship: { ...kinship, waived: [{ by: 'member', basis: 'law' }] } },
    { second: "$documents.kinship[1].state = 'pending' and $documents.kinship[0].lookup = 'member'" },
  );
  const scope = (list: Parameters<typeof draftOf>[0]) =>
    filedScope(guarded, draftOf(list, {}, answersAbout(B)), filedContext);
  expect(scope([b, c]).holds('second')).toBe(true);
  expect(scope([c, b]).holds('second')).toBe(false);
});
