import type { Text } from '../source/text.js';
import { describeType } from './describe-type.js';
import { helpOf } from './function-help.js';
import { parseExpression } from './parse.js';
import { childrenOf, type Tree } from './tree.js';
import { type Type, union } from './type.js';
import { typeOf } from './type-of.js';
import { type Surroundings, scopeOf } from './type-scope.js';

/** What stands at a place of an expression: how far it reaches, its type, and of a function what it does. */
export interface TypeAt {
  readonly offset: number;
  readonly length: number;
  readonly type: Type;
  readonly description: Text;
  readonly help?: Text;
}

/**
 * The innermost part of an expression around an offset (UTF-16 units from its start), with its type; undefined when
 * nothing stands there or the expression does not parse.
 */
export function typeAt(source: string, offset: number, surroundings: Surroundings = {}): TypeAt | undefined {
  const parsed = parseExpression(source);
  if (!parsed.ok) return undefined;
  const types = new Map<Tree, Type>();
  typeOf(parsed.tree, scopeOf(surroundings), (tree, type) => {
    const before = types.get(tree);
    types.set(tree, before ? union(before, type) : type);
  });
  const found = innermost(parsed.tree, offset, types);
  if (!found) return undefined;
  const { tree, type } = found;
  const help = tree.kind === 'call' || tree.kind === 'function' ? helpOf(tree.name) : undefined;
  return {
    offset: tree.at,
    length: tree.length,
    type,
    description: describeType(type),
    ...(help ? { help } : {}),
  };
}

/** Parts that stand at no place of their own, or never come to be evaluated, have no type. */
function innermost(
  tree: Tree,
  offset: number,
  types: ReadonlyMap<Tree, Type>,
): { readonly tree: Tree; readonly type: Type } | undefined {
  if (offset < tree.at || offset > tree.at + tree.length) return undefined;
  for (const child of childrenOf(tree)) {
    const inner = innermost(child, offset, types);
    if (inner) return inner;
  }
  const type = types.get(tree);
  return type && { tree, type };
}
