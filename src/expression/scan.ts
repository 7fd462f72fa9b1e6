/** One token of an expression's text; `end` is exclusive, in UTF-16 units. */
export interface Token {
  readonly kind: 'string' | 'quoted' | 'comment' | 'regex' | 'word' | 'variable' | 'sign';
  readonly at: number;
  readonly end: number;
}

const SPACE = ' \t\n\r\v';
const SIGNS = '.[]{}(),@#;:?+-*/%|=<>^&!~';
const DOUBLE_SIGNS = ['..', ':=', '!=', '>=', '<=', '**', '~>', '?:', '??'];

/** Of the empty string at the end too. A quote inside a word is part of it. */
const isWordEnd = (char: string): boolean => SPACE.includes(char) || SIGNS.includes(char);

function endOfString(source: string, at: number): number {
  const quote = source[at];
  let end = at + 1;
  while (end < source.length && source[end] !== quote) end += source[end] === '\\' ? 2 : 1;
  return Math.min(end + 1, source.length);
}

function endAfter(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from);
  return found < 0 ? source.length : found + mark.length;
}

function endOfWord(source: string, at: number): number {
  let end = at;
  while (!isWordEnd(source.charAt(end))) end++;
  return end;
}

function endOfNumber(source: string, at: number): number {
  return at + (/^[0-9]+(\.[0-9]+)?([Ee][-+]?[0-9]+)?/.exec(source.slice(at, at + 400))?.[0].length ?? 1);
}

/**
 * Whether a value is awaited after a token: there a `/` begins a regular expression, and is a division otherwise.
 * What is a sign between values, is a value itself where one is awaited: `*`, `%`, a field named `and`.
 */
function awaitsAfter(source: string, { kind, at, end }: Token, awaited: boolean): boolean {
  const written = source.slice(at, end);
  if (kind === 'word' ? /^(and|or|in)$/.test(written) : kind === 'sign' && '**%'.includes(written))
    return !awaited;
  return kind === 'sign' && !')]}'.includes(written);
}

/** The slash that ends it stands outside its brackets; then its flags. */
function endOfRegex(source: string, at: number): number {
  let depth = 0;
  for (let end = at + 1; end < source.length; end++) {
    const char = source.charAt(end);
    if (char === '\\') end++;
    else if (')]}([{'.includes(char) && source[end - 1] === '\\') continue;
    else if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
    else if (char === '/' && depth === 0)
      return end + 1 + (/^[im]*/.exec(source.slice(end + 1))?.[0].length ?? 0);
  }
  return source.length;
}

function tokenAt(source: string, at: number, awaited: boolean): Token {
  const char = source.charAt(at);
  const pair = source.slice(at, at + 2);
  if (char === '"' || char === "'") return { kind: 'string', at, end: endOfString(source, at) };
  if (char === '`') return { kind: 'quoted', at, end: endAfter(source, '`', at + 1) };
  if (pair === '/*') return { kind: 'comment', at, end: endAfter(source, '*/', at + 2) };
  if (char === '/' && awaited) return { kind: 'regex', at, end: endOfRegex(source, at) };
  if (DOUBLE_SIGNS.includes(pair)) return { kind: 'sign', at, end: at + 2 };
  if (SIGNS.includes(char)) return { kind: 'sign', at, end: at + 1 };
  if (char >= '0' && char <= '9') return { kind: 'word', at, end: endOfNumber(source, at) };
  return { kind: char === '$' ? 'variable' : 'word', at, end: endOfWord(source, at) };
}

/** Splits an expression's text into tokens, white space left out. Never fails: what is open at the end ends there. */
export function scan(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let awaited = true;
  while (at < source.length) {
    if (SPACE.includes(source.charAt(at))) {
      at++;
      continue;
    }
    const token = tokenAt(source, at, awaited);
    tokens.push(token);
    if (token.kind !== 'comment') awaited = awaitsAfter(source, token, awaited);
    at = token.end;
  }
  return tokens;
}

/** The place of the bracket that closes each opening one, as exclusive ends keyed by the opening one's end. */
export function closingEnds(source: string, tokens: readonly Token[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  for (const token of tokens) {
    if (token.kind !== 'sign') continue;
    const char = source.charAt(token.at);
    if ('([{'.includes(char)) open.push(token.end);
    else if (')]}'.includes(char)) {
      const start = open.pop();
      if (start !== undefined) ends.set(start, token.end);
    }
  }
  return ends;
}
