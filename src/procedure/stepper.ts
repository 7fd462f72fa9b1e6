import type { Definition } from '../definition/model.js';
import type { State } from './state-value.js';

/** What may happen to a workflow: an event, the end of a deadline, or its start at filing. */
export type StepEvent = { readonly name: string } | { readonly after: string } | { readonly start: true };

/** Whether a guard holds. Anything but exactly `true` is a no. */
export type Holds = (guard: string) => unknown;

export interface Stepped {
  /** A transition was taken; one without a target is recorded and moves nothing. */
  readonly moved: boolean;
  readonly state: State;
  /** State ids, in the order they were entered and left. */
  readonly entered: readonly string[];
  readonly left: readonly string[];
  /** Names of effects in the order of XState: exits, transition, entries. */
  readonly actions: readonly string[];
  /** A final state of the whole workflow was reached. */
  readonly done: boolean;
}

/**
 * Takes an event a state handles, or the start. Two of them come to the same: XState's own transition, and a walk over
 * the flat graph, which needs no engine.
 * @throws Error when a thousand eventless steps come to no rest, or the state is not one of this workflow
 */
export type Stepper = (
  definition: Definition,
  state: State | undefined,
  event: StepEvent,
  holds: Holds,
) => Stepped;

/** No transition was taken. */
export const refused = (state: State, done: boolean): Stepped => ({
  moved: false,
  state,
  entered: [],
  left: [],
  actions: [],
  done,
});
