import type { Procedure } from './procedure.js';
import { deadlinesHere, eventsHere, isOver, isState, type State } from './state.js';
import { type Holds, refused, type StepEvent, type Stepped } from './stepper.js';

/**
 * One step of the workflow. Only events the definition names at this state are handed over, so that no `xstate.*` event
 * comes from outside.
 * @throws Error as the stepper does, and when the workflow has not started
 */
export function step(
  procedure: Procedure,
  state: State | undefined,
  event: StepEvent,
  holds: Holds,
): Stepped {
  const { stepper, definition } = procedure;
  if ('start' in event) return stepper(definition, undefined, event, holds);
  if (state === undefined) throw new Error('a workflow that has not started takes no event');
  if (!isState(procedure, state)) throw new Error(`${state} is no state of ${procedure.code}`);
  const here =
    'name' in event
      ? eventsHere(procedure, state).includes(event.name)
      : deadlinesHere(procedure, state).includes(event.after);
  return here ? stepper(definition, state, event, holds) : refused(state, isOver(procedure, state));
}
