/** Where a node stands in its expression, in UTF-16 units. */
export interface Span {
  readonly at: number;
  readonly length: number;
}

export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '&'
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'and'
  | 'or'
  | 'in'
  | '..';

export interface Literal extends Span {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
}
/** `$name`, never a function's name. */
export interface Name extends Span {
  readonly kind: 'name';
  readonly name: string;
}
/** `$`: the value at hand. `$$`: the input. */
export interface Here extends Span {
  readonly kind: 'context' | 'root';
}
export interface Field extends Span {
  readonly kind: 'field';
  readonly name: string;
}
/** `*`: every field. `**`: the value and everything under it. */
export interface Wild extends Span {
  readonly kind: 'wildcard' | 'descendants';
}
/** Steps from left to right. `keep`: somewhere in it stands `[]`, so one value stays a list. */
export interface Path extends Span {
  readonly kind: 'path';
  readonly steps: readonly Tree[];
  readonly keep: boolean;
}
/** `of[by]…`. `staged`: it stands inside a path, so the filters see one step's values at a time. */
export interface Select extends Span {
  readonly kind: 'select';
  readonly of: Tree;
  readonly by: readonly Tree[];
  readonly keep: boolean;
  readonly staged: boolean;
}
/** `solid`: first or last step of a path, where the array is one value and is not flattened. */
export interface ArrayNode extends Span {
  readonly kind: 'array';
  readonly items: readonly Tree[];
  readonly solid: boolean;
}
export interface ObjectNode extends Span {
  readonly kind: 'object';
  readonly pairs: readonly (readonly [Tree, Tree])[];
}
export interface Negate extends Span {
  readonly kind: 'negate';
  readonly of: Tree;
}
/** `at` of the operator itself is `sign`. */
export interface Binary extends Span {
  readonly kind: 'binary';
  readonly op: BinaryOperator;
  readonly left: Tree;
  readonly right: Tree;
  readonly sign: number;
}
export interface Condition extends Span {
  readonly kind: 'condition';
  readonly when: Tree;
  readonly then: Tree;
  readonly otherwise: Tree | null;
}
/** `a ?: b` (a when it counts as true) and `a ?? b` (a when there is one). */
export interface Fallback extends Span {
  readonly kind: 'fallback';
  readonly op: '?:' | '??';
  readonly left: Tree;
  readonly right: Tree;
}
export interface Block extends Span {
  readonly kind: 'block';
  readonly items: readonly Tree[];
}
export interface Call extends Span {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Tree[];
}

/** An expression as plain JSON: a small closed vocabulary, no functions, every node with its place. */
export type Tree =
  | Literal
  | Name
  | Here
  | Field
  | Wild
  | Path
  | Select
  | ArrayNode
  | ObjectNode
  | Negate
  | Binary
  | Condition
  | Fallback
  | Block
  | Call;

/** The direct children of a node, left to right. */
export function childrenOf(tree: Tree): readonly Tree[] {
  switch (tree.kind) {
    case 'path':
      return tree.steps;
    case 'select':
      return [tree.of, ...tree.by];
    case 'array':
    case 'block':
      return tree.items;
    case 'object':
      return tree.pairs.flat();
    case 'negate':
      return [tree.of];
    case 'binary':
    case 'fallback':
      return [tree.left, tree.right];
    case 'condition':
      return tree.otherwise === null ? [tree.when, tree.then] : [tree.when, tree.then, tree.otherwise];
    case 'call':
      return tree.args;
    default:
      return [];
  }
}
