import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takeAnswers } from '../../src/procedure/answers.js';
import type { Draft, Outcome } from '../../src/procedure/draft.js';
import { fill } from '../../src/procedure/fill.js';
import { setAt, valueAt } from '../../src/procedure/path.js';
import { validateForm } from '../../src/procedure/validate-form.js';
import { answerTo, context, keys, procedureWith, records } from './world.js';

const procedure = procedureWith();
const { fields } = procedure.definition;

/** What a citizen, or a program in their name, may put anywhere. */
const anything = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('', 'Lê Thị Bình', '1995-05-01', '1960', '0912345678', 'mother'),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.string({ maxLength: 3 }), { maxLength: 2 }),
  fc.dictionary(fc.constantFrom('province', 'commune', 'detail', 'x'), fc.string({ maxLength: 5 }), {
    maxKeys: 3,
  }),
);
const lockable = fields.flatMap(({ prefill }, index) => (prefill.some(({ lock }) => lock) ? [index] : []));
const place = fc.oneof(fc.nat(fields.length - 1), fc.constantFrom(...lockable));
const saves = fc.array(fc.tuple(place, anything), { maxLength: 12 });
const outcome = fc.constantFrom<Outcome>(
  'found',
  'found',
  'notFound',
  'incomplete',
  'mismatch',
  'denied',
  'unavailable',
);
const outcomes = fc.record({ me: outcome, mother: outcome, notice: outcome }, { requiredKeys: [] });

type Outcomes = Partial<Record<keyof typeof keys, Outcome>>;

/** The answers to lookups: whatever the outcome, a record comes with it, so that only the outcome decides. */
const lookupsOf = (
  given: Outcomes,
  change: (record: object) => object = record => record,
): Draft['lookups'] =>
  Object.fromEntries(
    (Object.keys(given) as (keyof typeof keys)[]).map(name => [
      name,
      answerTo(keys[name], change(records[name]), { outcome: given[name]! }),
    ]),
  );

/** Mother's key is typed, so that her lookup is asked by it; the rest is what is saved. */
function answersOf(each: readonly (readonly [number, unknown])[]): Draft['answers'] {
  let answers: Draft['answers'] = takeAnswers(
    procedure,
    {},
    {
      mother: { personId: keys.mother.personId, fullName: keys.mother.fullName },
    },
  ).answers;
  for (const [index, value] of each) {
    const { path, computed } = fields[index]!;
    if (computed) continue;
    const patch: Record<string, unknown> = {};
    setAt(patch, path, value);
    answers = takeAnswers(procedure, answers, patch).answers;
  }
  return answers;
}

const filled = (answers: Draft['answers'], lookups: Draft['lookups'], contested: Draft['contested'] = []) =>
  fill(procedure, { answers, lookups, documents: {}, contested }, context);

test('a tampered locked value is always refused, and never filed', () => {
  let tampered = 0;
  fc.assert(
    fc.property(saves, outcomes, (each, given) => {
      const answers = answersOf(each);
      const now = filled(answers, lookupsOf(given));
      const clean = filled({}, lookupsOf(given));
      const issues = validateForm(procedure, now);
      now.fields.forEach((state, index) => {
        if (!state.locked) return;
        const { path, pointer } = fields[index]!;
        const shape = procedure.form.plan.shapes[index]!;
        const typed = valueAt(answers, path);
        const tidied = shape.tidy(typed);
        const same =
          typed === undefined || typed === null || (tidied !== undefined && shape.same(tidied, state.value));
        expect(issues.some(issue => issue.pointer === pointer && issue.code === 'locked')).toBe(!same);
        expect(valueAt(now.form, path)).toEqual(state.value);
        if (clean.fields[index]!.locked) expect(state.value).toEqual(clean.fields[index]!.value);
        if (!same) tampered += 1;
      });
    }),
    { numRuns: 600 },
  );
  expect(tampered).toBeGreaterThan(50);
});

test('no value that was not found is ever entered, and none of it is locked', () => {
  fc.assert(
    fc.property(saves, outcomes, (each, given) => {
      const lookups = lookupsOf(given);
      const now = filled(answersOf(each), lookups);
      for (const { lookup, receipt, source, value, locked } of now.fields) {
        const from = receipt?.lookup ?? lookup;
        if (from !== undefined && from !== '$applicant') expect(lookups[from]?.outcome).toBe('found');
        if (source === 'registry' && lookup !== '$applicant') expect(receipt).toMatchObject({ lookup });
        if (locked) expect(value).toBeDefined();
      }
    }),
    { numRuns: 400 },
  );
});

test('a refresh of the registries never loses what the citizen entered', () => {
  fc.assert(
    fc.property(saves, outcomes, outcomes, (each, before, after) => {
      const answers = answersOf(each);
      const first = filled(answers, lookupsOf(before));
      const second = filled(
        answers,
        lookupsOf(after, record => ({ ...record, fullName: 'Người Khác' })),
      );
      fields.forEach(({ path, computed }, index) => {
        const typed = computed ? undefined : procedure.form.plan.shapes[index]!.tidy(valueAt(answers, path));
        const [was, is] = [first.fields[index]!, second.fields[index]!];
        if (typed === undefined || !was.shown || !is.shown) return;
        const kept = is.locked
          ? is.differs || procedure.form.plan.shapes[index]!.same(typed, is.value)
          : true;
        expect(kept).toBe(true);
        if (!is.locked) expect(procedure.form.plan.shapes[index]!.same(typed, is.value)).toBe(true);
      });
    }),
    { numRuns: 400 },
  );
});

test('empty stays empty: what was emptied on purpose is filled by no registry unless it is locked', () => {
  fc.assert(
    fc.property(fc.nat(fields.length - 1), saves, outcomes, (index, each, given) => {
      const { path, computed } = fields[index]!;
      if (computed) return;
      const answers = answersOf([...each, [index, '']]);
      const state = filled(answers, lookupsOf(given)).fields[index]!;
      expect(valueAt(answers, path)).toBe('');
      if (state.locked) expect(state.differs).toBe(true);
      else expect([state.value, state.source]).toEqual([undefined, 'empty']);
    }),
    { numRuns: 400 },
  );
});

test.each<[string, unknown, unknown, boolean]>([
  ['composed and decomposed', 'Lê Thị Bình', 'Lê Thị Bình'.normalize('NFD'), true],
  ['blanks around and between', 'Lê Thị Bình', '  Lê  Thị Bình ', true],
  ['capitals of a name', 'Lê Thị Bình', 'LÊ THỊ BÌNH', true],
  ['the tone mark of a name moved', 'Hoà Thuý', 'Hòa Thúy', true],
  ['another tone', 'Hòa', 'Hóa', false],
  ['another name', 'Lê Thị Bình', 'Lê Thị Bính', false],
  ['nothing', 'Lê Thị Bình', '', false],
  ['no text', 'Lê Thị Bình', 5, false],
])('a locked name against %s', (_, told, typed, same) => {
  const index = fields.findIndex(({ pointer }) => pointer === '/requester/fullName');
  const shape = procedure.form.plan.shapes[index]!;
  const stored = shape.tidy(typed);
  expect(stored !== undefined && shape.same(stored, shape.tidy(told))).toBe(same);
});
