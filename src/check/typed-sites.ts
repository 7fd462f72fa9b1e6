import type { Reading } from '../definition/read.js';
import type { Site } from '../definition/site.js';
import type { Problem } from '../expression/problem.js';
import { childrenOf, type Tree } from '../expression/tree.js';
import { NOTHING, type Type, typeOf } from '../expression/types.js';
import { nameTypesIn } from './name-types.js';
import { listAround, type RowsAt } from './rows.js';

/** An expression that parses, with the type of its value and what is definitely wrong inside. */
export interface TypedSite {
  readonly site: Site;
  readonly type: Type;
  readonly problems: readonly Problem[];
}

const known = new WeakMap<Reading, readonly TypedSite[]>();

/** Every expression of a definition typed, each distinct one once. */
export function typedSites(reading: Reading): readonly TypedSite[] {
  const before = known.get(reading);
  if (before) return before;
  const scopes = new Map<string | undefined, ReturnType<typeof scopeOf>>();
  const sites = reading.sites.flatMap(site => {
    if (!site.formula) return [];
    const { tree } = site.formula;
    const around = listAround(reading, site.pointer);
    const scope = scopes.get(around?.pointer) ?? scopeOf(reading, around);
    scopes.set(around?.pointer, scope);
    const result = scope.typed.get(tree) ?? typeOf(tree, { names: scope.names, input: NOTHING });
    scope.typed.set(tree, result);
    return [{ site, ...result }];
  });
  known.set(reading, sites);
  return sites;
}

/** The same text may mean one thing in the rows of a list and another elsewhere. */
const scopeOf = (reading: Reading, around: RowsAt | undefined) => ({
  names: nameTypesIn(reading, around),
  typed: new Map<Tree, ReturnType<typeof typeOf>>(),
});

/** The sound expression at a pointer; one with a fault inside has no type worth complaining about. */
export function soundSite(reading: Reading, pointer: string): TypedSite | undefined {
  return typedSites(reading).find(
    ({ site, problems }) => site.pointer === pointer && site.slot !== 'with' && problems.length === 0,
  );
}

/** The `$name` at the head of the innermost path around an offset, without the `$`. */
export function headAt(tree: Tree, offset: number): string | undefined {
  if (offset < tree.at || offset >= tree.at + tree.length) return undefined;
  for (const child of childrenOf(tree)) {
    const inner = headAt(child, offset);
    if (inner !== undefined) return inner;
  }
  return headOf(tree);
}

function headOf(tree: Tree): string | undefined {
  if (tree.kind === 'name') return tree.name;
  if (tree.kind === 'select') return headOf(tree.of);
  return tree.kind === 'path' && tree.steps[0] ? headOf(tree.steps[0]) : undefined;
}
