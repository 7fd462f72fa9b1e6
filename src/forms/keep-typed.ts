import type { Filled } from '../procedure/filled.js';
import { setAt } from '../procedure/path.js';
import type { Procedure } from '../procedure/procedure.js';
import { pointerOf } from '../source/pointer.js';
import { jsonEqual } from '../value/json-equal.js';
import { type DrawnFrom, noteOrigin } from './drawn-from.js';
import { formData, pageChanges } from './form-data.js';
import { placesOf } from './places.js';

/** The state of JSON Forms, with what its data was drawn from. */
interface Core {
  readonly data: unknown;
  readonly drawnFrom?: DrawnFrom;
}

/** A `middleware` of JSON Forms. */
export type KeepTyped = <State, Action extends { readonly type: string }>(
  state: State,
  action: Action,
  reduce: (state: State, action: Action) => State,
) => State;

/**
 * JSON Forms tells of a change ten milliseconds after it, and takes the page's data in place of its own. Whoever types
 * while a registry answers, or on a slow phone, would lose letters. So what is on the screen and not yet told stays
 * there when a page is drawn anew, wherever the new form still lets a person write; and what it tells only once the
 * page is drawn anew is known to be of the page before, in which a registry's answer was not yet to be seen.
 */
export function keepTyped(procedure: Procedure, drawnFrom: DrawnFrom): KeepTyped {
  return (state, action, reduce) => {
    const { data, drawnFrom: before } = state as unknown as Core;
    if (action.type !== 'jsonforms/UPDATE_CORE' || !before)
      return from(before ?? drawnFrom, reduce(state, action));
    const merged = withTyped(procedure, drawnFrom, before.filled, data);
    return from(drawnFrom, reduce(state, { ...action, data: jsonEqual(merged, data) ? data : merged }));
  };
}

function from<State>(drawnFrom: DrawnFrom, state: State): State {
  noteOrigin((state as unknown as Core).data, drawnFrom);
  return { ...state, drawnFrom };
}

function withTyped(
  procedure: Procedure,
  { filled, draft }: DrawnFrom,
  before: Filled,
  onScreen: unknown,
): unknown {
  const data = { ...formData(procedure, filled, draft) };
  const open = new Set(
    placesOf(procedure, filled)
      .filter(({ isOpen }) => isOpen)
      .map(({ at }) => pointerOf(at)),
  );
  for (const { place, given } of pageChanges(procedure, draft, before, onScreen))
    if (open.has(pointerOf(place.at))) setAt(data, place.at, given);
  return data;
}
