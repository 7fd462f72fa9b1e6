import {
  type AnyActorScope,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  createActor,
  createMachine,
} from 'xstate';
import type { Definition } from '../definition/model.js';
import { deadlineEvent, machineConfig, marks } from './machine-config.js';
import { type State, type StateValue, stateText, stateValue } from './state-value.js';
import { type Holds, refused, type StepEvent, type Stepped, type Stepper } from './stepper.js';

/** The stepper of Node's door: the machine's own pure transition, which is what XState's `transition` calls. */
export const xstateStepper: Stepper = (definition, state, event, holds) => {
  const { machine, inert } = machineOf(definition);
  const executed: Executed[] = [];
  const scope: AnyActorScope = { ...inert, actionExecutor: action => executed.push(action) };
  if (state === undefined) return stepped('', machine.getInitialSnapshot(scope, { holds }), executed);
  const snapshot = machine.resolveState({ value: stateValue(state), context: { holds } });
  if (snapshot.status === 'done') return refused(state, true);
  return stepped(state, machine.transition(snapshot, { type: typeOf(event) }, scope), executed);
};

/** The event as the machine knows it. */
const typeOf = (event: StepEvent): string =>
  'name' in event ? event.name : 'after' in event ? deadlineEvent(event.after) : '';

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

const machines = new WeakMap<Definition, Machine>();

/** XState prepares a machine when it first steps; the machine is kept beside the frozen definition, not in it. */
function machineOf(definition: Definition): Machine {
  const known = machines.get(definition);
  if (known) return known;
  const { workflow, guards } = definition;
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
  machines.set(definition, made);
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
