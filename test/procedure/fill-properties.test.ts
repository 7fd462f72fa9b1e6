import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takeAnswers } from '../../src/procedure/answers.js';
import { deepFreeze } from '../../src/procedure/deep-freeze.js';
import type { Draft, LookupAnswer, Outcome } from '../../src/procedure/draft.js';
import { fill } from '../../src/procedure/fill.js';
import { valueAt } from '../../src/procedure/path.js';
import { validateForm } from '../../src/procedure/validate-form.js';
import { answerTo, context, keys, procedureWith, records } from './world.js';

const procedure = procedureWith();

/** Answers nobody foresaw beside those a form expects. */
const value = fc.oneof(
  fc.constantFrom(
    'father',
    'mother',
    'Lê Thị Bình',
    'LÊ THỊ BÌNH',
    '+84 912 345 678',
    '2026-01-01',
    '2026-04-01',
    'Thái Bình',
    '',
    null,
  ),
  fc.string({ maxLength: 8 }),
  fc.integer(),
  fc.boolean(),
  fc.array(fc.string({ maxLength: 3 }), { maxLength: 2 }),
  fc.record({ province: fc.string({ maxLength: 3 }), more: fc.integer() }),
);
const group = (...names: readonly string[]) =>
  fc.oneof(
    { weight: 9, arbitrary: fc.dictionary(fc.constantFrom(...names), value, { maxKeys: names.length }) },
    { weight: 1, arbitrary: value },
  );
const answers = fc.record(
  {
    requester: group('fullName', 'phone', 'residence', 'relation'),
    child: group('fullName', 'birthDate', 'inWords', 'homeTown', 'lateReason'),
    mother: group('personId', 'fullName', 'birthDate'),
    father: group('fullName', 'job'),
    nonsense: value,
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Draft['answers']>;

const outcome = fc.constantFrom<Outcome>(
  'found',
  'found',
  'found',
  'notFound',
  'incomplete',
  'mismatch',
  'denied',
  'unavailable',
);
const answer = (name: keyof typeof keys): fc.Arbitrary<LookupAnswer> =>
  fc
    .record({ outcome, signed: fc.boolean(), complete: fc.boolean() })
    .map(changes => answerTo(keys[name], changes.outcome === 'found' ? records[name] : undefined, changes));
const draft: fc.Arbitrary<Draft> = fc.record({
  answers,
  lookups: fc.record(
    { me: answer('me'), mother: answer('mother'), notice: answer('notice') },
    { requiredKeys: [] },
  ),
  documents: fc.dictionary(
    fc.constantFrom('birthNotice', 'witness', 'lateProof', 'other'),
    fc.constant([{ name: 'a.pdf', size: 1 }]),
  ),
}) as fc.Arbitrary<Draft>;

const holds = (property: (draft: Draft) => void) => fc.assert(fc.property(draft, property), { numRuns: 400 });
const filled = (each: Draft) => fill(procedure, each, context);

test('the same draft gives the same form, whatever the order of its answers, and is not touched', () => {
  holds(each => {
    const turned = (object: object): object =>
      Object.fromEntries(
        Object.entries(object)
          .reverse()
          .map(([key, inner]) => [
            key,
            typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? turned(inner) : inner,
          ]),
      );
    const reversed = { ...each, answers: turned(each.answers) as Draft['answers'] };
    expect(filled(deepFreeze(each))).toEqual(filled(reversed));
  });
});

test('a form sent back as it stands stays as it stands', () => {
  holds(each => {
    const once = filled(each);
    const echoed = {
      ...each,
      answers: takeAnswers(procedure, takeAnswers(procedure, {}, each.answers).answers, once.form).answers,
    };
    const twice = filled(echoed);
    expect(twice.form).toEqual(once.form);
    expect(twice.asks).toEqual(once.asks);
    expect(twice.fields.map(({ locked }) => locked)).toEqual(once.fields.map(({ locked }) => locked));
  });
});

test('what is hidden or empty is not in the form, and nothing else is', () => {
  holds(each => {
    const { form, fields } = filled(each);
    procedure.definition.fields.forEach(({ path }, index) => {
      const { shown, value: known } = fields[index]!;
      expect(valueAt(form, path)).toEqual(shown ? known : undefined);
      expect([null, '']).not.toContain(valueAt(form, path));
    });
    expect(form).not.toHaveProperty('nonsense');
  });
});

test('every value of a registry has its receipt, and no stand-in is locked', () => {
  holds(each => {
    for (const { source, lookup, locked, standIn } of filled(each).fields) {
      if (source === 'registry')
        expect(lookup === '$applicant' || each.lookups[lookup!]?.outcome === 'found').toBe(true);
      else expect(lookup).toBeUndefined();
      if (locked) expect([source, standIn]).toEqual(['registry', false]);
    }
  });
});

test('no answer, however odd, is more than an issue', () => {
  holds(each => {
    const now = filled(each);
    for (const { pointer, message } of validateForm(procedure, now)) {
      expect(pointer).toMatch(/^(\/|#\/documents\/)/);
      expect(message.vi.length).toBeGreaterThan(3);
    }
  });
});
