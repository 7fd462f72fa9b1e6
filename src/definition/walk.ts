import { nearest } from '../source/nearest.js';
import { type FlatWorkflow, type LostTarget, parentOf } from './graph.js';
import type { StateNode, Transition } from './model.js';

/** Stands for a target nobody can guess. */
export const SOMEWHERE = '?';

/** One step between two resting states. */
export interface Step {
  readonly to: string;
  /** Name of the event or deadline; empty for `always` and `onDone`. */
  readonly by: string;
  readonly transition: Transition;
}

/**
 * The workflow as steps between its leaves: what can happen, guards taken as open. A misspelt target leads where
 * it most likely should, so that one mistake is not several.
 */
export class Walk {
  readonly #states: ReadonlyMap<string, StateNode>;
  readonly #children = new Map<string, string[]>();
  readonly #bySource = new Map<string, Transition[]>();
  readonly #flow: FlatWorkflow;

  constructor(flow: FlatWorkflow) {
    const { states, transitions } = flow.graph;
    this.#flow = flow;
    this.#states = new Map(states.map(state => [state.id, state]));
    for (const { id } of states) add(this.#children, parentOf(id), id);
    for (const transition of transitions) add(this.#bySource, transition.source, transition);
  }

  state(id: string): StateNode | undefined {
    return this.#states.get(id);
  }

  /** The leaves a workflow rests in when it starts. */
  get start(): readonly string[] {
    const { initial } = this.#flow.graph;
    const tops = this.#children.get('') ?? [];
    if (this.#flow.parallel) return tops.flatMap(id => this.enter(id));
    if (initial === '') return tops.slice(0, 1).flatMap(id => this.enter(id));
    const start = this.#states.has(initial) ? initial : nearest(initial, tops);
    return start === undefined ? [] : this.enter(start);
  }

  /** The leaves entered with a state. */
  enter(id: string): readonly string[] {
    const children = this.#children.get(id) ?? [];
    const state = this.#states.get(id);
    if (state?.type === 'history') return this.#remembered(id);
    if (!state || children.length === 0) return [id];
    if (state.type === 'parallel') return children.flatMap(child => this.enter(child));
    const wanted = `${id}.${state.initial ?? ''}`;
    const keys = children.map(child => child.slice(id.length + 1));
    const near = children.includes(wanted) ? state.initial : nearest(state.initial ?? '', keys);
    return near === undefined ? [children[0] as string] : this.enter(`${id}.${near}`);
  }

  /** A history state leads back to whatever was left in the state around it. */
  #remembered(id: string): readonly string[] {
    const siblings = this.#children.get(parentOf(id)) ?? [];
    return siblings
      .filter(each => this.#states.get(each)?.type !== 'history')
      .flatMap(each => this.enter(each));
  }

  /** What can happen in a leaf: its own transitions, those of the states around it, and `onDone` of what it ends. */
  steps(leaf: string): readonly Step[] {
    const steps: Step[] = [];
    for (let at: string = leaf; ; at = parentOf(at)) {
      for (const transition of this.#bySource.get(at) ?? []) {
        if (transition.kind !== 'done') steps.push(...this.#stepsOf(transition, leaf));
      }
      if (at === '') break;
    }
    if (this.#states.get(leaf)?.type === 'final') steps.push(...this.#doneSteps(leaf));
    return steps;
  }

  #doneSteps(leaf: string): readonly Step[] {
    const around = parentOf(leaf);
    const outer = around === '' ? [] : [around, parentOf(around)];
    return outer.flatMap(id =>
      (this.#bySource.get(id) ?? [])
        .filter(({ kind }) => kind === 'done')
        .flatMap(each => this.#stepsOf(each, leaf)),
    );
  }

  #stepsOf(transition: Transition, leaf: string): readonly Step[] {
    const lost = this.#flow.lost.filter(each => isTargetOf(each, transition));
    const guesses = lost.map(guess);
    const targets = [...transition.targets, ...guesses];
    if (targets.length === 0) return [{ to: leaf, by: transition.name, transition }];
    return targets.flatMap(target => this.enter(target).map(to => ({ to, by: transition.name, transition })));
  }
}

const isTargetOf = ({ pointer }: LostTarget, transition: Transition): boolean =>
  pointer === transition.pointer || pointer.startsWith(`${transition.pointer}/target`);

function guess({ target, states, source }: LostTarget): string {
  const near = nearest(target, states);
  if (near === undefined) return SOMEWHERE;
  return parentOf(source) === '' ? near : `${parentOf(source)}.${near}`;
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
