import { finderProblem } from '../value/pattern-finder.js';
import type { Ast } from './ast.js';
import * as BOUNDS from './bounds.js';
import { callTree, lambdaTree, partialTree } from './convert-function.js';
import { streamTree } from './convert-stream.js';
import type { Converting } from './converting.js';
import { FUNCTION_NAMES } from './function-names.js';
import { around, Places } from './places.js';
import type { Problem } from './problem.js';
import {
  isReserved,
  problemOf,
  REFUSED_CONSTRUCTS,
  REFUSED_FUNCTIONS,
  type Refusal,
  UNKNOWN_CONSTRUCT,
} from './refused.js';
import type { BinaryOperator, Span, Tree } from './tree.js';

/** Turns jsonata's syntax tree into ours; every construct outside the subset becomes a problem. */
export class Conversion implements Converting {
  readonly problems: Problem[] = [];
  readonly places: Places;
  /** Every name the expression binds itself. */
  readonly bound: ReadonlySet<string>;
  #depth = 0;

  constructor(source: string, root: Ast) {
    this.places = new Places(source);
    this.bound = boundNames(root);
  }

  /** The tree of the whole expression, at which a name may be bound. */
  whole(ast: Ast): Tree {
    return this.item(ast);
  }

  /** An item of a block, the body of a lambda or the whole: the places where `:=` may stand. */
  item(ast: Ast): Tree {
    if (ast.type !== 'bind' || hasMarks(ast)) return this.tree(ast);
    const target = ast.lhs as Ast;
    const name = String(target.value);
    if (isReserved(name)) this.refuse('reserved-name', target);
    const value = this.item(ast.rhs as Ast);
    const { at } = this.places.of(target);
    return { kind: 'bind', at, length: value.at + value.length - at, name, value };
  }

  /** The tree of a node with its predicates, `[]` and grouping. */
  tree(ast: Ast): Tree {
    if (++this.#depth > BOUNDS.treeDepth) throw new RangeError('tree depth');
    // A path groups before `[]` can mark what it gives.
    const marked = ast.type === 'path' && ast.group ? this.#bare(ast) : this.#selected(ast);
    this.#depth--;
    if (!ast.group) return marked;
    const pairs = this.pairs(ast.group.lhs);
    const end = this.places.closing(ast.group);
    return { kind: 'group', at: marked.at, length: end - marked.at, of: marked, pairs };
  }

  #selected(ast: Ast): Tree {
    const bare = this.#bare(ast);
    const filters = ast.stages ?? ast.predicate ?? [];
    const by = filters.flatMap(filter => (filter.expr ? [this.tree(filter.expr)] : []));
    const keep = ast.keepArray === true;
    if (by.length === 0 && !keep) return bare;
    const last = filters.at(-1);
    const end = last ? this.places.closing(last) : bare.at + bare.length;
    const staged = ast.stages !== undefined;
    return { kind: 'select', at: bare.at, length: end - bare.at, of: bare, by, keep, staged };
  }

  #bare(ast: Ast): Tree {
    switch (ast.type) {
      case 'string':
      case 'number':
      case 'value':
        return {
          kind: 'literal',
          ...this.places.of(ast),
          value: ast.value as string | number | boolean | null,
        };
      case 'name':
        return this.#field(ast);
      case 'variable':
        return this.#variable(ast);
      case 'parent':
        return { kind: 'variable', ...this.places.parent(), name: ast.slot?.label ?? '' };
      case 'wildcard':
        return { kind: 'wildcard', ...this.places.of(ast) };
      case 'descendant':
        return { kind: 'descendants', ...this.places.of(ast) };
      case 'regex':
        return this.#regex(ast);
      default:
        return this.#compound(ast);
    }
  }

  #compound(ast: Ast): Tree {
    switch (ast.type) {
      case 'path':
        return this.#path(ast);
      case 'unary':
        return this.#unary(ast);
      case 'binary':
        return this.#binary(ast);
      case 'condition':
        return this.#condition(ast);
      case 'block': {
        const items = (ast.expressions ?? []).map(each => this.item(each));
        return { kind: 'block', ...this.places.bracketed(ast), items };
      }
      case 'function':
        return callTree(ast, [], this);
      case 'partial':
        return partialTree(ast, this);
      case 'lambda':
        return lambdaTree(ast, this);
      case 'apply':
        return this.#apply(ast);
      case 'sort':
        return this.#sort(ast);
      default:
        return this.refuse(ast.type === 'bind' ? 'bind-place' : ast.type, ast);
    }
  }

  all(list: readonly Ast[] | undefined): readonly Tree[] {
    return (list ?? []).map(each => this.tree(each));
  }

  pairs(list: unknown): readonly (readonly [Tree, Tree])[] {
    return (list as readonly (readonly [Ast, Ast])[]).map(
      ([key, value]) => [this.tree(key), this.tree(value)] as const,
    );
  }

  #variable(ast: Ast): Tree {
    const name = String(ast.value);
    const span = this.places.of(ast);
    if (name === '') return { kind: 'context', ...span };
    if (name === '$') return { kind: 'root', ...span };
    if (FUNCTION_NAMES.has(name)) return { kind: 'function', ...span, name };
    if (REFUSED_FUNCTIONS.has(name)) return this.refuse(`function-${name}`, ast);
    const { at, length } = span;
    return { kind: this.bound.has(name) ? 'variable' : 'name', at, length, name };
  }

  /** Fields, names and paths are most of what is kept: written out, a node takes less than from a copy of its place. */
  #field(ast: Ast): Tree {
    const { at, length } = this.places.of(ast);
    return { kind: 'field', at, length, name: String(ast.value) };
  }

  #path(ast: Ast): Tree {
    const head = ast.steps?.[0];
    // jsonata takes such a head for a list even when it gives one value, and the rest of the path for nothing.
    if (head?.consarray && (head.type !== 'unary' || head.predicate || head.tuple))
      this.refuse('array-head', head);
    if (ast.steps?.some(step => step.tuple)) return streamTree(ast, this);
    const steps = this.all(ast.steps);
    const keep = ast.keepSingletonArray === true;
    const { at, length } = around(steps);
    return { kind: 'path', at, length, steps, keep };
  }

  #regex(ast: Ast): Tree {
    const { source, flags } = ast.value as unknown as RegExp;
    const own = flags.replace('g', '');
    const length = source.length + own.length + 2;
    const span = { at: (ast.position ?? 0) - length, length };
    const problem = finderProblem(source, own);
    if (problem) this.report({ message: problem, mend: UNKNOWN_CONSTRUCT.mend }, 'regex', span);
    return { kind: 'regex', ...span, source, flags: own };
  }
  #unary(ast: Ast): Tree {
    if (ast.value === '-') {
      const of = this.tree(ast.expression as Ast);
      const { at } = this.places.of(ast);
      return { kind: 'negate', at, length: of.at + of.length - at, of };
    }
    if (ast.value === '[') {
      return {
        kind: 'array',
        ...this.places.bracketed(ast),
        items: this.all(ast.expressions),
        solid: ast.consarray === true,
      };
    }
    return { kind: 'object', ...this.places.bracketed(ast), pairs: this.pairs(ast.lhs) };
  }

  #binary(ast: Ast): Tree {
    const left = this.tree(ast.lhs as Ast);
    const right = this.tree(ast.rhs as Ast);
    return {
      kind: 'binary',
      ...around([left, right]),
      op: ast.value as BinaryOperator,
      left,
      right,
      sign: this.places.of(ast).at,
    };
  }

  #condition(ast: Ast): Tree {
    const end = ast.position ?? 0;
    const sign = this.places.source.slice(end - 2, end);
    const otherwise = ast.else ? this.tree(ast.else) : null;
    // jsonata writes `a ?: b` as `a ? a : b`; one evaluation of `a` is enough, and it is no last call.
    if ((sign === '?:' || sign === '??') && otherwise !== null) {
      const left = this.tree(ast.then?.thunk ? (ast.then.body as Ast) : (ast.then as Ast));
      return { kind: 'fallback', ...around([left, otherwise]), op: sign, left, right: otherwise };
    }
    const then = this.tree(ast.then as Ast);
    const when = this.tree(ast.condition as Ast);
    return {
      kind: 'condition',
      ...around(otherwise ? [when, otherwise] : [when, then]),
      when,
      then,
      otherwise,
    };
  }

  #apply(ast: Ast): Tree {
    const left = this.tree(ast.lhs as Ast);
    const { rhs } = ast;
    // `x ~> f(y)` is `f(x, y)`, and JSONata passes over a filter on the call.
    if (rhs?.type === 'function') {
      if (rhs.predicate || rhs.group) this.refuse('chain-filter', rhs);
      return callTree(rhs, [left], this);
    }
    const right = this.tree(rhs as Ast);
    return { kind: 'chain', ...around([left, right]), left, right };
  }

  #sort(ast: Ast): Tree {
    const terms = (ast.terms ?? []).map(({ expression, descending }) => ({
      by: this.tree(expression),
      descending,
    }));
    return { kind: 'sort', ...this.places.sorting(ast), terms };
  }

  /** Notes a construct outside the subset; what stands there is read on as nothing. */
  refuse(construct: string, ast: Ast, span: Span = this.places.of(ast)): Tree {
    const refusal =
      REFUSED_FUNCTIONS.get(construct.replace('function-', '')) ?? REFUSED_CONSTRUCTS[construct];
    this.report(refusal ?? UNKNOWN_CONSTRUCT, construct, span);
    return { kind: 'literal', at: span.at, length: span.length, value: null };
  }

  report(refusal: Refusal, code: string, span: Span): void {
    this.problems.push(problemOf(refusal, code, span));
  }
}

/** Whether predicates, `[]` or a grouping follow the node. */
const hasMarks = (ast: Ast): boolean => !!ast.predicate || !!ast.group || ast.keepArray === true;

/** The names bound by `:=`, parameters, `@` and `#` anywhere below a node. */
function boundNames(root: Ast): ReadonlySet<string> {
  const names = new Set<string>();
  const open: unknown[] = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== 'object' || node === null || node instanceof RegExp) continue;
    const { type, lhs, focus, index, arguments: params, value } = node as Ast;
    if (type === 'bind') names.add(String((lhs as Ast).value));
    if (type === 'lambda') for (const each of params ?? []) names.add(String(each.value));
    if (typeof focus === 'string') names.add(focus);
    if (typeof index === 'string') names.add(index);
    if (type === 'index') names.add(String(value));
    for (const each of Object.values(node)) open.push(each);
  }
  return names;
}
