/** A name in an expression and where it stands (UTF-16 units). */
export interface Mention {
  readonly name: string;
  readonly offset: number;
  readonly length: number;
}

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
/**
 * `$name`, never a function's name. `variable`: somewhere in the expression `:=`, a parameter, `@`, `#` or `%` binds
 * it; where none of them is in force it is an ordinary name. What `%` leads to is bound under names like `!0`.
 */
export interface Name extends Span {
  readonly kind: 'name' | 'variable';
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
/** A call of a function of the library, by its name. */
export interface Call extends Span {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Tree[];
}
/** `$name := value`, an item of a block or of the whole expression. */
export interface Bind extends Span {
  readonly kind: 'bind';
  readonly name: string;
  readonly value: Tree;
}
/** `function($a, $b){ body }`. `takes`: what its signature demands of the arguments, `''` without one. */
export interface Lambda extends Span {
  readonly kind: 'lambda';
  readonly params: readonly string[];
  readonly takes: string;
  readonly body: Tree;
}
/** A function of the library as a value: `$sum` without parentheses. */
export interface FunctionName extends Span {
  readonly kind: 'function';
  readonly name: string;
}
/** A call of a function that is computed. `tail`: its value is the value of the lambda around it. */
export interface Apply extends Span {
  readonly kind: 'apply';
  readonly of: Tree;
  readonly args: readonly Tree[];
  readonly tail: boolean;
}
/** `f(?, 1)`: a function of the arguments left open, which are null here. */
export interface Partial extends Span {
  readonly kind: 'partial';
  readonly of: Tree;
  readonly args: readonly (Tree | null)[];
}
/** `value ~> f` and `f ~> g`; `value ~> f(1)` is a call with one argument more. */
export interface Chain extends Span {
  readonly kind: 'chain';
  readonly left: Tree;
  readonly right: Tree;
}
/** `/source/flags`: a function that finds itself in a text. */
export interface Regex extends Span {
  readonly kind: 'regex';
  readonly source: string;
  readonly flags: string;
}
export interface SortTerm {
  readonly by: Tree;
  readonly descending: boolean;
}
/** `^(a, >b)`, a step of a path. It sees all values of the step before together. */
export interface Sort extends Span {
  readonly kind: 'sort';
  readonly terms: readonly SortTerm[];
}
/** `of{ key: value }`: one object over all values. */
export interface Group extends Span {
  readonly kind: 'group';
  readonly of: Tree;
  readonly pairs: readonly (readonly [Tree, Tree])[];
}
/** `[filter]` or `#$name` on a step of a stream, in the order written. */
export type Stage = { readonly filter: Tree } | { readonly index: string };
/**
 * One step of a stream. `focus`: `@$name` binds the step's value and leaves the value at hand; `index`: `#$name` binds
 * its position; `parent`: the name under which `%` finds the value the step was taken from.
 */
export interface StreamStep {
  readonly of: Tree;
  readonly focus: string | null;
  readonly index: string | null;
  readonly parent: string | null;
  readonly stages: readonly Stage[];
}
/**
 * A path in which `@`, `#` or `%` stands: from step `from` on, each value goes with the names bound on its way.
 * `carries`: a path around it needs those names too.
 */
export interface Stream extends Span {
  readonly kind: 'stream';
  readonly steps: readonly StreamStep[];
  readonly from: number;
  readonly keep: boolean;
  readonly carries: boolean;
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
  | Call
  | Bind
  | Lambda
  | FunctionName
  | Apply
  | Partial
  | Chain
  | Regex
  | Sort
  | Group
  | Stream;

const VARIABLES = new Set<Tree['kind']>(['name', 'variable', 'context', 'root', 'function']);

/**
 * Whether a path that begins with the node is walked once, from the value at hand as it is, and not from each of its
 * elements. What `%` leads to is no variable in this sense.
 */
export const startsAtVariable = (head: Tree): boolean =>
  head.kind === 'select'
    ? startsAtVariable(head.of)
    : VARIABLES.has(head.kind) && !(head.kind === 'variable' && head.name.startsWith('!'));

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
    case 'chain':
      return [tree.left, tree.right];
    case 'condition':
      return tree.otherwise === null ? [tree.when, tree.then] : [tree.when, tree.then, tree.otherwise];
    case 'call':
      return tree.args;
    case 'bind':
      return [tree.value];
    case 'lambda':
      return [tree.body];
    case 'apply':
      return [tree.of, ...tree.args];
    case 'partial':
      return [tree.of, ...tree.args.flatMap(arg => arg ?? [])];
    case 'sort':
      return tree.terms.map(term => term.by);
    case 'group':
      return [tree.of, ...tree.pairs.flat()];
    case 'stream':
      return tree.steps.flatMap(({ of, stages }) => [
        of,
        ...stages.flatMap(stage => ('filter' in stage ? stage.filter : [])),
      ]);
    default:
      return [];
  }
}

/** Whether a node or any below it passes a test. */
export const contains = (tree: Tree, test: (each: Tree) => boolean): boolean =>
  test(tree) || childrenOf(tree).some(child => contains(child, test));
