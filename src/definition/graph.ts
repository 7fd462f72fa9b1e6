import type { Graph, StateNode, Transition } from './model.js';
import { below } from './path.js';
import { isRaw, type Raw, rawEntries, rawIn, rawOf, textIn, textsOf } from './raw.js';

/** A target no state answers to. `states` are those it could have meant. */
export interface LostTarget {
  readonly target: string;
  readonly pointer: string;
  readonly source: string;
  readonly states: readonly string[];
}

export interface FlatWorkflow {
  readonly graph: Graph;
  /** The workflow itself is parallel: it rests in all its states at once. */
  readonly parallel: boolean;
  readonly lost: readonly LostTarget[];
}

/** Flattens a workflow once, with XState's rules for targets: a sibling, `.child`, or `#id`. */
export function graphOf(workflow: Raw): FlatWorkflow {
  const states: StateNode[] = [];
  const written = new Map<string, Raw>();
  const visit = (raw: Raw, parent: StateNode | undefined, pointer: string): void => {
    for (const [key, state] of rawEntries(raw.states)) {
      const node = stateOf(state, key, parent, below(pointer, 'states', key), rawIn(workflow, 'meta'));
      states.push(node);
      written.set(node.id, state);
      visit(state, node, node.pointer);
    }
  };
  visit(workflow, undefined, '/workflow');
  const finder = new TargetFinder(states, written);
  const transitions = states.flatMap(node =>
    transitionsOf(written.get(node.id) ?? {}, node.id, node.pointer, finder),
  );
  const all = [...transitions, ...transitionsOf(workflow, '', '/workflow', finder)];
  return {
    graph: { initial: textIn(workflow, 'initial') ?? '', states, transitions: all },
    parallel: workflow.type === 'parallel',
    lost: finder.lost,
  };
}

function stateOf(
  raw: Raw,
  key: string,
  parent: StateNode | undefined,
  pointer: string,
  rootMeta: Raw,
): StateNode {
  const meta = rawIn(raw, 'meta');
  const initial = textIn(raw, 'initial');
  const status = typeof meta.status === 'number' ? meta.status : parent ? parent.status : statusIn(rootMeta);
  const turn = textIn(meta, 'turn') ?? (parent ? parent.turn : textIn(rootMeta, 'turn'));
  const title = textIn(meta, 'title');
  return {
    id: parent ? `${parent.id}.${key}` : key,
    ...(parent ? { parent: parent.id } : {}),
    type: typeOf(raw),
    ...(initial !== undefined ? { initial } : {}),
    ...(status !== undefined ? { status } : {}),
    ...(turn !== undefined ? { turn } : {}),
    ...(title !== undefined ? { title } : {}),
    entry: textsOf(raw.entry),
    exit: textsOf(raw.exit),
    pointer,
  };
}

const statusIn = (meta: Raw): number | undefined =>
  typeof meta.status === 'number' ? meta.status : undefined;

function typeOf(raw: Raw): StateNode['type'] {
  const { type } = raw;
  if (type === 'final' || type === 'parallel' || type === 'history') return type;
  return rawEntries(raw.states).length > 0 ? 'compound' : 'atomic';
}

class TargetFinder {
  readonly lost: LostTarget[] = [];
  readonly #ids: ReadonlyMap<string, string>;
  readonly #states: ReadonlySet<string>;

  constructor(states: readonly StateNode[], written: ReadonlyMap<string, Raw>) {
    this.#states = new Set(states.map(({ id }) => id));
    const named = [...written].flatMap(([state, raw]) => {
      const id = textIn(raw, 'id');
      return id === undefined ? [] : [[id, state] as const];
    });
    this.#ids = new Map(named);
  }

  find(target: string, source: string, pointer: string): readonly string[] {
    const id = this.#resolve(target, source);
    if (id !== undefined && this.#states.has(id)) return [id];
    const prefix = parentOf(source) === '' ? '' : `${parentOf(source)}.`;
    const siblings = [...this.#states]
      .filter(state => state.startsWith(prefix))
      .map(state => state.slice(prefix.length));
    this.lost.push({ target, pointer, source, states: siblings });
    return [];
  }

  #resolve(target: string, source: string): string | undefined {
    if (target.startsWith('#')) {
      const [id = '', ...rest] = target.slice(1).split('.');
      const state = this.#ids.get(id);
      return state === undefined ? undefined : [state, ...rest].join('.');
    }
    if (target.startsWith('.')) return source === '' ? target.slice(1) : source + target;
    if (source === '') return undefined;
    const parent = parentOf(source);
    return parent === '' ? target : `${parent}.${target}`;
  }
}

/** The id of the state around one; empty at the top. */
export const parentOf = (id: string): string => id.slice(0, Math.max(0, id.lastIndexOf('.')));

function transitionsOf(
  raw: Raw,
  source: string,
  pointer: string,
  finder: TargetFinder,
): readonly Transition[] {
  const branch = (
    kind: Transition['kind'],
    name: string,
    value: unknown,
    at: string,
  ): readonly Transition[] => {
    if (Array.isArray(value)) return value.flatMap((each, i) => branch(kind, name, each, below(at, i)));
    if (typeof value !== 'string' && !isRaw(value)) return [];
    const written = isRaw(value) ? value : { target: value };
    const guard = textIn(written, 'guard');
    const targets = textsOf(written.target).flatMap((target, i) =>
      finder.find(
        target,
        source,
        isRaw(value) ? below(at, 'target', ...(Array.isArray(value.target) ? [i] : [])) : at,
      ),
    );
    const actions = textsOf(written.actions);
    return [{ source, kind, name, ...(guard !== undefined ? { guard } : {}), targets, actions, pointer: at }];
  };
  const named = (kind: 'on' | 'after') =>
    Object.entries(rawOf(raw[kind])).flatMap(([name, value]) =>
      branch(kind, name, value, below(pointer, kind, name)),
    );
  return [
    ...named('on'),
    ...named('after'),
    ...branch('always', '', raw.always, below(pointer, 'always')),
    ...branch('done', '', raw.onDone, below(pointer, 'onDone')),
  ];
}
