import { expect, test } from 'vitest';
import type { Draft } from '../../src/procedure/draft.js';
import { filedScope } from '../../src/procedure/filed-scope.js';
import { fill } from '../../src/procedure/fill.js';
import type { DocumentState, Filled } from '../../src/procedure/filled.js';
import {
  answerTo,
  context,
  emptyDraft,
  family,
  filedContext,
  keys,
  ME,
  procedureWith,
  records,
} from './world.js';

const procedure = procedureWith();
const pdf = [{ name: 'a.pdf', size: 1200 }];

const named = (filled: Filled, name: string): DocumentState =>
  filled.documents.find(each => each.name === name)!;
const noticeAnswer = (changes: object, record: unknown = records.notice): Partial<Draft> => ({
  lookups: { ...family.lookups, notice: answerTo(keys.notice, record, changes) },
});

test.each<[string, Partial<Draft>, Partial<DocumentState>]>([
  [
    'data that was found, complete, signed and true stands in for the paper',
    {},
    {
      state: 'exempt',
      because: {
        lookup: 'notice',
        registry: 'notices',
        basis: 'law',
        receipt: expect.objectContaining({ id: 'r1', signed: true }),
      },
    },
  ],
  ['not while a field of it is missing', noticeAnswer({ complete: false }), { state: 'pending' }],
  ['not unsigned, where a signature is asked', noticeAnswer({ signed: false }), { state: 'pending' }],
  [
    'not when the registry was unavailable',
    noticeAnswer({ outcome: 'unavailable' }, undefined),
    { state: 'pending' },
  ],
  ['not when an official lifted the waiver', { lifted: ['birthNotice'] }, { state: 'pending' }],
  [
    'a paper that was uploaded is filed',
    { lifted: ['birthNotice'], documents: { birthNotice: pdf } },
    { state: 'digitised', files: 1 },
  ],
  [
    'an alternative that was uploaded does as well',
    { lifted: ['birthNotice'], documents: { witness: pdf } },
    { state: 'notNeeded', instead: 'witness' },
  ],
])('%s', (_, changes, expected) => {
  expect(named(fill(procedure, { ...family, ...changes }, context), 'birthNotice')).toMatchObject(expected);
});

const stored = procedureWith({
  lookups: { kept: { registry: 'store', basis: 'law', by: { ownerId: '$applicant.personId' } } },
  guards: { reused: "$documents.licence.state = 'reused' and $documents.licence.receipt.id = 'r1'" },
  fees: {},
  form: { type: 'object', properties: { note: { type: 'string', maxLength: 9 } } },
  documents: {
    licence: {
      title: 'Giấy phép',
      hand: 'file',
      or: ['letter'],
      reuse: [{ by: 'kept', signed: true, when: "$form.note != 'anew'", basis: 'law' }],
    },
    letter: { title: 'Thư', hand: 'file' },
  },
});
const kept = (record: object, changes: object = {}): Draft => ({
  answers: { note: 'x' },
  lookups: { kept: answerTo({ ownerId: ME }, record, changes) },
  documents: {},
});

test('the registry of papers is asked when a paper is valid, and nothing more', () => {
  expect(stored.definition.lookups.kept?.fields).toEqual(['expires', 'issued']);
});

const day = context.today;
test.each<[string, Draft, Partial<DocumentState>]>([
  [
    'a paper in the store is reused, with its receipt',
    kept({ issued: '2020-01-01' }),
    {
      state: 'reused',
      because: {
        lookup: 'kept',
        registry: 'store',
        basis: 'law',
        receipt: expect.objectContaining({ id: 'r1', version: '1', signed: true }),
      },
    },
  ],
  ['on its first day and on its last', kept({ issued: day, expires: day }), { state: 'reused' }],
  ['without a day it has no end', kept({}), { state: 'reused' }],
  ['not before it is valid', kept({ issued: '2026-04-23' }), { state: 'pending' }],
  ['not once it has expired', kept({ expires: '2026-04-21' }), { state: 'pending' }],
  ['not unsigned, where a signature is asked', kept({}, { signed: false }), { state: 'pending' }],
  ['not incomplete', kept({}, { complete: false }), { state: 'pending' }],
  ['not when it was not found', kept({}, { outcome: 'notFound' }), { state: 'pending' }],
  ['not when its condition is false', { ...kept({}), answers: { note: 'anew' } }, { state: 'pending' }],
  ['not when its condition is nothing', { ...kept({}), answers: {} }, { state: 'pending' }],
  ['not once an official lifted it', { ...kept({}), lifted: ['licence'] }, { state: 'pending' }],
  [
    'not where a newer one was uploaded',
    { ...kept({}), documents: { licence: pdf } },
    { state: 'digitised' },
  ],
])('%s', (_, draft, expected) => {
  const filled = fill(stored, draft, context);
  expect(named(filled, 'licence')).toMatchObject(expected);
  expect(filled.missing).toEqual(expected.state === 'pending' ? ['licence'] : []);
});

test('a guard reads which paper of the store it is', () => {
  expect(filedScope(stored, kept({}), filedContext).holds('reused')).toBe(true);
  expect(filedScope(stored, kept({ expires: '2026-04-21' }), filedContext).holds('reused')).toBe(false);
});

test('what has not come true waives nothing', () => {
  const untrue = procedureWith({
    documents: {
      birthNotice: {
        title: 'Giấy',
        hand: 'file',
        waived: [{ by: 'notice', when: '$notice.weight > 0', basis: 'law' }],
      },
    },
    guards: {},
    fees: {},
    form: {
      type: 'object',
      properties: {
        mother: {
          type: 'object',
          properties: {
            personId: { type: 'string', maxLength: 12 },
            fullName: { type: 'string', maxLength: 99 },
          },
        },
      },
    },
  });
  const answers = { mother: { personId: keys.notice.motherId } };
  expect(fill(untrue, { ...family, answers }, context).missing).toEqual(['birthNotice']);
});

test('an alternative is not asked for by itself, a paper to show is never missing', () => {
  const filled = fill(procedure, emptyDraft, context);
  expect(named(filled, 'witness').state).toBe('notNeeded');
  expect(named(filled, 'marriage').state).toBe('shown');
  expect(named(filled, 'lateProof').state).toBe('notNeeded');
  expect(filled.missing).toEqual(['birthNotice']);
});

test('an alternative that is not asked for by itself does as well once it was uploaded', () => {
  const both = procedureWith({
    documents: {
      birthNotice: { title: 'Giấy', hand: 'file', or: ['witness'] },
      witness: { title: 'Văn bản', hand: 'file', needed: 'false' },
    },
    guards: {},
    fees: {},
  });
  const state = (documents: Draft['documents']) => {
    const filled = fill(both, { ...family, documents }, context);
    return [named(filled, 'birthNotice').state, named(filled, 'witness').state, filled.missing];
  };
  expect(state({})).toEqual(['pending', 'notNeeded', ['birthNotice']]);
  expect(state({ witness: pdf })).toEqual(['notNeeded', 'digitised', []]);
});
