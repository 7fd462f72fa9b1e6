import type { Ast } from './ast.js';
import type { Places } from './places.js';
import type { Refusal } from './refused.js';
import type { Span, Tree } from './tree.js';

/** What turning one part of jsonata's tree into ours may ask of the whole. */
export interface Converting {
  readonly places: Places;
  /** Every name the expression binds itself. */
  readonly bound: ReadonlySet<string>;
  /** The tree of a node with its predicates, `[]` and grouping. */
  tree(ast: Ast): Tree;
  /** The same where `:=` may stand. */
  item(ast: Ast): Tree;
  all(list: readonly Ast[] | undefined): readonly Tree[];
  /** Notes a construct outside the subset; what stands there is read on as nothing. */
  refuse(construct: string, ast: Ast, span?: Span): Tree;
  report(refusal: Refusal, code: string, span: Span): void;
}
