import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takeAnswers } from '../../src/procedure/answers.js';
import type { Draft } from '../../src/procedure/draft.js';
import { fill } from '../../src/procedure/fill.js';
import type { FieldState, Filled } from '../../src/procedure/filled.js';
import { isRecord, setAt, valueAt } from '../../src/procedure/path.js';
import { answerPlace } from '../../src/procedure/row-places.js';
import { validateForm } from '../../src/procedure/validate-form.js';
import { pathOf } from '../../src/source/pointer.js';
import { about, answersAbout, B, C, D, draftOf, household, type Member, members } from './household.js';
import { context } from './world.js';

const people = [B, C, D] as const;
const list = fc.shuffledSubarray<Member>([members.b, members.c, members.d]);
const told = fc.subarray([...people]).map(rows => answersAbout(...rows));

const leaf = fc.record(
  {
    fullName: fc.constantFrom('', 'Ai Đó', ...people.map(id => about[id].fullName)),
    birthDate: fc.constantFrom('', '1990-01-01', '2015-05-05', ...people.map(id => about[id].birthDate)),
    personId: fc.constantFrom('', '001199000099', ...people),
    kin: fc.constantFrom('', 'child', 'spouse'),
    phone: fc.constantFrom('', '0999999999'),
    guardian: fc.constantFrom('', 'Ông Nội'),
    residence: fc.record({ same: fc.boolean(), detail: fc.constantFrom('', 'Số 5') }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);
const key = fc.constantFrom(...people, '+1', '+2', '001199000098');
const save = fc.record({
  members: fc.dictionary(key, fc.oneof({ weight: 6, arbitrary: leaf }, fc.constant(''), fc.constant(null))),
});
const saves = fc.array(save, { maxLength: 5 });
const start: Draft['answers'] = {};
const answered = saves.map(all =>
  all.reduce((answers, each) => takeAnswers(household, answers, each).answers, start),
);

const entries = (answers: Draft['answers']) => {
  const rows = valueAt(answers, ['members']);
  return isRecord(rows) ? rows : {};
};
const form = (answers: Draft['answers'], listed: readonly Member[], lookups: Draft['lookups'] = {}): Filled =>
  fill(household, { ...draftOf(listed, {}, lookups), answers }, context);
/** What is shown of a form by the place it is answered under, without the places in the data. */
const byRow = ({ fields }: Filled) =>
  new Map(fields.map(field => [answerPlace(field), { ...field, pointer: '' }] as const));

test('no refresh loses an answer: it stands in its row, typed, or beside a lock', () => {
  fc.assert(
    fc.property(answered, list, told, (answers, listed, lookups) => {
      const states = byRow(form(answers, listed, lookups));
      for (const [place, state] of states) {
        const typed = valueAt(answers, pathOf(place));
        if (typed === undefined || typed === '' || !state.shown) continue;
        if (state.locked) expect(state.differs || state.value === typed).toBe(true);
        else if (state.source === 'typed') expect(state.value).toEqual(typed);
        // Confirmed as it was filled, a name in other capitals or tone marks too.
        else expect(['registry', 'computed']).toContain(state.source);
      }
      const shown = form(answers, listed, lookups).rows[0]!.rows.map(row => row.key);
      for (const [row, entry] of Object.entries(entries(answers))) {
        const kept = isRecord(entry) && ['fullName', 'kin', 'phone'].some(name => entry[name]);
        if (kept) expect(shown).toContain(row);
        if (entry === '') expect(shown).not.toContain(row);
      }
    }),
  );
});

test('the order in which the registry lists rows changes nothing in them', () => {
  const orders = list.chain(listed =>
    fc.tuple(fc.constant(listed), fc.shuffledSubarray(listed, { minLength: listed.length })),
  );
  fc.assert(
    fc.property(answered, orders, told, (answers, [one, other], lookups) => {
      const [left, right] = [form(answers, one, lookups), form(answers, other, lookups)];
      expect(byRow(left)).toEqual(byRow(right));
      const names = ({ asks }: Filled) => asks.map(({ row = '', by }) => JSON.stringify([row, by])).sort();
      expect(names(left)).toEqual(names(right));
    }),
  );
});

test('what is hidden in a row is absent from it, and what is filed is what is shown', () => {
  fc.assert(
    fc.property(answered, list, told, (answers, listed, lookups) => {
      const filled = form(answers, listed, lookups);
      for (const { pointer, shown, value } of filled.fields) {
        if (!shown) expect(value).toBeUndefined();
        expect(dataAt(filled.form, pointer)).toEqual(value);
      }
      const rows = (filled.form.members ?? []) as readonly unknown[];
      expect(rows).toHaveLength(filled.rows[0]!.rows.length);
    }),
  );
});

const dataAt = (data: unknown, pointer: string): unknown =>
  pathOf(pointer).reduce<unknown>(
    (node, name) => (node as Record<string, unknown> | undefined)?.[name],
    data,
  );

test('an overtyped lock in a row is always refused', () => {
  fc.assert(
    fc.property(answered, list, told, (answers, listed, lookups) => {
      const filled = form(answers, listed, lookups);
      const tampered = filled.fields.filter((field: FieldState) => {
        const typed = valueAt(answers, pathOf(answerPlace(field)));
        return field.locked && typed !== undefined && typed !== field.value;
      });
      const refused = validateForm(household, filled).filter(({ code }) => code === 'locked');
      expect(refused.map(({ pointer }) => pointer).sort()).toEqual(
        tampered.map(({ pointer }) => pointer).sort(),
      );
      for (const { value, lookup } of tampered) {
        expect(lookup).toBe('member');
        expect(people.map(id => about[id].birthDate)).toContain(value);
      }
    }),
  );
});

test('what was emptied in a row stays empty, whatever the registry says', () => {
  fc.assert(
    fc.property(answered, list, told, (answers, listed, lookups) => {
      for (const [place, { value, locked }] of byRow(form(answers, listed, lookups)))
        if (valueAt(answers, pathOf(place)) === '' && !locked) expect(value).toBeUndefined();
    }),
  );
});

test('saving what is shown changes nothing', () => {
  fc.assert(
    fc.property(answered, list, told, (answers, listed, lookups) => {
      const before = form(answers, listed, lookups);
      const open = before.fields.filter(
        ({ shown, value, source }) => shown && value !== undefined && source !== 'computed',
      );
      const shown: Record<string, Record<string, unknown>> = {};
      for (const field of open) {
        const [, row = '', ...path] = pathOf(answerPlace(field));
        shown[row] ??= {};
        setAt(shown[row], path, field.value);
      }
      const taken = takeAnswers(household, answers, { members: shown });
      expect(taken.issues).toEqual([]);
      expect(form(taken.answers, listed, lookups).form).toEqual(before.form);
    }),
  );
});
