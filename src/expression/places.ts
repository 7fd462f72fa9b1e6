import type { Ast } from './ast.js';
import { closingEnds, scan, type Token } from './scan.js';
import type { Span } from './tree.js';

/** Where the nodes of jsonata's tree stand: it says only where a token ends. */
export class Places {
  readonly source: string;
  readonly #starts: ReadonlyMap<number, number>;
  readonly #closes: ReadonlyMap<number, number>;
  readonly #parents: Token[];

  constructor(source: string) {
    this.source = source;
    const tokens = scan(source);
    this.#starts = new Map(tokens.map(token => [token.end, token.at]));
    this.#closes = closingEnds(source, tokens);
    this.#parents = tokens.filter((token, i) => isParent(source, token, tokens[i - 1]));
  }

  /** The node's own token. */
  of(ast: Ast): Span {
    const end = ast.position ?? 0;
    const at = this.#starts.get(end) ?? Math.max(0, end - 1);
    return { at, length: end - at };
  }

  /** From the node's opening bracket to the closing one. */
  bracketed(ast: Ast): Span {
    const { at } = this.of(ast);
    return { at, length: this.closing(ast) - at };
  }

  /** The end of the bracket that closes the one at which the node stands. */
  closing(ast: Ast): number {
    const end = ast.position ?? 0;
    return this.#closes.get(end) ?? end;
  }

  /** From the `^` of a sorting to its closing parenthesis. */
  sorting(ast: Ast): Span {
    const { at } = this.of(ast);
    const end = ast.position ?? 0;
    return { at, length: (this.#closes.get(end + 1) ?? end) - at };
  }

  /** jsonata gives the parent operator no place: they are met in the order in which they stand. */
  parent(): Span {
    const token = this.#parents.length > 1 ? this.#parents.shift() : this.#parents[0];
    return { at: token?.at ?? 0, length: 1 };
  }
}

/** Whether a `%` stands where a value begins, and so is no remainder. */
const isParent = (source: string, token: Token, before: Token | undefined): boolean =>
  source[token.at] === '%' && '.([{,;:?^<>~=&+-*/|'.includes(source[(before?.end ?? 0) - 1] ?? '.');

/** The place from the first of the spans to the last. */
export const around = (spans: readonly Span[]): Span => {
  const at = Math.min(...spans.map(each => each.at));
  return { at, length: Math.max(...spans.map(each => each.at + each.length)) - at };
};
