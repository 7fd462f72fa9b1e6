import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { Deadline, Definition } from '../definition/model.js';
import {
  type AmountOf,
  type Clock,
  extendClock,
  fireClock,
  isPending,
  pauseClock,
  resumeClock,
  startClock,
  stopClock,
} from './clock.js';
import type { Procedure } from './procedure.js';
import { activeStates, deadlinesHere, type State } from './state.js';

/** Every clock that ever started, by the name of its deadline. */
export type Clocks = Readonly<Record<string, Clock>>;

/** One step of a workflow as its deadlines see it. */
export interface Change {
  readonly event?: string;
  /** The deadline whose end this step takes. */
  readonly fired?: string;
  readonly entered: readonly string[];
  readonly left: readonly string[];
  /** Where the workflow stood before and stands now; no state before it started. */
  readonly before?: State | undefined;
  readonly active: State;
  /** The workflow is over: every clock stops. */
  readonly done?: boolean;
  readonly at: string;
  readonly amountOf: AmountOf;
}

/** A durable timer: deadline `name` ends at `at`. */
export interface DeadlineTimer {
  readonly name: string;
  readonly at: string;
}

export interface Advanced {
  readonly clocks: Clocks;
  readonly set: readonly DeadlineTimer[];
  readonly clear: readonly string[];
}

/**
 * Moves every clock by one step. In this order a clock is stopped, started or restarted, granted its longer limit,
 * and paused or resumed by where the workflow now stands. A due instant moves only by a pause, a longer limit or
 * a restart. A deadline whose amount cannot be told does not start: an expression that fails must not hold the
 * dossier still.
 * @throws RangeError when an amount is a number the calendar cannot count
 */
export function advance(procedure: Procedure, clocks: Clocks, change: Change): Advanced {
  const { definition, calendar } = procedure;
  const moved: Record<string, Clock> = {};
  for (const deadline of Object.values(definition.deadlines)) {
    const before = clocks[deadline.name];
    const clock = moveClock(definition, calendar, deadline, before, change);
    const fired = change.fired === deadline.name && clock && isRunning(clock) && before;
    if (clock) moved[deadline.name] = fired ? fireClock(clock, before.dueAt) : clock;
  }
  const timers = change.done ? {} : timersOf(procedure, moved, change.active);
  const before = change.before === undefined ? {} : timersOf(procedure, clocks, change.before);
  return { clocks: moved, ...difference(before, timers) };
}

function moveClock(
  definition: Definition,
  calendar: WorkingCalendar,
  deadline: Deadline,
  clock: Clock | undefined,
  change: Change,
): Clock | undefined {
  const { event, at, amountOf } = change;
  let now = clock && isRunning(clock) && stops(definition, deadline, change) ? stopClock(clock, at) : clock;
  const restarts =
    now !== undefined && isRunning(now) && event !== undefined && deadline.restartedBy.includes(event);
  if (restarts || (starts(definition, deadline, change) && !(now && isRunning(now)))) {
    now = startClock(calendar, deadline, at, amountOf) ?? now;
  }
  if (!now || !isRunning(now)) return now;
  if (change.done) return stopClock(now, at);
  if (event !== undefined && Object.hasOwn(deadline.longer, event))
    now = extendClock(calendar, deadline, now, event);
  return pausedOrNot(calendar, deadline, now, change);
}

const isRunning = (clock: Clock): boolean => clock.stoppedAt === undefined;

function pausedOrNot(
  calendar: WorkingCalendar,
  deadline: Deadline,
  clock: Clock,
  { active, at }: Change,
): Clock {
  const paused = activeStates(active).some(id => deadline.pausedIn.includes(id));
  if (paused) return clock.pausedAt === undefined ? pauseClock(clock, at) : clock;
  return resumeClock(calendar, deadline, clock, at);
}

/** States in which a deadline without `starts` runs: those whose `after` names it. */
const homesOf = ({ graph }: Definition, { name }: Deadline): readonly string[] =>
  graph.transitions.filter(each => each.kind === 'after' && each.name === name).map(({ source }) => source);

function starts(definition: Definition, deadline: Deadline, { event, entered }: Change): boolean {
  if (deadline.starts.length === 0) return homesOf(definition, deadline).some(home => entered.includes(home));
  return deadline.starts.some(name => name === event || entered.includes(name));
}

/** By its `stops`; without one, by leaving a state whose entry starts it. */
function stops(definition: Definition, deadline: Deadline, { event, entered, left }: Change): boolean {
  if (deadline.stops.length > 0) return deadline.stops.some(name => name === event || entered.includes(name));
  const homes = deadline.starts.length === 0 ? homesOf(definition, deadline) : deadline.starts;
  return homes.some(home => left.includes(home));
}

/** Timers that must be set: a clock that runs and has not fired, whose end would be taken where the workflow stands. */
function timersOf(procedure: Procedure, clocks: Clocks, state: State): Readonly<Record<string, string>> {
  const timers: Record<string, string> = {};
  for (const name of deadlinesHere(procedure, state)) {
    const clock = clocks[name];
    if (clock && isPending(clock)) timers[name] = clock.dueAt;
  }
  return timers;
}

function difference(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): Pick<Advanced, 'set' | 'clear'> {
  return {
    set: Object.entries(after).flatMap(([name, at]) => (before[name] === at ? [] : [{ name, at }])),
    clear: Object.keys(before).filter(name => !Object.hasOwn(after, name)),
  };
}
