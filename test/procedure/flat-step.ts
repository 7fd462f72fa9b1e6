import type { Graph, StateNode, Transition } from '../../src/definition/model.js';
import type { Holds, StepEvent, Stepped } from '../../src/procedure/workflow.js';

/** What one walk over the flat graph has done so far. */
interface Walked {
  leaf: string;
  readonly entered: string[];
  readonly left: string[];
  readonly actions: string[];
}

/** A step over the flattened graph, written from XState's documentation, for machines without parallel states. */
export function flatStep(graph: Graph, state: string | undefined, event: StepEvent, holds: Holds): Stepped {
  const walked: Walked = { leaf: state ?? '', entered: [], left: [], actions: [] };
  const node = (id: string): StateNode | undefined => graph.states.find(each => each.id === id);
  const isOver = () => node(walked.leaf)?.type === 'final' && !walked.leaf.includes('.');
  const done = () => ({
    moved: true,
    state: walked.leaf,
    entered: walked.entered,
    left: walked.left,
    actions: walked.actions,
    done: isOver(),
  });

  if (state === undefined) enter(graph, walked, '', graph.initial);
  else {
    const taken = isOver() ? undefined : select(graph, walked.leaf, each => matches(each, event), holds);
    if (!taken) return { ...done(), moved: false };
    take(graph, walked, taken);
  }
  settle(graph, walked, holds);
  return done();
}

function settle(graph: Graph, walked: Walked, holds: Holds): void {
  // An ended state is announced once, when its final child is entered, as an event of its own.
  const ended = () =>
    graph.states.find(({ id }) => id === walked.leaf)?.type === 'final' ? parentOf(walked.leaf) : '';
  let announced = walked.entered.includes(walked.leaf) ? ended() : '';
  for (;;) {
    const always = select(graph, walked.leaf, each => each.kind === 'always', holds);
    const done =
      always || announced === ''
        ? undefined
        : select(graph, announced, each => each.kind === 'done' && each.source === announced, holds);
    if (!always) announced = '';
    const next = always ?? done;
    if (!next) return;
    const before = walked.entered.length;
    take(graph, walked, next);
    if (walked.entered.slice(before).includes(walked.leaf)) announced = ended();
  }
}

const parentOf = (id: string): string => id.slice(0, Math.max(0, id.lastIndexOf('.')));

const outward = (leaf: string): readonly string[] =>
  leaf === '' ? [''] : [leaf, ...outward(parentOf(leaf))];

const matches = ({ kind, name }: Transition, event: StepEvent): boolean =>
  ('name' in event && kind === 'on' && name === event.name) ||
  ('after' in event && kind === 'after' && name === event.after);

/** Innermost first, then in the order they are written. */
function select(
  graph: Graph,
  leaf: string,
  wanted: (each: Transition) => boolean,
  holds: Holds,
): Transition | undefined {
  return outward(leaf)
    .flatMap(id => graph.transitions.filter(each => each.source === id && wanted(each)))
    .find(({ guard }) => guard === undefined || holds(guard) === true);
}

function take(graph: Graph, walked: Walked, { source, targets, actions }: Transition): void {
  const [target] = targets;
  if (target === undefined) {
    walked.actions.push(...actions);
    return;
  }
  const stays = target === source || source === '' || target.startsWith(`${source}.`);
  const domain = stays
    ? source
    : outward(source).find(id => id !== source && (id === '' || target.startsWith(`${id}.`)))!;
  // The leaf a state rests in is left even when the state itself is not.
  for (const id of outward(walked.leaf)) {
    if (id === domain) break;
    walked.left.push(id);
    walked.actions.push(...(graph.states.find(each => each.id === id)?.exit ?? []));
  }
  walked.actions.push(...actions);
  if (target === domain) enterInside(graph, walked, domain);
  else enter(graph, walked, domain, target);
}

/** Enters everything between a state that is active and a target, then the target's initial states. */
function enter(graph: Graph, walked: Walked, from: string, target: string): void {
  for (const id of outward(target)
    .filter(id => id.length > from.length)
    .reverse()) {
    walked.entered.push(id);
    walked.actions.push(...(graph.states.find(each => each.id === id)?.entry ?? []));
  }
  enterInside(graph, walked, target);
}

function enterInside(graph: Graph, walked: Walked, id: string): void {
  const initial = graph.states.find(each => each.id === id)?.initial;
  if (initial === undefined) walked.leaf = id;
  else enter(graph, walked, id, `${id}.${initial}`);
}
