import type { Draft } from '../procedure/draft.js';
import type { Filled } from '../procedure/filled.js';
import { isRecord, setAt, valueAt } from '../procedure/path.js';
import type { Procedure } from '../procedure/procedure.js';
import { isAdded } from '../procedure/row-seats.js';
import { jsonEqual } from '../value/json-equal.js';
import { originOf } from './drawn-from.js';
import { type Place, placesOf } from './places.js';

type Data = Readonly<Record<string, unknown>>;

/**
 * The data a page draws: what would be filed, so that hidden and empty values are absent; of a list its rows by their
 * names, each with its box. Where an answer of the draft decides a field, it stands as it was typed: `"An "` is not cut
 * to `"An"` under the fingers of whoever types on.
 */
export function formData(procedure: Procedure, filled: Filled, draft: Draft | undefined): Data {
  const data: Record<string, unknown> = {};
  for (const place of placesOf(procedure, filled)) {
    const value = shownValue(place, draft);
    if (value !== undefined) setAt(data, place.at, value);
  }
  return data;
}

/**
 * The draft after a page changed its data: each field that is shown and not locked, and now holds something else than
 * the page was given, is an answer; one that was emptied is empty on purpose. A row whose box was ticked is in the
 * list, one whose box was cleared is taken out. The same draft when nothing changed.
 * @param filled the form the page was drawn from; of a page of JSON Forms it is known what its data was drawn from
 * @param data the page's data, nested like the form with rows by their names; `undefined` is absent
 */
export function editDraft(procedure: Procedure, draft: Draft, filled: Filled, data: unknown): Draft {
  const before = originOf(data) ?? { draft, filled };
  const changes = pageChanges(procedure, before.draft, before.filled, data);
  if (changes.length === 0) return draft;
  const answers = changes.reduce<Data>((all, change) => {
    const { answer, also } = change.place;
    const changed = withValue(all, answer, answerOf(change, all));
    // Its record would be listed again under its own key.
    return also && !change.given ? withValue(changed, also, '') : changed;
  }, draft.answers);
  return { ...draft, answers };
}

/** What a page says anew at a place; `undefined` where it says nothing any more. */
interface Change {
  readonly place: Place;
  readonly given: unknown;
}

/** What a page's data says otherwise than it was given. Of a row that is not in the list, no more than that. */
export function pageChanges(
  procedure: Procedure,
  draft: Draft,
  filled: Filled,
  data: unknown,
): readonly Change[] {
  return placesOf(procedure, filled)
    .filter(({ isOpen, row }) => isOpen && (!row || valueAt(data, row) === true))
    .map(place => ({ place, given: givenAt(place, data) }))
    .filter(({ place, given }) => !jsonEqual(given, shownValue(place, draft)));
}

function givenAt({ at, isBox }: Place, data: unknown): unknown {
  const value = valueAt(data, at);
  return isBox ? value === true || undefined : present(value);
}

function answerOf({ place: { answer, isBox, inside = [] }, given }: Change, answers: Data): unknown {
  if (!isBox) return given ?? '';
  const entry = valueAt(answers, answer);
  if (given) return isRecord(entry) ? entry : entry === '' ? takenBack(inside) : {};
  const isBlank = isAdded(answer.at(-1)!) && isRecord(entry) && Object.keys(entry).length === 0;
  return isBlank ? undefined : '';
}

/** A row put back follows its registry again, whatever was answered in it and saved before it was taken out. */
function takenBack(paths: readonly (readonly string[])[]): Data {
  const answers: Record<string, unknown> = {};
  for (const path of paths) setAt(answers, path, null);
  return answers;
}

/** The same tree with another value at a path; without it where the value is `undefined`. */
function withValue(tree: unknown, [name = '', ...rest]: readonly string[], value: unknown): Data {
  const { [name]: _, ...others } = isRecord(tree) ? tree : {};
  if (value === undefined && rest.length === 0) return others;
  return { ...others, [name]: rest.length === 0 ? value : withValue(valueAt(tree, [name]), rest, value) };
}

function shownValue({ answer, isBox, stand, tidy }: Place, draft: Draft | undefined): unknown {
  const { shown, locked, value } = stand;
  if (!shown || locked || isBox) return value;
  const typed = present(valueAt(draft?.answers, answer));
  return typed !== undefined && jsonEqual(tidy(typed), value) ? typed : value;
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
