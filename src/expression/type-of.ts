import { Faults } from './faults.js';
import type { Problem } from './problem.js';
import { contains, type ObjectNode, type Path, type Select, startsAtVariable, type Tree } from './tree.js';
import {
  ANY,
  arrayOf,
  type Bindings,
  bounded,
  elementOf,
  gathered,
  literalType,
  mayBeMany,
  measureOf,
  NEVER,
  NOTHING,
  type Type,
  union,
  withNothing,
  without,
} from './type.js';
import { callType } from './type-of-call.js';
import { Calls, found, functionType, type Typer } from './type-of-function.js';
import { binaryType, neverTrue, numberType } from './type-of-operator.js';
import { fieldStep, wildcardStep } from './type-of-step.js';
import { groupType, sortType, streamType } from './type-of-stream.js';

/** What is known of an expression's surroundings. A name not in `names` may be anything. */
export interface TypeScope {
  readonly input?: Type;
  readonly names: Readonly<Record<string, Type>>;
}

/** Told of every node with its type, the type of the value at hand and the names in force, as often as it is typed. */
export type Watch = (tree: Tree, type: Type, here: Type, bindings: Bindings | undefined) => void;

/**
 * The type of an expression's value: sound, so never narrower than what evaluation gives. Problems are definite
 * faults only: `unknown-field`, `arity`, `argument`, `operand`, `not-a-function`.
 */
export function typeOf(
  tree: Tree,
  scope: TypeScope,
  watch?: Watch,
): { readonly type: Type; readonly problems: readonly Problem[] } {
  const typing = new Typing(scope, contains(tree, solid), watch);
  const type = typing.node(tree, scope.input ?? ANY);
  return { type, problems: typing.faults.all() };
}

/** What a part costs besides the size of its type. */
const STEP = 25;
/** Parts whose type is as it was given, of whatever size. */
const GIVEN: ReadonlySet<string> = new Set(['name', 'variable', 'context', 'root']);

/** One walk over a tree; `here` is the type of the value at hand. */
class Typing implements Typer {
  readonly faults = new Faults();
  bindings: Bindings | undefined;
  readonly #scope: TypeScope;
  readonly #watch: Watch | undefined;
  readonly solid: boolean;
  readonly #calls = new Calls(this);
  #work = 1_000_000;

  /** `solid`: an array constructor is a step somewhere; lists that steps give may then stay whole. */
  constructor(scope: TypeScope, solid: boolean, watch: Watch | undefined) {
    this.#scope = scope;
    this.#watch = watch;
    this.solid = solid;
  }

  report(problem: Problem): void {
    this.faults.report(problem);
  }

  within<T>(bindings: Bindings | undefined, work: () => T): T {
    const outer = this.bindings;
    this.bindings = bindings;
    const result = work();
    this.bindings = outer;
    return result;
  }

  apply(of: Type, args: readonly Type[], here: Type): Type {
    return this.#calls.apply(of, args, here);
  }

  /** Once the work is used up, every part is any. */
  node(tree: Tree, here: Type): Type {
    this.#work -= STEP;
    let type = this.#work < 0 ? ANY : this.#node(tree, here);
    if (!GIVEN.has(tree.kind)) {
      type = bounded(type);
      this.#work -= measureOf(type)[0];
    }
    this.#watch?.(tree, type, here, this.bindings);
    return type;
  }

  #node(tree: Tree, here: Type): Type {
    switch (tree.kind) {
      case 'literal':
        return literalType(tree.value);
      case 'name':
        return this.#outer(tree.name);
      case 'variable':
        return found(this.bindings, tree.name) ?? this.#outer(tree.name);
      case 'context':
        return here;
      case 'root':
        return this.#scope.input ?? ANY;
      case 'field':
        return fieldStep(here, tree, this);
      case 'wildcard':
        return wildcardStep(here);
      case 'descendants':
        return ANY;
      case 'path':
        return this.#path(tree, here);
      case 'stream':
        return streamType(tree, here, this).type;
      case 'select':
        return this.#select(tree, here);
      case 'sort':
        return sortType(tree, here, this);
      case 'group':
        return groupType(tree, here, this);
      default:
        return this.#operation(tree, here);
    }
  }

  #outer(name: string): Type {
    return (Object.hasOwn(this.#scope.names, name) ? this.#scope.names[name] : undefined) ?? ANY;
  }

  #operation(tree: Tree, here: Type): Type {
    switch (tree.kind) {
      case 'array':
        return arrayOf(union(...tree.items.map(item => this.#element(item, here))));
      case 'object':
        return this.#object(tree.pairs, here);
      case 'negate':
        return numberType(this.node(tree.of, here), tree.of, '-', this);
      case 'binary':
        return binaryType(tree, this.node(tree.left, here), this.node(tree.right, here), this);
      case 'condition':
        this.node(tree.when, here);
        return union(this.node(tree.then, here), tree.otherwise ? this.node(tree.otherwise, here) : NOTHING);
      case 'fallback':
        return union(without(this.node(tree.left, here), 'nothing'), this.node(tree.right, here));
      case 'block':
        return this.within({ names: new Map(), up: this.bindings }, () =>
          tree.items.reduce<Type>((_before, item) => this.node(item, here), NOTHING),
        );
      case 'bind': {
        const type = this.node(tree.value, here);
        this.bindings ??= { names: new Map(), up: undefined };
        this.bindings.names.set(tree.name, type);
        return type;
      }
      case 'call':
        return callType(
          tree,
          tree.args.map(arg => this.node(arg, here)),
          here,
          this,
        );
      default:
        return functionType(tree, here, this);
    }
  }

  /** Each step is taken from every value of the step before; values of several are gathered into one list. */
  #path(tree: Path, at: Type): Type {
    let here = at;
    const [head, ...rest] = tree.steps;
    if (!head) return ANY;
    // An array constructor at the head sees the value at hand in a list, which `*` would open.
    if (solid(head) && contains(head, each => each.kind === 'wildcard')) here = union(here, arrayOf(here));
    const plain = head.kind === 'field' || startsAtVariable(head);
    let type = this.node(head, plain || !mayBeMany(here) ? here : union(here, elementOf(here)));
    if (!plain && mayBeMany(here)) type = union(type, gathered(type));
    if (sortOf(head)) type = this.#sorted(head, here);
    for (const step of rest) type = sortOf(step) ? this.#sorted(step, type) : this.#step(step, type);
    if (solid(head)) type = union(type, arrayOf(tree.keep ? arrayOf(NEVER) : NEVER));
    if (!tree.keep || type.any) return type;
    const last = tree.steps.at(-1);
    const element = last && solid(last) ? union(elementOf(type), without(type, 'nothing')) : elementOf(type);
    return { ...arrayOf(element), ...(type.nothing ? { nothing: true } : {}) };
  }

  /** Sorting sees the values of a step together; what filters the sorted sees them one by one. */
  #sorted(step: Tree, from: Type): Type {
    if (step.kind === 'sort') return sortType(step, from, this);
    let type = step.kind === 'select' ? this.#sorted(step.of, from) : from;
    for (const by of step.kind === 'select' ? step.by : []) type = this.#filter(by, type, true);
    return type;
  }

  #step(step: Tree, from: Type): Type {
    if (step.kind === 'field') {
      const type = fieldStep(from, step, this);
      this.#watch?.(step, type, from, this.bindings);
      return type;
    }
    if (step.kind === 'select' && step.staged && step.of.kind === 'field' && !mayBeMany(from))
      return this.node(step, from);
    const many = mayBeMany(from);
    // A filter that holds on nothing lets it through, and the next step sees it.
    const each = from.nothing ? withNothing(elementOf(from)) : elementOf(from);
    const one = this.node(step, this.solid ? union(each, from) : each);
    // A lone value may be a sequence that `[]` kept a list inside the step; the path does not keep it.
    const lone = step.kind === 'array' || !one.array ? one : union(one, elementOf(one));
    const type = many ? gathered(this.solid ? union(one, arrayOf(one)) : one) : lone;
    return from.nothing ? withNothing(type) : type;
  }

  #select(tree: Select, here: Type): Type {
    let type = this.node(tree.of, here);
    for (const by of tree.by) type = this.#filter(by, type, tree.staged);
    return tree.keep && !type.any ? union(type, arrayOf(elementOf(type))) : type;
  }

  #filter(by: Tree, type: Type, staged: boolean): Type {
    const element = elementOf(type);
    if (by.kind === 'literal' && typeof by.value === 'number') {
      if (mayBeMany(type)) return withNothing(element);
      return by.value === 0 || by.value === -1 ? type : withNothing(type);
    }
    this.node(by, element);
    if (type.any) return ANY;
    // Nothing kept several times over is written as null.
    const missing =
      staged && type.nothing && !neverTrue(this.node(by, NOTHING)) ? { null: true as const } : NEVER;
    return union(type.array ? union(element, NOTHING, arrayOf(element)) : withNothing(type), missing);
  }

  #element(item: Tree, here: Type): Type {
    const type = this.node(item, here);
    return isConstructor(item) ? without(type, 'nothing') : elementOf(type);
  }

  /** Over a list the values of one key are computed from all its elements together; over an empty one, from nothing. */
  #object(pairs: ObjectNode['pairs'], here: Type): Type {
    const data = mayBeMany(here) ? union(here, elementOf(here), NOTHING) : here;
    const fields: [string, Type][] = [];
    let open = false;
    for (const [key, value] of pairs) {
      const type = this.node(value, data);
      if (key.kind === 'literal' && typeof key.value === 'string') fields.push([key.value, type]);
      else open = true;
      this.node(key, elementOf(here));
    }
    return { object: { fields: open ? {} : Object.fromEntries(fields), open } };
  }
}

const sortOf = (tree: Tree): boolean => tree.kind === 'sort' || (tree.kind === 'select' && sortOf(tree.of));

const isConstructor = (tree: Tree): boolean =>
  tree.kind === 'array' || (tree.kind === 'select' && isConstructor(tree.of));
const solid = (tree: Tree): boolean =>
  tree.kind === 'select' ? solid(tree.of) : tree.kind === 'array' && tree.solid;
