import { text } from '../source/text.js';
import type { Faults } from './faults.js';
import type { Problem } from './problem.js';
import type { Apply, Chain, Tree } from './tree.js';
import {
  ANY,
  arrayOf,
  type Bindings,
  type Callee,
  hasValue,
  INTEGER,
  NEVER,
  NOTHING,
  STRING,
  sameType,
  type Type,
  union,
  withNothing,
  without,
} from './type.js';
import { callType, libraryType } from './type-of-call.js';

/** What typing a part of an expression may ask of the whole. */
export interface Typer {
  readonly faults: Faults;
  bindings: Bindings | undefined;
  /** An array constructor is a step somewhere; lists that steps give may then stay whole. */
  readonly solid: boolean;
  node(tree: Tree, here: Type): Type;
  report(problem: Problem): void;
  within<T>(bindings: Bindings | undefined, work: () => T): T;
  /** What any function of a type may give. */
  apply(of: Type, args: readonly Type[], here: Type): Type;
}

export const found = (bindings: Bindings | undefined, name: string): Type | undefined =>
  bindings && (bindings.names.get(name) ?? found(bindings.up, name));

/** One type more that a name may have. */
export function also(bindings: Bindings, name: string, type: Type): void {
  bindings.names.set(name, union(bindings.names.get(name) ?? NEVER, type));
}

const functionOf = (callee: Callee): Type => ({ function: [callee] });

const REGEX: Type = functionOf({ kind: 'regex' });

/** What a pattern finds; its groups may have taken no part. */
const MATCH: Type = {
  object: {
    fields: {
      match: STRING,
      start: INTEGER,
      end: INTEGER,
      groups: arrayOf(union(STRING, NOTHING, { null: true })),
      next: withNothing(REGEX),
    },
    open: false,
  },
};

/** Functions as values, and calls of them. */
export function functionType(tree: Tree, here: Type, typer: Typer): Type {
  switch (tree.kind) {
    case 'lambda':
      return functionOf({ kind: 'lambda', tree, bindings: typer.bindings, here });
    case 'function':
      return functionOf({ kind: 'library', name: tree.name });
    case 'regex':
      return REGEX;
    case 'apply':
      return applyType(tree, here, typer);
    case 'partial': {
      const args = tree.args.map(arg => arg && typer.node(arg, here));
      return functionOf({ kind: 'partial', of: typer.node(tree.of, here), args });
    }
    case 'chain':
      return chainType(tree, here, typer);
    default:
      return ANY;
  }
}

function applyType(tree: Apply, here: Type, typer: Typer): Type {
  const of = typer.node(tree.of, here);
  const args = tree.args.map(arg => typer.node(arg, here));
  if (tree.of.kind === 'function')
    return callType({ ...tree, kind: 'call', name: tree.of.name }, args, here, typer);
  if (!of.any && !of.function && hasValue(of)) typer.report(notCallable(tree.of));
  // As the last call of a lambda it sees the value at hand where the lambda is called.
  return typer.apply(of, args, tree.tail ? ANY : here);
}

function chainType(tree: Chain, here: Type, typer: Typer): Type {
  const left = typer.node(tree.left, here);
  const right = typer.node(tree.right, here);
  if (!right.any && !right.function && hasValue(right)) typer.report(notCallable(tree.right));
  if (left.any) return ANY;
  const value = without(left, 'function');
  const called = left.function && !hasValue(value) ? NEVER : typer.apply(right, [value], here);
  return left.function ? union(called, functionOf({ kind: 'chain', first: left, last: right })) : called;
}

const notCallable = (tree: Tree): Problem => ({
  code: 'not-a-function',
  offset: tree.at,
  length: tree.length,
  message: text('Giá trị này không bao giờ là một hàm.', 'This is never a function.'),
  mend: text(
    'Gọi một hàm có sẵn bằng tên có dấu `$`; tên trường thì không có ngoặc.',
    'Call a function by its name with `$`; a field takes no parentheses.',
  ),
});

/** A lambda being typed, with all the arguments it was given so far. */
interface Activation {
  readonly callee: Extract<Callee, { kind: 'lambda' }>;
  args: readonly Type[];
  given: Type;
  grew: boolean;
  asked: boolean;
}

const MOST_ROUNDS = 4;
const MOST_NESTED = 12;
const MOST_CALLS = 2_000;

/** Calls of functions; one that calls itself is typed until its type grows no more. */
export class Calls {
  readonly #typer: Typer;
  readonly #active: Activation[] = [];
  #count = 0;

  constructor(typer: Typer) {
    this.#typer = typer;
  }

  apply(of: Type, args: readonly Type[], here: Type): Type {
    if (of.any) return ANY;
    return union(...(of.function ?? []).map(callee => this.#call(callee, args, here)));
  }

  #call(callee: Callee, args: readonly Type[], here: Type): Type {
    if (++this.#count > MOST_CALLS) return ANY;
    switch (callee.kind) {
      case 'library':
        return libraryType(callee.name, args, here, this.#typer);
      case 'partial': {
        const left = [...args];
        return this.apply(
          callee.of,
          callee.args.map(arg => arg ?? left.shift() ?? NOTHING),
          ANY,
        );
      }
      case 'chain':
        return this.apply(callee.last, [this.apply(callee.first, args.slice(0, 1), ANY)], ANY);
      case 'regex':
        return withNothing(MATCH);
      default:
        return this.#lambda(callee, args);
    }
  }

  #lambda(callee: Activation['callee'], args: readonly Type[]): Type {
    const { tree, bindings } = callee;
    const known = this.#active.find(({ callee: each }) => each.tree === tree && each.bindings === bindings);
    if (known) return recalled(known, args);
    if (this.#active.length > MOST_NESTED) return ANY;
    const given = tree.takes === '' ? args : args.map(() => ANY);
    const activation: Activation = { callee, args: given, given: NEVER, grew: true, asked: false };
    this.#active.push(activation);
    for (let round = 0; activation.grew && activation.given.any !== true; round++) {
      activation.grew = false;
      const type = round > MOST_ROUNDS ? ANY : union(activation.given, this.#body(activation));
      if (activation.asked && !sameType(type, activation.given)) activation.grew = true;
      activation.given = type;
    }
    this.#active.pop();
    return activation.given;
  }

  #body({ callee, args }: Activation): Type {
    const { tree, bindings, here } = callee;
    const names = new Map(tree.params.map((param, i) => [param, args[i] ?? missing(tree.takes)] as const));
    return this.#typer.within({ names, up: bindings }, () =>
      this.#typer.faults.during(tree, () => this.#typer.node(tree.body, here)),
    );
  }
}

/** A signature may put the value at hand in the place of an argument. */
const missing = (takes: string): Type => (takes === '' ? NOTHING : ANY);

function recalled(known: Activation, args: readonly Type[]): Type {
  known.asked = true;
  const more = known.callee.tree.params.map((_, i) => union(known.args[i] ?? NOTHING, args[i] ?? NOTHING));
  if (more.some((type, i) => !sameType(type, known.args[i] ?? NOTHING))) {
    known.args = more;
    known.grew = true;
  }
  return known.given;
}
