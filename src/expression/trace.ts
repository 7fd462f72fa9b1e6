import { readingsOf } from './readings.js';
import { type Activation, fitted, larger, recalled } from './trace-arguments.js';
import { traceCall, traceFunction } from './trace-call.js';
import {
  at,
  CALLED_AT,
  joined,
  keyOf,
  NONE,
  Overwhelmed,
  type Read,
  Scope,
  sizeOf,
  type Traced,
  type Tracer,
  under,
  type Value,
} from './trace-value.js';
import { childrenOf, type Mention, type Path, type Stream, type StreamStep, type Tree } from './tree.js';

const MOST_WORK = 100_000;
const STEP = 5;
const MOST_READS = 4_000;
const MOST_ROUNDS = 24;
const MOST_NESTED = 12;

/** Follows values through a tree: `follow` says where a node's value may lie, and notes what it reads on the way. */
export class Tracing implements Tracer {
  readonly heads = new Map<number, Mention>();
  readonly #reads = new Map<string, Read>();
  readonly #seen = new Map<string, Read>();
  readonly #active: Activation[] = [];
  readonly #streams: Scope[] = [];
  #work = 0;

  whole(tree: Tree): void {
    this.use(tree, at(['']), new Scope());
  }

  readings(): readonly Read[] {
    return readingsOf(this.#reads.values(), this.#seen.values());
  }

  #spend(work: number): void {
    this.#work += work;
    if (this.#work > MOST_WORK || this.#reads.size + this.#seen.size > MOST_READS) throw new Overwhelmed();
  }

  note({ places }: Value, ...more: readonly string[]): void {
    for (const place of places) {
      const read = place.at(-1) === '**' ? place : [...place, ...more];
      this.#reads.set(keyOf(read), read);
    }
  }

  /** Notes that something saw whether these places hold anything; it counts where nothing below is read. */
  see({ places }: Value): void {
    for (const place of places) this.#seen.set(keyOf(place), place);
  }

  use(tree: Tree, here: Value, scope: Scope): Value {
    const value = this.follow(tree, here, scope);
    this.note(value);
    return value;
  }

  follow(tree: Tree, here: Value, scope: Scope): Value {
    this.#spend(STEP);
    const value = this.#follow(tree, here, scope);
    this.#spend(sizeOf(value));
    return value;
  }

  #follow(tree: Tree, here: Value, scope: Scope): Value {
    switch (tree.kind) {
      case 'name':
        return at([`$${tree.name}`]);
      case 'variable':
        return scope.find(tree.name) ?? at([`$${tree.name}`]);
      case 'context':
        return here;
      case 'root':
        return at(['']);
      case 'field':
        return this.#step(tree.name, tree, here);
      case 'wildcard':
        // Of a list `*` gives the elements, which lie where the list does.
        return joined(here, this.#step('*', tree, here));
      case 'descendants':
        return this.#step('**', tree, here);
      case 'path':
        return this.#path(tree, here, scope);
      case 'stream':
        return this.#stream(tree, here, scope).value;
      case 'select':
        return this.#select(this.follow(tree.of, here, scope), tree.by, scope);
      case 'sort':
        for (const { by } of tree.terms) this.use(by, here, scope);
        return here;
      default:
        return this.#compound(tree, here, scope);
    }
  }

  #step(name: string, { at: offset, length }: Tree, here: Value): Value {
    if (here.places.some(place => place.length === 1 && place[0] === ''))
      this.heads.set(offset, { name, offset, length });
    return under(here, name);
  }

  /** A step that leads on from none of its values, `rows.(1)`, still reads how many there are. */
  #path(tree: Path, here: Value, scope: Scope): Value {
    let value = here;
    for (const step of tree.steps) {
      const next = this.follow(step, value, scope);
      if (value !== here) this.see(value);
      value = next;
    }
    return value;
  }

  #stream(tree: Stream, here: Value, outer: Scope): { readonly value: Value; readonly scope: Scope } {
    const scope = new Scope(outer);
    this.#streams.push(scope);
    let value = here;
    for (const step of tree.steps) {
      const next = this.#streamStep(step, value, scope);
      if (value !== here) this.see(value);
      value = next;
    }
    this.#streams.pop();
    const around = this.#streams.at(-1);
    if (tree.carries && around) for (const [name, each] of scope.names) around.also(name, each);
    return { value, scope };
  }

  #streamStep({ of, focus, index, parent, stages }: StreamStep, from: Value, scope: Scope): Value {
    const found = this.follow(of, from, scope);
    if (parent !== null) scope.also(parent, from);
    if (index !== null) scope.also(index, NONE);
    if (focus !== null) {
      scope.also(focus, found);
      this.see(found);
    }
    const value = focus === null ? found : from;
    for (const stage of stages) {
      if ('filter' in stage) this.#select(value, [stage.filter], scope);
      else scope.also(stage.index, NONE);
    }
    return value;
  }

  #select(value: Value, by: readonly Tree[], scope: Scope): Value {
    for (const test of by) if (test.kind !== 'literal') this.use(test, value, scope);
    return value;
  }

  #compound(tree: Tree, here: Value, scope: Scope): Value {
    switch (tree.kind) {
      case 'condition':
        this.use(tree.when, here, scope);
        return this.#all(tree.otherwise ? [tree.then, tree.otherwise] : [tree.then], here, scope);
      case 'fallback':
        if (tree.op === '?:') this.use(tree.left, here, scope);
        return this.#all([tree.left, tree.right], here, scope);
      case 'array':
        return this.#all(tree.items, here, scope);
      case 'block':
        return this.#block(tree.items, here, new Scope(scope));
      case 'bind': {
        const value = this.follow(tree.value, here, scope);
        scope.names.set(tree.name, value);
        this.see(value);
        return value;
      }
      case 'group':
        return this.#group(tree.of, tree.pairs, here, scope);
      case 'call':
        return traceCall(tree, here, scope, this);
      case 'lambda':
      case 'function':
      case 'apply':
      case 'partial':
      case 'chain':
      case 'regex':
        return traceFunction(tree, here, scope, this);
      default:
        return {
          places: [],
          functions: childrenOf(tree).flatMap(child => this.use(child, here, scope).functions),
        };
    }
  }

  #all(trees: readonly Tree[], here: Value, scope: Scope): Value {
    return joined(...trees.map(tree => this.follow(tree, here, scope)));
  }

  #block(items: readonly Tree[], here: Value, scope: Scope): Value {
    for (const item of items.slice(0, -1)) {
      const value = this.follow(item, here, scope);
      if (item.kind !== 'bind') this.note(value);
    }
    const last = items.at(-1);
    return last ? this.follow(last, here, scope) : NONE;
  }

  #group(of: Tree, pairs: readonly (readonly [Tree, Tree])[], here: Value, outer: Scope): Value {
    const { value, scope } =
      of.kind === 'stream'
        ? this.#stream(of, here, outer)
        : { value: this.follow(of, here, outer), scope: outer };
    const functions = pairs.flat().flatMap(each => this.use(each, value, scope).functions);
    this.see(value);
    return { places: [], functions };
  }

  /** What a function may give for such arguments. */
  call(of: Traced, args: readonly Value[], here: Value): Value {
    this.#spend(args.reduce((sum, arg) => sum + sizeOf(arg), 1));
    switch (of.kind) {
      case 'library':
        return traceCall({ name: of.name, args }, here, new Scope(), this);
      case 'partial': {
        const left = [...args];
        return this.callAll(
          of.of,
          of.args.map(arg => arg ?? left.shift() ?? NONE),
          here,
        );
      }
      case 'chain':
        return this.callAll(of.last, [this.callAll(of.first, args, NONE)], here);
      default:
        return this.#lambda(of, fitted(of.tree, args, here, this));
    }
  }

  callAll({ functions }: Value, args: readonly Value[], here: Value): Value {
    return joined(...functions.map(of => this.call(of, args, here)));
  }

  /** A lambda that calls itself is followed until nothing new comes to it or from it. */
  #lambda(of: Extract<Traced, { kind: 'lambda' }>, args: readonly Value[]): Value {
    const known = this.#active.find(each => each.tree === of.tree && each.scope === of.scope);
    if (known) return recalled(known, args);
    if (this.#active.length > MOST_NESTED) throw new Overwhelmed();
    const { tree, scope } = of;
    const activation: Activation = { tree, scope, args, given: NONE, grew: true, asked: false };
    this.#active.push(activation);
    for (let round = 0; activation.grew; round++) {
      if (round > MOST_ROUNDS) throw new Overwhelmed();
      activation.grew = false;
      const names = [...of.tree.params, CALLED_AT].map(
        (param, i) => [param, activation.args[i] ?? NONE] as const,
      );
      const given = joined(activation.given, this.follow(of.tree.body, of.here, new Scope(of.scope, names)));
      activation.grew ||= activation.asked && larger(given, activation.given);
      activation.given = given;
    }
    this.#active.pop();
    return activation.given;
  }
}

/** The reads of an expression of which only its names are known. */
export const everything = (names: readonly string[]): readonly Read[] => [
  ['', '**'],
  ...names.map(name => [`$${name}`, '**']),
];
