import {
  type AnyActorScope,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  createActor,
  createMachine,
} from 'xstate';
import { deadlineEvent, machineConfig, marks } from './machine-config.js';
import type { Procedure } from './procedure.js';
import { deadlinesHere, eventsHere, type State, type StateValue, stateText, stateValue } from './state.js';

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
 * One step of the workflow, by the machine's own pure transition, which is what XState's `transition` calls. Only events the definition names at this state are
 * handed over, so that no `xstate.*` event comes from outside.
 * @throws Error when a thousand eventless steps come to no rest, or the state is not one of this workflow
 */
export function step(
  procedure: Procedure,
  state: State | undefined,
  event: StepEvent,
  holds: Holds,
): Stepped {
  const { machine, inert } = machineOf(procedure);
  const executed: Executed[] = [];
  const scope: AnyActorScope = { ...inert, actionExecutor: action => executed.push(action) };
  if ('start' in event) return stepped('', machine.getInitialSnapshot(scope, { holds }), executed);
  if (state === undefined) throw new Error('a workflow that has not started takes no event');
  const snapshot = machine.resolveState({ value: stateValue(state), context: { holds } });
  const type = typeHere(procedure, state, event);
  if (type === undefined || snapshot.status === 'done') return refused(state, snapshot.status === 'done');
  return stepped(state, machine.transition(snapshot, { type }, scope), executed);
}

/** The event as the machine knows it, if the state handles it at all. */
function typeHere(
  procedure: Procedure,
  state: State,
  event: Exclude<StepEvent, { start: true }>,
): string | undefined {
  if ('name' in event) return eventsHere(procedure, state).includes(event.name) ? event.name : undefined;
  return deadlinesHere(procedure, state).includes(event.after) ? deadlineEvent(event.after) : undefined;
}

const refused = (state: State, done: boolean): Stepped => ({
  moved: false,
  state,
  entered: [],
  left: [],
  actions: [],
  done,
});

interface Executed {
  readonly type: string;
  readonly params: unknown;
}

function stepped(before: State, next: AnyMachineSnapshot, executed: readonly Executed[]): Stepped {
  const markedIds = (mark: string) =>
    executed.filter(({ type }) => type === mark).map(({ params }) => (params as { readonly id: string }).id);
  const done = next.status === 'done';
  if (before !== '' && !executed.some(({ type }) => type === marks.take)) return refused(before, done);
  return {
    moved: true,
    state: stateText(next.value as StateValue),
    entered: markedIds(marks.enter),
    left: markedIds(marks.leave),
    actions: executed.map(({ type }) => type).filter(type => !type.startsWith('@')),
    done,
  };
}

/** What a machine knows: who answers its guards. Form data stays outside. */
interface Context {
  readonly holds: Holds | undefined;
}

interface Machine {
  readonly machine: AnyStateMachine;
  readonly inert: AnyActorScope;
}

const machines = new WeakMap<Procedure, Machine>();

/** XState prepares a machine when it first steps; the machine is kept beside the frozen procedure, not in it. */
function machineOf(procedure: Procedure): Machine {
  const known = machines.get(procedure);
  if (known) return known;
  const { workflow, guards } = procedure.definition;
  // The actor of the inert scope is made without input: nobody answers there, and nothing holds.
  const context = ({ input }: { input?: Context }): Context => ({ holds: input?.holds });
  const answers = Object.keys(guards).map(name => [
    name,
    (at: { context: Context }) => at.context.holds?.(name) === true,
  ]);
  const machine = createMachine(
    { ...machineConfig(workflow), context } as never,
    { guards: Object.fromEntries(answers) } as never,
  );
  const made = { machine, inert: inertScope(machine) };
  machines.set(procedure, made);
  return made;
}

/**
 * Where a step of the machine may be taken without anything being run: an actor that never starts. XState's
 * `transition` makes one for each step, half of the step's cost; a machine of a definition invokes and spawns nothing,
 * so that no step leaves anything in it.
 */
function inertScope(machine: AnyStateMachine): AnyActorScope {
  const self = createActor(machine);
  const nothing = () => {};
  return {
    self,
    system: self.system,
    id: '',
    sessionId: '',
    logger: nothing,
    defer: nothing,
    emit: nothing,
    stopChild: nothing,
    actionExecutor: nothing,
  };
}
