import { expect, test } from 'vitest';
import type { Draft } from '../../src/procedure/draft.js';
import { fill } from '../../src/procedure/fill.js';
import type { DocumentState, Filled } from '../../src/procedure/filled.js';
import { answerTo, context, emptyDraft, family, keys, procedureWith, records } from './world.js';

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
    { state: 'waived', because: { lookup: 'notice', registry: 'notices', basis: 'law' } },
  ],
  ['not while a field of it is missing', noticeAnswer({ complete: false }), { state: 'asked' }],
  ['not unsigned, where a signature is asked', noticeAnswer({ signed: false }), { state: 'asked' }],
  [
    'not when the registry was unavailable',
    noticeAnswer({ outcome: 'unavailable' }, undefined),
    { state: 'asked' },
  ],
  ['not when an official lifted the waiver', { lifted: ['birthNotice'] }, { state: 'asked' }],
  [
    'a paper that was uploaded is filed',
    { lifted: ['birthNotice'], documents: { birthNotice: pdf } },
    { state: 'filed', files: 1 },
  ],
  [
    'an alternative that was uploaded does as well',
    { lifted: ['birthNotice'], documents: { witness: pdf } },
    { state: 'notNeeded', instead: 'witness' },
  ],
])('%s', (_, changes, expected) => {
  expect(named(fill(procedure, { ...family, ...changes }, context), 'birthNotice')).toMatchObject(expected);
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
  expect(state({})).toEqual(['asked', 'notNeeded', ['birthNotice']]);
  expect(state({ witness: pdf })).toEqual(['notNeeded', 'filed', []]);
});
