import type { Definition, Graph, StateNode, Transition } from '../definition/model.js';
import type { Procedure } from './procedure.js';

/**
 * Where a dossier stands in its workflow, as text: ids of the active leaves (`work.examination`), joined by `|`
 * where states run in parallel.
 */
export type State = string;

/** XState's own form of a state. */
export type StateValue = string | { readonly [name: string]: StateValue };

/** The text of a state value. */
export const stateText = (value: StateValue): State => leavesOf(value).join('|');

function leavesOf(value: StateValue): readonly string[] {
  if (typeof value === 'string') return [value];
  return Object.entries(value).flatMap(([name, inner]) => {
    const leaves = leavesOf(inner);
    return leaves.length === 0 ? [name] : leaves.map(leaf => `${name}.${leaf}`);
  });
}

/** The state value of a text. */
export function stateValue(state: State): StateValue {
  const leaves = state.split('|').map(leaf => leaf.split('.'));
  return nested(leaves);
}

function nested(leaves: readonly (readonly string[])[]): StateValue {
  const [only] = leaves;
  if (leaves.length === 1 && only?.length === 1) return only[0]!;
  const heads = [...new Set(leaves.map(leaf => leaf[0]!))];
  const inside = (head: string) =>
    leaves.filter(leaf => leaf[0] === head && leaf.length > 1).map(leaf => leaf.slice(1));
  return Object.fromEntries(heads.map(head => [head, inside(head).length === 0 ? {} : nested(inside(head))]));
}

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
