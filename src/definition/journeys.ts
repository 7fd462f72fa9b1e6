import type { FlatWorkflow } from './graph.js';
import { SOMEWHERE, type Step, Walk } from './walk.js';

/** A state from which the end cannot be reached, with the shortest way there and round. */
export interface Trap {
  readonly state: string;
  /** States and events in turn: `reception → requestSupplement → awaiting → supplement → reception`. */
  readonly trace: readonly string[];
}

export interface Journeys {
  /** Leaves that can be rested in, nearest first. */
  readonly reachable: ReadonlySet<string>;
  /** Reachable leaves that are not final and that nothing leaves. */
  readonly deadEnds: readonly string[];
  /** One trap for each group of states that lead only to one another. */
  readonly traps: readonly Trap[];
  readonly walk: Walk;
}

/** Where a workflow can go and whether it ends there. */
export function journeysOf(flow: FlatWorkflow): Journeys {
  const walk = new Walk(flow);
  const ways = shortestWays(walk);
  const reachable = new Set(ways.keys());
  const deadEnds = [...reachable].filter(id => isDeadEnd(walk, id));
  const safe = endingStates(walk, reachable, new Set(deadEnds));
  const stuck = [...reachable].filter(id => !safe.has(id));
  return { reachable, deadEnds, traps: trapsOf(walk, ways, stuck), walk };
}

type Ways = ReadonlyMap<string, readonly string[]>;

/** By leaf, the shortest trace that leads there. */
function shortestWays(walk: Walk, from: readonly string[] = walk.start): Ways {
  const ways = new Map<string, readonly string[]>(from.map(id => [id, [id]]));
  for (const [id, way] of ways) {
    for (const { to, by } of walk.steps(id))
      if (!ways.has(to)) ways.set(to, [...way, ...(by ? [by] : []), to]);
  }
  return ways;
}

const isEnd = (walk: Walk, id: string): boolean =>
  id === SOMEWHERE || (walk.state(id)?.type === 'final' && !id.includes('.'));

/** A final state inside another ends that one; only a leaf that nobody leaves is a dead end. */
function isDeadEnd(walk: Walk, id: string): boolean {
  if (isEnd(walk, id) || walk.state(id)?.type === 'history') return false;
  return walk.steps(id).every(({ to }) => to === id);
}

function endingStates(
  walk: Walk,
  reachable: ReadonlySet<string>,
  deadEnds: ReadonlySet<string>,
): ReadonlySet<string> {
  const before = new Map<string, string[]>();
  for (const id of reachable) {
    for (const { to } of walk.steps(id)) before.set(to, [...(before.get(to) ?? []), id]);
  }
  const safe = new Set([...reachable].filter(id => isEnd(walk, id) || deadEnds.has(id)));
  for (const id of safe) for (const earlier of before.get(id) ?? []) safe.add(earlier);
  return safe;
}

/** The first state of each group that is reached; what only leads into a group already named is not named again. */
function trapsOf(walk: Walk, ways: Ways, stuck: readonly string[]): readonly Trap[] {
  const traps: Trap[] = [];
  const told = new Set<string>();
  for (const state of stuck) {
    const around = shortestWays(walk, [state]);
    if ([...around.keys()].some(id => told.has(id))) continue;
    for (const id of around.keys()) told.add(id);
    traps.push({ state, trace: [...(ways.get(state) ?? [state]), ...roundTrip(walk, state, around)] });
  }
  return traps;
}

/** From a state back to itself, or to the first state seen twice. */
function roundTrip(walk: Walk, state: string, around: Ways): readonly string[] {
  for (const [id, way] of around) {
    const back: Step | undefined = walk
      .steps(id)
      .find(({ to }) => way.includes(to) && (to !== id || way.length > 1));
    if (back) return [...way.slice(1), ...(back.by ? [back.by] : []), back.to];
  }
  return [state];
}
