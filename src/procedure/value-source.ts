import type { Formula, Lookup } from '../definition/model.js';
import { childrenOf, type Tree } from '../expression/tree.js';
import { type Code, codeOf } from './formula-code.js';
import { evaluate, type Pass, type Told } from './pass.js';

type Lookups = Readonly<Record<string, Lookup>>;

/** One place an expression may take its value from. */
export interface ValueSource {
  readonly code: Code;
  /** Conditions of the branch it stands in, each with what it must be. */
  readonly branch: readonly { readonly when: Code; readonly is: boolean }[];
  /** Lookups the value comes from; those only a condition or a filter reads are not among them. */
  readonly lookups: readonly string[];
  /** The whole expression it is part of. */
  readonly text: string;
  /** `$applicant` or `$onBehalfOf`, when it comes from the session. */
  readonly session: string | undefined;
}

/** A value with its receipt. */
export interface Sourced extends Told {
  readonly source: ValueSource;
}

/**
 * Takes an expression apart into the branches of `a ? b : c` and `a ?? b`, so that a value's receipt is that of
 * the branch it came from; a constant comes from what its condition reads. Evaluated in turn, the first source
 * that gives a value gives the expression's value.
 */
export function valueSources(
  formula: Formula,
  lookups: Lookups,
  tree: Tree = formula.tree,
): readonly ValueSource[] {
  const codeAt = (at: Tree) => codeOf({ ...formula, tree: at });
  const leaf = (at: Tree, decided: readonly string[]): ValueSource => {
    const own = valueHeads(at);
    const heads = own.length > 0 ? own : decided;
    const session = heads.find(name => name === 'applicant' || name === 'onBehalfOf');
    return {
      code: codeAt(at),
      branch: [],
      lookups: heads.filter(name => Object.hasOwn(lookups, name)),
      text: formula.text,
      session: session && `$${session}`,
    };
  };
  const visit = (at: Tree, decided: readonly string[]): readonly ValueSource[] => {
    if (at.kind === 'block' && at.items.length === 1) return visit(at.items[0]!, decided);
    if (at.kind === 'fallback' && at.op === '??')
      return [...visit(at.left, decided), ...visit(at.right, decided)];
    if (at.kind !== 'condition') return [leaf(at, decided)];
    const when = codeAt(truthOf(at.when));
    const deciding = [...decided, ...valueHeads(at.when)];
    const under = (branch: Tree | null, is: boolean) =>
      branch
        ? visit(branch, deciding).map(each => ({ ...each, branch: [{ when, is }, ...each.branch] }))
        : [];
    return [...under(at.then, true), ...under(at.otherwise, false)];
  };
  return visit(tree, []);
}

/** A condition counts as JSONata's `$boolean` says. */
const truthOf = (tree: Tree): Tree => ({
  kind: 'call',
  at: tree.at,
  length: tree.length,
  name: 'boolean',
  args: [tree],
});

/** Names a value is taken from: the heads of its paths, not what their filters compare with. */
function valueHeads(tree: Tree): readonly string[] {
  if (tree.kind === 'name') return [tree.name];
  if (tree.kind === 'path') return valueHeads(tree.steps[0]!);
  if (tree.kind === 'select') return valueHeads(tree.of);
  return [...new Set(childrenOf(tree).flatMap(valueHeads))];
}

/** The value of the first source that gives one. `tidy` brings it to the form it is stored in. */
export function firstValue(
  pass: Pass,
  sources: readonly ValueSource[],
  tidy: (value: unknown) => unknown,
): Sourced | undefined {
  for (const source of sources) {
    if (!isOpen(pass, source)) continue;
    const value = tidy(evaluate(pass, source.code));
    if (value === undefined) continue;
    const lookup = firstFound(pass, source.lookups);
    const receipt = lookup === undefined ? undefined : pass.receipts[lookup];
    return { value, source, lookup: lookup ?? source.session, registry: receipt?.registry, receipt };
  }
  return undefined;
}

export const isFound = (pass: Pass, lookup: string): boolean => pass.answers[lookup]?.outcome === 'found';

/** Its branch is taken, and there is a record to read when it reads any. */
function isOpen(pass: Pass, { branch, lookups }: ValueSource): boolean {
  if (lookups.length > 0 && firstFound(pass, lookups) === undefined) return false;
  for (const { when, is } of branch) if ((evaluate(pass, when) === true) !== is) return false;
  return true;
}

function firstFound(pass: Pass, lookups: readonly string[]): string | undefined {
  for (const name of lookups) if (isFound(pass, name)) return name;
  return undefined;
}
