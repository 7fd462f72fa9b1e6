import { nearest } from '../source/nearest.js';
import { text } from '../source/text.js';
import type { Ast } from './ast.js';
import { BOUNDS } from './bounds.js';
import { FUNCTION_NAMES } from './function-names.js';
import type { Problem } from './problem.js';
import { REFUSED_CONSTRUCTS, REFUSED_FUNCTIONS, type Refusal } from './refused.js';
import { closingEnds, scan } from './scan.js';
import type { BinaryOperator, Span, Tree } from './tree.js';

/** Turns jsonata's syntax tree into ours; every construct outside the subset becomes a problem. */
export class Conversion {
  readonly problems: Problem[] = [];
  readonly #source: string;
  readonly #starts: ReadonlyMap<number, number>;
  readonly #closes: ReadonlyMap<number, number>;
  #depth = 0;

  constructor(source: string) {
    this.#source = source;
    const tokens = scan(source);
    this.#starts = new Map(tokens.map(token => [token.end, token.at]));
    this.#closes = closingEnds(source, tokens);
  }

  /** The tree of a node with its predicates and `[]`. */
  tree(ast: Ast): Tree {
    if (++this.#depth > BOUNDS.treeDepth) throw new RangeError('tree depth');
    for (const part of ['group', 'focus', 'index'] as const)
      if (ast[part] !== undefined) this.#refuse(part, ast);
    const bare = this.#bare(ast);
    const filters = ast.stages ?? ast.predicate ?? [];
    for (const filter of filters) if (filter.type !== 'filter') this.#refuse(filter.type, filter);
    const by = filters.flatMap(filter => (filter.expr ? [this.tree(filter.expr)] : []));
    this.#depth--;
    const keep = ast.keepArray === true && ast.type !== 'path';
    if (by.length === 0 && !keep) return bare;
    const last = filters.at(-1)?.position;
    const end = last === undefined ? bare.at + bare.length : (this.#closes.get(last) ?? last);
    return {
      kind: 'select',
      at: bare.at,
      length: end - bare.at,
      of: bare,
      by,
      keep,
      staged: ast.stages !== undefined,
    };
  }

  #bare(ast: Ast): Tree {
    switch (ast.type) {
      case 'string':
      case 'number':
      case 'value':
        return { kind: 'literal', ...this.#span(ast), value: ast.value as string | number | boolean | null };
      case 'name':
        return { kind: 'field', ...this.#span(ast), name: String(ast.value) };
      case 'variable':
        return this.#variable(ast);
      case 'wildcard':
        return { kind: 'wildcard', ...this.#span(ast) };
      case 'descendant':
        return { kind: 'descendants', ...this.#span(ast) };
      case 'path':
        return this.#path(ast);
      case 'unary':
        return this.#unary(ast);
      case 'binary':
        return this.#binary(ast);
      case 'condition':
        return this.#condition(ast);
      case 'block':
        return { kind: 'block', ...this.#bracketed(ast), items: this.#all(ast.expressions) };
      case 'function':
        return this.#call(ast);
      default:
        return this.#refuse(ast.type, ast);
    }
  }

  #all(list: readonly Ast[] | undefined): readonly Tree[] {
    return (list ?? []).map(each => this.tree(each));
  }

  #variable(ast: Ast): Tree {
    const name = String(ast.value);
    const span = this.#span(ast);
    if (name === '') return { kind: 'context', ...span };
    if (name === '$') return { kind: 'root', ...span };
    if (FUNCTION_NAMES.has(name) || REFUSED_FUNCTIONS.has(name)) return this.#refuse('function-value', ast);
    return { kind: 'name', ...span, name };
  }

  #path(ast: Ast): Tree {
    const head = ast.steps?.[0];
    // jsonata takes such a head for a list even when it gives one value, and the rest of the path for nothing.
    if (head?.consarray && (head.type !== 'unary' || head.predicate)) this.#refuse('array-head', head);
    const steps = this.#all(ast.steps);
    return { kind: 'path', ...around(steps), steps, keep: ast.keepSingletonArray === true };
  }

  #unary(ast: Ast): Tree {
    if (ast.value === '-') {
      const of = this.tree(ast.expression as Ast);
      const at = this.#span(ast).at;
      return { kind: 'negate', at, length: of.at + of.length - at, of };
    }
    if (ast.value === '[') {
      return {
        kind: 'array',
        ...this.#bracketed(ast),
        items: this.#all(ast.expressions),
        solid: ast.consarray === true,
      };
    }
    const pairs = (ast.lhs as readonly (readonly [Ast, Ast])[]).map(
      ([key, value]) => [this.tree(key), this.tree(value)] as const,
    );
    return { kind: 'object', ...this.#bracketed(ast), pairs };
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
      sign: this.#span(ast).at,
    };
  }

  #condition(ast: Ast): Tree {
    const end = ast.position ?? 0;
    const sign = this.#source.slice(end - 2, end);
    const then = this.tree(ast.then as Ast);
    const otherwise = ast.else ? this.tree(ast.else) : null;
    // jsonata writes `a ?: b` as `a ? a : b`; one evaluation of `a` is enough.
    if ((sign === '?:' || sign === '??') && otherwise !== null) {
      return { kind: 'fallback', ...around([then, otherwise]), op: sign, left: then, right: otherwise };
    }
    const when = this.tree(ast.condition as Ast);
    return {
      kind: 'condition',
      ...around(otherwise ? [when, otherwise] : [when, then]),
      when,
      then,
      otherwise,
    };
  }

  #call(ast: Ast): Tree {
    const name = ast.procedure?.type === 'variable' ? String(ast.procedure.value) : '';
    const at = ast.procedure ? this.#span(ast.procedure).at : this.#span(ast).at;
    const end = this.#closes.get(ast.position ?? -1) ?? ast.position ?? at;
    const args = this.#all(ast.arguments);
    const node: Tree = { kind: 'call', at, length: end - at, name, args };
    if (name === '' || name === '$') return this.#refuse('call-of-expression', ast);
    if (!FUNCTION_NAMES.has(name)) this.#report(unknownFunction(name), { at, length: name.length + 1 }, name);
    return node;
  }

  #refuse(construct: string, ast: Ast): Tree {
    const refusal = REFUSED_CONSTRUCTS[construct] ?? REFUSED_CONSTRUCTS['call-of-expression'];
    const span = this.#span({ type: '', position: ast.position ?? ast.group?.position ?? this.#parentEnd() });
    this.problems.push(problemOf(refusal as Refusal, construct, span));
    return { kind: 'literal', ...span, value: null };
  }

  #report(refusal: Refusal, span: Span, name: string): void {
    this.problems.push(
      problemOf(refusal, REFUSED_FUNCTIONS.has(name) ? `function-${name}` : 'unknown-function', span),
    );
  }

  /** jsonata gives the parent operator no place: it is the first `%` that stands where a value begins. */
  #parentEnd(): number {
    const tokens = scan(this.#source);
    const at = tokens.findIndex(
      (token, i) =>
        this.#source[token.at] === '%' &&
        '.([{,;:?'.includes(this.#source[(tokens[i - 1]?.end ?? 0) - 1] ?? '.'),
    );
    return tokens[at]?.end ?? 0;
  }

  #span(ast: Ast): Span {
    const end = ast.position ?? 0;
    const at = this.#starts.get(end) ?? Math.max(0, end - 1);
    return { at, length: end - at };
  }

  #bracketed(ast: Ast): Span {
    const { at } = this.#span(ast);
    return { at, length: (this.#closes.get(ast.position ?? -1) ?? ast.position ?? at) - at };
  }
}

const problemOf = (refusal: Refusal, code: string, span: Span): Problem => ({
  code,
  offset: span.at,
  length: span.length,
  message: refusal.message,
  mend: refusal.mend,
});

const around = (trees: readonly Tree[]): Span => {
  const at = Math.min(...trees.map(each => each.at));
  return { at, length: Math.max(...trees.map(each => each.at + each.length)) - at };
};

function unknownFunction(name: string): Refusal {
  const refused = REFUSED_FUNCTIONS.get(name);
  if (refused) return refused;
  const near = nearest(name, FUNCTION_NAMES);
  const list = [...FUNCTION_NAMES].map(each => `$${each}`).join(' ');
  return {
    message: text(`Không có hàm $${name}.`, `There is no function $${name}.`),
    mend: near
      ? text(`Có phải ý bạn là $${near}?`, `Did you mean $${near}?`)
      : text(`Các hàm dùng được: ${list}.`, `The functions are: ${list}.`),
  };
}
