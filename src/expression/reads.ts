import { everything, Tracing } from './trace.js';
import { Overwhelmed, type Read } from './trace-value.js';
import { childrenOf, type Mention, type Stream, type Tree } from './tree.js';

export type { Read } from './trace-value.js';
export type { Mention } from './tree.js';

/** What an expression may read, at most: every value it can see lies at or below one of these. */
export function readsOf(tree: Tree): readonly Read[] {
  return traced(tree)?.readings() ?? everything(namesOf(tree).map(({ name }) => name));
}

/** Every field that is looked up in the input itself: an error where an expression has only names. */
export function bareHeadsOf(tree: Tree): readonly Mention[] {
  return [...(traced(tree)?.heads.values() ?? [])];
}

/** Undefined when functions call each other in ways that do not come to an end here. */
function traced(tree: Tree): Tracing | undefined {
  const tracing = new Tracing();
  try {
    tracing.whole(tree);
    return tracing;
  } catch (error) {
    if (error instanceof Overwhelmed || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Every `$name` from outside that an expression mentions, in the order written, each place of it. */
export const namesOf = (tree: Tree): readonly Mention[] => mentions(tree, new Set());

function mentions(tree: Tree, bound: ReadonlySet<string>): readonly Mention[] {
  if (tree.kind === 'name' || (tree.kind === 'variable' && !bound.has(tree.name)))
    return [{ name: tree.name, offset: tree.at, length: tree.length }];
  const inner = new Set([...bound, ...boundBy(tree)]);
  return childrenOf(tree).flatMap(child => mentions(child, inner));
}

/** Every name that a node binds for what is inside it. */
export function boundBy(tree: Tree): readonly string[] {
  switch (tree.kind) {
    case 'lambda':
      return [...tree.params, ...assigned(tree.body)];
    case 'block':
      return tree.items.flatMap(assigned);
    case 'bind':
      return assigned(tree);
    case 'stream':
      return streamNames(tree);
    case 'group':
      return tree.of.kind === 'stream' ? streamNames(tree.of) : [];
    default:
      return [];
  }
}

/** The names an item assigns to: `$a := $b := …`. */
const assigned = (item: Tree): readonly string[] =>
  item.kind === 'bind' ? [item.name, ...assigned(item.value)] : [];

/** The names bound on the way through a stream, those of streams it carries on included. */
function streamNames({ steps }: Stream): readonly string[] {
  return steps.flatMap(({ of, focus, index, parent, stages }) => [
    ...[focus, index, parent].flatMap(name => name ?? []),
    ...stages.flatMap(stage => ('index' in stage ? stage.index : [])),
    ...carriedNames(of),
  ]);
}

const carriedNames = (tree: Tree): readonly string[] =>
  tree.kind === 'stream' && tree.carries ? streamNames(tree) : childrenOf(tree).flatMap(carriedNames);
