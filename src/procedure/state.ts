import type { Definition, Graph, StateNode, Transition } from '../definition/model.js';
import type { Procedure } from './procedure.js';
import type { State } from './state-value.js';

export type { State } from './state-value.js';

/** Active states, each leaf followed by the states around it, from the inside out. */
export function activeStates(state: State): readonly string[] {
  const ids = state.split('|').flatMap(leaf => {
    const keys = leaf.split('.');
    return keys.map((_, i) => keys.slice(0, keys.length - i).join('.'));
  });
  return [...new Set(ids)];
}

/** The national status 1–10 of a state, read from the active leaf outward. */
export const statusOf = ({ definition }: Procedure, state: State): number | undefined =>
  readOutward(definition, state, node => node.status);

/** Whether a text names leaves of this workflow. */
export const isState = ({ definition: { graph } }: Procedure, state: State): boolean =>
  state.split('|').every(leaf => graph.states.some(({ id }) => id === leaf));

/** Whether the whole workflow has ended. */
export const isOver = ({ definition: { graph } }: Procedure, state: State): boolean =>
  !state.includes('.') && graph.states.find(({ id }) => id === state)?.type === 'final';

/** Whose turn it is: a role, `applicant` or `system`. */
export const turnOf = ({ definition }: Procedure, state: State): string | undefined =>
  readOutward(definition, state, node => node.turn);

function readOutward<T>(
  { graph }: Definition,
  state: State,
  read: (node: StateNode) => T | undefined,
): T | undefined {
  for (const id of activeStates(state)) {
    const node = graph.states.find(each => each.id === id);
    const value = node && read(node);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Names of the events the active states and those around them handle, innermost first. */
export const eventsHere = (procedure: Procedure, state: State): readonly string[] => [
  ...new Set(transitionsHere(procedure, state, 'on').map(({ name }) => name)),
];

/** Guards on what an event does here: where it was refused, one of these did not hold. */
export const guardsHere = (procedure: Procedure, state: State, event: string): readonly string[] => [
  ...new Set(
    transitionsHere(procedure, state, 'on').flatMap(({ name, guard }) =>
      name === event && guard ? [guard] : [],
    ),
  ),
];

/** Names of the deadlines whose end would be taken here. */
export const deadlinesHere = (procedure: Procedure, state: State): readonly string[] => [
  ...new Set(transitionsHere(procedure, state, 'after').map(({ name }) => name)),
];

/** Id of the workflow itself, whose own transitions hold everywhere. */
const WORKFLOW = '';

function transitionsHere(
  { definition: { graph } }: Procedure,
  state: State,
  kind: Transition['kind'],
): readonly Transition[] {
  const sources = sourcesOf(graph);
  return [...activeStates(state), WORKFLOW].flatMap(id =>
    (sources.get(id) ?? []).filter(each => each.kind === kind),
  );
}

const indexed = new WeakMap<Graph, ReadonlyMap<string, readonly Transition[]>>();

/** Transitions by the state they leave from; a frozen graph is indexed once. */
function sourcesOf(graph: Graph): ReadonlyMap<string, readonly Transition[]> {
  const known = indexed.get(graph);
  if (known) return known;
  const sources = new Map<string, Transition[]>();
  for (const transition of graph.transitions) {
    const list = sources.get(transition.source);
    if (list) list.push(transition);
    else sources.set(transition.source, [transition]);
  }
  indexed.set(graph, sources);
  return sources;
}
