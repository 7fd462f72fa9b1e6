import { type FaultName, type Problem, problem } from './json-problem.js';
import * as token from './json-token.js';
import { Tokens } from './json-tokens.js';
import type { JsonMember, JsonNode, Span } from './json-tree.js';
import { composed, isExact, isForbiddenKey, isWellFormed } from './sound-value.js';

export interface ParsedJson {
  /** Undefined when the text is empty. */
  readonly root: JsonNode | undefined;
  /** In the order of the text; at most 200. */
  readonly problems: readonly Problem[];
  /** False when brackets do not match, or the rest was not read: what stands in what is then unknown. */
  readonly balanced: boolean;
}

/** The parser recurses, and a text that is no JSON can hide brackets from the depth scan in what looks like text. */
const DEEPEST = 200;
/** More mistakes than anyone mends in one sitting; keeps a hostile text cheap. */
const MOST = 200;

/**
 * Reads strict JSON (RFC 8259) and goes on after mistakes, one problem for each. A value that is missing or
 * unreadable becomes a `broken` node. After `most` problems, or too deep inside brackets, the rest is not read.
 */
export const parseJson = (text: string, most = MOST): ParsedJson => new Parser(text, most).document();

type Key = Span & { readonly key: string };
type Scalar = 'string' | 'number' | 'boolean' | 'null';

class Parser {
  private readonly text: string;
  private readonly most: number;
  private readonly tokens: Tokens;
  private readonly problems: Problem[] = [];
  private readonly path: (string | number)[] = [];
  private readonly closers: number[] = [];
  private balanced = true;
  /** The first pair of brackets indented differently: one that is missing or too many is so here. */
  private suspect: { readonly opened: number; readonly closed: number } | undefined;
  /** A string left open has swallowed what followed it on its line, perhaps a comma. */
  private swallowed = false;

  constructor(text: string, most: number) {
    this.text = text;
    this.most = most;
    this.tokens = new Tokens(text, (fault, offset, length) => {
      if (fault === 'stringOpen') this.swallowed = true;
      this.report(fault, { offset, length });
    });
  }

  document(): ParsedJson {
    const { tokens } = this;
    tokens.next();
    const root = tokens.kind === token.end ? undefined : this.value();
    if (!root && this.problems.length === 0) this.report('emptyFile', { offset: 0, length: 0 });
    if (root && root.length > 0 && tokens.kind !== token.end) this.tooMany('afterEnd');
    const problems = this.problems.sort((a, b) => a.offset - b.offset);
    return { root, problems, balanced: this.balanced };
  }

  private value(): JsonNode {
    const { tokens } = this;
    if (tokens.kind === token.colon) this.report('unexpected', tokens);
    while (tokens.kind === token.colon) tokens.next();
    switch (tokens.kind) {
      case token.openBrace:
        return this.object();
      case token.openBracket:
        return this.array();
      case token.string:
        return this.scalar('string', this.sound(tokens.value));
      case token.number:
        return this.number();
      case token.yes:
      case token.no:
        return this.scalar('boolean', tokens.kind === token.yes);
      case token.nothing:
        return this.scalar('null', null);
      case token.word:
        return this.word();
      default:
        return this.missing('valueMissing');
    }
  }

  private scalar(kind: Scalar, value: unknown): JsonNode {
    const { start: offset, length, faulty } = this.tokens;
    this.tokens.next();
    return faulty ? { kind: 'broken', offset, length } : { kind, offset, length, value };
  }

  private number(): JsonNode {
    const { tokens } = this;
    const value = Number(tokens.value);
    if (!isExact(value)) this.tokens.blame('numberLost');
    const node = this.scalar('number', value);
    if (!tokens.adjacent || (tokens.kind !== token.number && tokens.kind !== token.word)) return node;
    while (tokens.adjacent && (tokens.kind === token.number || tokens.kind === token.word)) tokens.next();
    const whole = { offset: node.offset, length: tokens.before - node.offset };
    this.report('badNumber', whole);
    return { kind: 'broken', ...whole };
  }

  private word(): JsonNode {
    const { tokens } = this;
    const offset = tokens.start;
    const { length } = tokens;
    this.report('unknownWord', { offset, length });
    while (tokens.kind === token.word) tokens.next();
    return { kind: 'broken', offset, length };
  }

  private missing(fault: FaultName): JsonNode {
    const span = { offset: this.tokens.before, length: 0 };
    this.report(fault, span);
    return { kind: 'broken', ...span };
  }

  private object(): JsonNode {
    const offset = this.tokens.start;
    const members = new Map<string, JsonMember>();
    const length = this.entries(token.closeBrace, () => this.member(members));
    return { kind: 'object', offset, length, members: [...members.values()] };
  }

  private array(): JsonNode {
    const offset = this.tokens.start;
    const items: JsonNode[] = [];
    const length = this.entries(token.closeBracket, () => {
      this.path.push(items.length);
      items.push(this.value());
      this.path.pop();
    });
    return { kind: 'array', offset, length, items };
  }

  /** From the opening bracket to after its closing one, with the commas between entries; gives the length. */
  private entries(closer: number, entry: () => void): number {
    const { tokens } = this;
    const { start: opened, indent } = tokens;
    let comma: Span | undefined;
    this.closers.push(closer);
    if (this.closers.length > DEEPEST) this.giveUp('tooDeep');
    tokens.next();
    for (let first = true; !this.atClose(); ) {
      if (tokens.kind === token.comma) {
        this.report('commaExtra', tokens);
        tokens.next();
        continue;
      }
      if (!first && !comma && !this.separated(closer)) continue;
      first = false;
      this.swallowed = false;
      entry();
      comma = tokens.kind === token.comma ? { offset: tokens.start, length: 1 } : undefined;
      if (comma) tokens.next();
    }
    if (comma && tokens.kind === closer) this.report('trailingComma', comma);
    return this.close(closer, opened, indent);
  }

  /** Without a comma before: says so, and whether an entry may begin here all the same. */
  private separated(closer: number): boolean {
    const { tokens } = this;
    if (tokens.kind === token.word && tokens.adjacent) {
      this.strayQuote();
      return false;
    }
    const begins =
      closer === token.closeBracket || tokens.kind === token.string || tokens.kind === token.word;
    if (begins && tokens.kind !== token.colon && !this.swallowed)
      this.report('commaMissing', { offset: tokens.before, length: 0 });
    return true;
  }

  /** A word that touches a string: a quote is missing or too many, and the rest of the line cannot be told. */
  private strayQuote(): void {
    this.report('strayQuote', this.tokens);
    this.tokens.skipLine();
    this.swallowed = true;
  }

  private member(members: Map<string, JsonMember>): void {
    const key = this.key();
    if (!key) return;
    this.path.push(key.key);
    const node = this.memberValue();
    const earlier = members.get(key.key);
    if (isForbiddenKey(key.key)) this.report('forbiddenKey', key);
    else if (earlier) this.report('duplicateKey', key, earlier.offset);
    else members.set(key.key, { ...key, node });
    this.path.pop();
  }

  private key(): Key | undefined {
    const { tokens } = this;
    const span = { offset: tokens.start, length: tokens.length };
    const bare = tokens.kind === token.word && /^[\w$]+$/.test(tokens.value);
    if (tokens.kind !== token.string && !bare) {
      this.report('keyExpected', span);
      this.skipEntry();
      return undefined;
    }
    if (bare) this.report('keyUnquoted', span);
    const key = bare ? tokens.value : this.sound(tokens.value);
    tokens.next();
    return { key, ...span };
  }

  private memberValue(): JsonNode {
    const { tokens } = this;
    if (tokens.kind === token.colon) {
      tokens.next();
      return this.value();
    }
    if (tokens.kind === token.word && tokens.adjacent) this.strayQuote();
    if (this.swallowed) return { kind: 'broken', offset: tokens.before, length: 0 };
    if (tokens.kind === token.comma || this.atClose()) return this.missing('valueMissing');
    this.report('colonMissing', { offset: tokens.before, length: 0 });
    return this.value();
  }

  /** Takes the closing bracket; when it is missing or foreign, says so. Gives the length from the opening one. */
  private close(closer: number, opened: number, indent: number): number {
    const { tokens } = this;
    this.closers.pop();
    if (tokens.kind === closer) {
      const end = tokens.start + 1;
      if (tokens.leads && tokens.indent !== indent) this.suspect ??= { opened, closed: tokens.start };
      tokens.next();
      return end - opened;
    }
    if (tokens.kind === token.end)
      this.unbalanced('neverClosed', { offset: this.suspect?.opened ?? opened, length: 1 });
    else this.unbalanced('closeMissing', { offset: tokens.before, length: 0 }, opened);
    return tokens.before - opened;
  }

  /** At the end, or at a bracket that closes something open; a stray closing bracket is passed over. */
  private atClose(): boolean {
    const { tokens } = this;
    while (tokens.kind === token.closeBrace || tokens.kind === token.closeBracket) {
      if (this.closers.includes(tokens.kind)) return true;
      this.tooMany('closeExtra');
      tokens.next();
    }
    return tokens.kind === token.end;
  }

  /** Passes over what cannot be an entry, brackets within it included. */
  private skipEntry(): void {
    const { tokens } = this;
    for (let depth = 0; tokens.kind !== token.end; tokens.next()) {
      const closes = tokens.kind === token.closeBrace || tokens.kind === token.closeBracket;
      if (depth === 0 && (closes || tokens.kind === token.comma)) return;
      if (tokens.kind === token.openBrace || tokens.kind === token.openBracket) depth++;
      if (closes) depth--;
    }
  }

  private sound(value: string): string {
    if (!isWellFormed(value)) this.tokens.blame('illFormed');
    return composed(value);
  }

  private tooMany(fault: FaultName): void {
    if (this.suspect) this.unbalanced('closeExtra', { offset: this.suspect.closed, length: 1 });
    else this.unbalanced(fault, this.tokens);
  }

  /** After the first unbalanced bracket nothing can be told for certain, so nothing more is said. */
  private unbalanced(fault: FaultName, at: Span | Tokens, other?: number): void {
    this.report(fault, at, other);
    this.balanced = false;
  }

  private report(fault: FaultName, at: Span | Tokens, other?: number): void {
    if (!this.balanced) return;
    const span = at instanceof Tokens ? { offset: at.start, length: at.length } : at;
    this.problems.push(problem(fault, { ...span, path: this.path, text: this.text, other }));
    if (this.problems.length >= this.most) this.stop();
  }

  private giveUp(fault: FaultName): void {
    this.report(fault, this.tokens);
    this.stop();
  }

  private stop(): void {
    this.balanced = false;
    this.tokens.stop();
  }
}
