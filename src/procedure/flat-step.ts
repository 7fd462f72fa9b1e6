import type { Graph, StateNode, Transition } from '../definition/model.js';
import { type Holds, refused, type StepEvent, type Stepped, type Stepper } from './stepper.js';

/** As many eventless steps as XState is allowed. */
const MOST_STEPS = 1000;

/**
 * The stepper of the door without an engine, over the flat graph, for workflows without parallel states. Random walks
 * on random machines prove it equal to XState (`test/procedure/workflow.test.ts`).
 */
export const flatStepper: Stepper = ({ graph }, state, event, holds) => {
  const walk = new Walk(graph, state ?? '', holds);
  if (state === undefined) walk.enter('', graph.initial);
  else {
    const taken = walk.isOver() ? undefined : walk.chosen(state, each => matches(each, event));
    if (!taken) return refused(state, walk.isOver());
    walk.take(taken);
  }
  walk.rest();
  return walk.stepped();
};

const matches = ({ kind, name }: Transition, event: StepEvent): boolean =>
  ('name' in event && kind === 'on' && name === event.name) ||
  ('after' in event && kind === 'after' && name === event.after);

const parentOf = (id: string): string => id.slice(0, Math.max(0, id.lastIndexOf('.')));

/** A state and those around it, the workflow itself (`''`) last. */
const outward = (id: string): readonly string[] => (id === '' ? [''] : [id, ...outward(parentOf(id))]);

/** What one step has done so far. */
class Walk {
  readonly #graph: Graph;
  readonly #holds: Holds;
  readonly #entered: string[] = [];
  readonly #left: string[] = [];
  readonly #actions: string[] = [];
  #leaf: string;

  constructor(graph: Graph, leaf: string, holds: Holds) {
    this.#graph = graph;
    this.#leaf = leaf;
    this.#holds = holds;
  }

  stepped(): Stepped {
    return {
      moved: true,
      state: this.#leaf,
      entered: this.#entered,
      left: this.#left,
      actions: this.#actions,
      done: this.isOver(),
    };
  }

  isOver(): boolean {
    return this.#node(this.#leaf)?.type === 'final' && !this.#leaf.includes('.');
  }

  #node(id: string): StateNode | undefined {
    return this.#graph.states.find(each => each.id === id);
  }

  /** The first transition whose guard holds, innermost first, then in the order they are written. */
  chosen(from: string, wanted: (each: Transition) => boolean): Transition | undefined {
    return outward(from)
      .flatMap(id => this.#graph.transitions.filter(each => each.source === id && wanted(each)))
      .find(({ guard }) => guard === undefined || this.#holds(guard) === true);
  }

  /** Takes eventless transitions until there is none. A state that ended is announced once, as an event of its own. */
  rest(): void {
    let announced = this.#entered.includes(this.#leaf) ? this.#ended() : '';
    for (let steps = 0; ; steps++) {
      if (steps > MOST_STEPS) throw new Error('Infinite loop: eventless transitions that come to no rest');
      const always = this.chosen(this.#leaf, each => each.kind === 'always');
      const done = always || announced === '' ? undefined : this.#doneOf(announced);
      if (!always) announced = '';
      const next = always ?? done;
      if (!next) return;
      const before = this.#entered.length;
      this.take(next);
      if (this.#entered.slice(before).includes(this.#leaf)) announced = this.#ended();
    }
  }

  #doneOf(state: string): Transition | undefined {
    return this.chosen(state, each => each.kind === 'done' && each.source === state);
  }

  /** The state that has ended because its final child is the leaf. */
  #ended(): string {
    return this.#node(this.#leaf)?.type === 'final' ? parentOf(this.#leaf) : '';
  }

  take({ source, targets: [target], actions }: Transition): void {
    if (target === undefined) {
      this.#actions.push(...actions);
      return;
    }
    const domain = domainOf(source, target);
    // The leaf a state rests in is left even when the state itself is not.
    for (const id of outward(this.#leaf)) {
      if (id === domain) break;
      this.#left.push(id);
      this.#actions.push(...(this.#node(id)?.exit ?? []));
    }
    this.#actions.push(...actions);
    if (target === domain) this.#enterInside(domain);
    else this.enter(domain, target);
  }

  /** Enters everything between a state that is active and a target, then the target's initial states. */
  enter(from: string, target: string): void {
    const between = outward(target).filter(id => id.length > from.length);
    for (const id of between.reverse()) {
      this.#entered.push(id);
      this.#actions.push(...(this.#node(id)?.entry ?? []));
    }
    this.#enterInside(target);
  }

  #enterInside(id: string): void {
    const initial = this.#node(id)?.initial;
    if (initial === undefined) this.#leaf = id;
    else this.enter(id, `${id}.${initial}`);
  }
}

/** The innermost state that a transition does not leave. */
function domainOf(source: string, target: string): string {
  if (target === source || source === '' || target.startsWith(`${source}.`)) return source;
  return outward(source).find(id => id !== source && (id === '' || target.startsWith(`${id}.`))) ?? '';
}
