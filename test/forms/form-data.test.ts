import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepTyped } from '../../src/forms/keep-typed.js';
import { editDraft, jsonForms, rjsf } from '../../src/forms.js';
import { type Draft, fill } from '../../src/node.js';
import { setAt, valueAt } from '../../src/procedure/path.js';
import { jsonEqual } from '../../src/value/json-equal.js';
import { context, everyKind, everyKindTyped } from '../browser/every-kind.js';
import { exampleWorlds } from '../browser/worlds.js';

const emptyDraft: Draft = { answers: {}, lookups: {}, documents: {} };
const worlds = await exampleWorlds();
const onRecord = worlds.find(({ name }) => name.endsWith('everything-on-record'))!;

/** The page's data after something was written into it. */
const written = (data: unknown, path: readonly string[], value: unknown): Record<string, unknown> => {
  const copy = structuredClone(data) as Record<string, unknown>;
  setAt(copy, path, value);
  return copy;
};

describe('a page and its draft', () => {
  test.each([
    ...worlds.map(({ name, ...world }) => [name, world] as const),
    ['every kind', { procedure: everyKind, draft: everyKindTyped, context }] as const,
  ])('%s: drawn and untouched, the draft is the same one', (_, { procedure, draft, context }) => {
    const filled = fill(procedure, draft, context);
    expect(editDraft(procedure, draft, filled, rjsf(procedure, filled, { draft }).formData)).toBe(draft);
    expect(editDraft(procedure, draft, filled, jsonForms(procedure, filled, { draft }).data)).toBe(draft);
  });

  const fields = onRecord.procedure.definition.fields;
  const values = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom(undefined, null, true, 7, [], ['a'], {}, { detail: ' Số 1 ', province: '01' }),
    fc.constantFrom('again', 'mother', 'motherOnly', '001091000101', '2026-04-01'),
  );
  const edits = fc.array(fc.tuple(fc.constantFrom(...fields), values), { maxLength: 8 });

  test('any edits: drawn again the page is as it was left, locked values stay, hidden ones are not in it', () => {
    const { procedure, context } = onRecord;
    const started = { ...emptyDraft, lookups: onRecord.draft.lookups };
    const run = fc.property(fc.constantFrom(started, onRecord.draft), edits, (begun, steps) => {
      let draft: Draft = begun;
      for (const [field, value] of steps) {
        const filled = fill(procedure, draft, context);
        const { formData } = rjsf(procedure, filled, { draft });
        draft = editDraft(procedure, draft, filled, written(formData, field.path, value));
        const next = fill(procedure, draft, context);
        const drawn = rjsf(procedure, next, { draft }).formData;
        expect(editDraft(procedure, draft, next, drawn)).toBe(draft);
        next.fields.forEach(({ shown, locked, value: model }, index) => {
          const there = valueAt(drawn, fields[index]!.path);
          if (!shown) expect(there).toBeUndefined();
          if (locked) expect(there).toEqual(model);
          expect(procedure.form.plan.shapes[index]!.tidy(there)).toEqual(model);
        });
      }
    });
    fc.assert(run, { numRuns: 40 });
  });

  test('what a page writes into a locked, a computed or a hidden field is no answer', () => {
    const { procedure, draft, context } = onRecord;
    const filled = fill(procedure, draft, context);
    const { formData } = rjsf(procedure, filled, { draft });
    const barred = fields.filter((field, index) => {
      const { shown, locked } = filled.fields[index]!;
      return !shown || locked || field.computed;
    });
    expect(barred.length).toBeGreaterThan(15);
    for (const { path } of barred)
      expect(editDraft(procedure, draft, filled, written(formData, path, 'x'))).toBe(draft);
  });

  test.each([
    ['a value typed over a prefilled one', ['requester', 'phone'], '0912345678', '0912345678'],
    ['a prefilled value emptied stays empty', ['requester', 'phone'], undefined, ''],
    ['an empty string is empty', ['requester', 'phone'], '', ''],
    [
      'a part of a whole field',
      ['requester', 'residence'],
      { province: '01', detail: undefined },
      { province: '01' },
    ],
  ])('%s', (_, path, value, answer) => {
    const { procedure, context } = onRecord;
    const draft = { ...emptyDraft, lookups: onRecord.draft.lookups };
    const filled = fill(procedure, draft, context);
    const edited = editDraft(procedure, draft, filled, written(filled.form, path, value));
    expect(valueAt(edited.answers, path)).toEqual(answer);
    expect(edited.lookups).toBe(draft.lookups);
  });

  test('an added row stays while nothing is written into it', () => {
    const filled = fill(everyKind, emptyDraft, context);
    const draft = editDraft(everyKind, emptyDraft, filled, { tags: [undefined], vessels: [{}] });
    const next = fill(everyKind, draft, context);
    expect(next.form).toEqual({});
    expect(rjsf(everyKind, next, { draft }).formData).toEqual({ tags: [undefined], vessels: [{}] });
  });
});

describe('what is typed while a page is drawn anew', () => {
  const { procedure, context } = onRecord;
  const asked = { ...emptyDraft };
  const answered = { ...emptyDraft, lookups: onRecord.draft.lookups };
  const drawnFrom = (draft: Draft) => ({ draft, filled: fill(procedure, draft, context) });
  const reduce = (state: object, action: object) =>
    'data' in action ? { ...state, data: action.data } : { ...state };
  const update = (data: unknown) => ({ type: 'jsonforms/UPDATE_CORE', data });

  /** The screen after a page drawn from one draft, then typed into, is drawn anew from another. */
  function screen(before: Draft, typed: (data: object) => object, after: Draft): unknown {
    const [first, second] = [drawnFrom(before), drawnFrom(after)];
    const given = jsonForms(procedure, first.filled, { draft: before }).data;
    const begun = keepTyped(procedure, first)({} as object, { type: 'jsonforms/INIT', data: given }, reduce);
    const onScreen = { ...begun, data: typed(given) };
    const next = jsonForms(procedure, second.filled, { draft: after }).data;
    return (keepTyped(procedure, second)(onScreen, update(next), reduce) as { data: unknown }).data;
  }

  test('stays, beside what came', () => {
    const typed = (data: object) => written(data, ['child', 'fullName'], 'Lê A');
    const filled = drawnFrom(answered).filled.form;
    expect(screen(asked, typed, answered)).toEqual(written(filled, ['child', 'fullName'], 'Lê A'));
  });

  test('told late, when the page is drawn anew already, says nothing of what came in between', () => {
    const [first, second] = [drawnFrom(asked), drawnFrom(answered)];
    const given = jsonForms(procedure, first.filled, { draft: asked }).data;
    const begun = keepTyped(procedure, first)({} as object, { type: 'jsonforms/INIT', data: given }, reduce);
    const typed = written(given, ['child', 'fullName'], 'Lê A');
    keepTyped(procedure, first)(begun, { type: 'jsonforms/UPDATE', data: typed } as never, reduce);
    expect(Object.keys(second.filled.form.requester as object)).toContain('phone');
    const { answers } = editDraft(procedure, answered, second.filled, typed);
    expect(answers).toEqual({ ...answered.answers, child: { fullName: 'Lê A' } });
  });

  test('gives way where the field is now locked', () => {
    const typed = (data: object) => written(data, ['requester', 'fullName'], 'Ai đó');
    expect(screen(asked, typed, answered)).toEqual(drawnFrom(answered).filled.form);
  });

  test('is the same object when the page says nothing new, so that nothing is told again', () => {
    const draft = { ...asked, answers: { child: { fullName: 'Lê ' } } };
    const data = {
      requester: { personId: '001091000101', fullName: 'Lê Quang Minh' },
      child: { fullName: 'Lê ' },
    };
    const kept = screen(asked, () => data, draft);
    expect(jsonEqual(kept, data)).toBe(true);
    expect(kept).toBe(data);
  });

  test('emptied, it stays empty', () => {
    const typed = (data: object) => written(data, ['requester', 'phone'], undefined);
    const kept = screen(answered, typed, answered) as { requester: object };
    expect(Object.entries(kept.requester)).toContainEqual(['phone', undefined]);
  });
});
