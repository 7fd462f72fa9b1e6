import type { Tree } from '../expression/tree.js';

/** A part of an expression that can be its value, with the conditions that choose it. */
export interface ValuePart {
  readonly tree: Tree;
  readonly chosenBy: readonly Tree[];
}

/** The parts of an expression that can be its value: branches, not the conditions that choose among them. */
export function valuesOf(tree: Tree, chosenBy: readonly Tree[] = []): readonly ValuePart[] {
  if (tree.kind === 'condition') {
    const branches = [tree.then, ...(tree.otherwise ? [tree.otherwise] : [])];
    return branches.flatMap(branch => valuesOf(branch, [...chosenBy, tree.when]));
  }
  if (tree.kind === 'fallback') return [tree.left, tree.right].flatMap(part => valuesOf(part, chosenBy));
  if (tree.kind === 'block') return tree.items.slice(-1).flatMap(item => valuesOf(item, chosenBy));
  return [{ tree, chosenBy }];
}
