import type { Field } from '../definition/model.js';
import type { Draft } from '../procedure/draft.js';
import type { Filled } from '../procedure/filled.js';
import { isRecord, setAt, valueAt } from '../procedure/path.js';
import type { Procedure } from '../procedure/procedure.js';
import { jsonEqual } from '../value/json-equal.js';
import { originOf } from './drawn-from.js';
import { type FieldStand, fieldStands } from './field-states.js';

type Data = Readonly<Record<string, unknown>>;

/**
 * The data a page draws: what would be filed, so that hidden and empty values are absent. Where an answer of the draft
 * decides a field, it stands as it was typed: `"An "` is not cut to `"An"` under the fingers of whoever types on.
 */
export function formData(procedure: Procedure, filled: Filled, draft: Draft | undefined): Data {
  const data: Record<string, unknown> = {};
  const states = fieldStands(procedure, filled);
  procedure.definition.fields.forEach((field, index) => {
    const value = shownValue(procedure, states[index]!, field, index, draft);
    if (value !== undefined) setAt(data, field.path, value);
  });
  return data;
}

/**
 * The draft after a page changed its data: each field that is shown and not locked, and now holds something else than
 * the page was given, is an answer; one that was emptied is empty on purpose. The same draft when nothing changed.
 * @param filled the form the page was drawn from; of a page of JSON Forms it is known what its data was drawn from
 * @param data the page's data, nested like the form; `undefined` is absent
 */
export function editDraft(procedure: Procedure, draft: Draft, filled: Filled, data: unknown): Draft {
  const before = originOf(data) ?? { draft, filled };
  const changed = changedAnswers(procedure, before.draft, before.filled, data);
  if (changed.size === 0) return draft;
  const answers: Record<string, unknown> = {};
  for (const field of procedure.definition.fields) {
    const answer = changed.get(field) ?? valueAt(draft.answers, field.path);
    if (answer !== undefined) setAt(answers, field.path, answer);
  }
  return { ...draft, answers };
}

/** What a page's data says anew, by field; `''` where it says nothing any more. */
export function changedAnswers(
  procedure: Procedure,
  draft: Draft,
  filled: Filled,
  data: unknown,
): ReadonlyMap<Field, unknown> {
  const changed = new Map<Field, unknown>();
  const states = fieldStands(procedure, filled);
  procedure.definition.fields.forEach((field, index) => {
    const state = states[index]!;
    if (!isOpen(field, state)) return;
    const given = present(valueAt(data, field.path));
    const kept = shownValue(procedure, state, field, index, draft);
    if (!jsonEqual(given, kept)) changed.set(field, given ?? '');
  });
  return changed;
}

/** Whether a person may write into a field. */
export const isOpen = ({ computed }: Field, { shown, locked }: FieldStand): boolean =>
  shown && !locked && !computed;

function shownValue(
  { form }: Procedure,
  { shown, value, locked }: FieldStand,
  { path }: Field,
  index: number,
  draft: Draft | undefined,
): unknown {
  if (!shown || locked) return value;
  const typed = present(valueAt(draft?.answers, path));
  return typed !== undefined && jsonEqual(form.plan.shapes[index]!.tidy(typed), value) ? typed : value;
}

/** A value without what is absent from it: keys that hold `undefined`, and what is empty without them. */
function present(value: unknown): unknown {
  if (value === '' || value === null) return undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(each => present(each) ?? each);
  if (!isRecord(value)) return value;
  const members = Object.entries(value).flatMap(([name, member]): [string, unknown][] => {
    const there = present(member);
    return there === undefined ? [] : [[name, there]];
  });
  return members.length === 0 ? undefined : Object.fromEntries(members);
}
