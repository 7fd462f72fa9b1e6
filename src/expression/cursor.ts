import { scan, type Token } from './scan.js';

/** What stands at the cursor while the expression is typed with something there. */
export const MARK = 'cursorHere';

/** Where something is being written, and expressions that have the mark there, the likeliest first. */
export interface Cursor {
  /** What begins there: a `$name`, a string, or anything else. */
  readonly kind: 'name' | 'field' | 'value';
  /** The word at the cursor, which gives way to what is chosen. */
  readonly from: number;
  readonly to: number;
  /** What of the word stands before the cursor, without its quote. */
  readonly typed: string;
  /** The quote a string or a name begins with. */
  readonly quote: string;
  /** Nothing is written yet, and no path leads there. */
  readonly fresh: boolean;
  readonly patched: readonly string[];
}

export function cursorAt(source: string, offset: number): Cursor {
  const before = scan(source.slice(0, offset));
  const last = before.at(-1);
  const word = last && last.end === offset && isOpen(source, last) ? last : undefined;
  const from = word?.at ?? offset;
  const written = source.slice(from, offset);
  const kind = written.startsWith('$') ? 'name' : word?.kind === 'string' ? 'value' : 'field';
  const to = word ? endOf(source, word) : offset;
  const quote = /^["'`]/.exec(written)?.[0] ?? '';
  const mark = kind === 'name' ? `$${MARK}` : kind === 'value' ? `"${MARK}"` : MARK;
  const head = source.slice(0, from);
  const lead = before.findLast(token => token.end <= from);
  return {
    kind,
    from,
    to,
    typed: written.slice(quote.length),
    quote,
    fresh: word === undefined && source.slice(lead?.at, lead?.end) !== '.',
    patched: [finished(head + mark + source.slice(to)), finished(head + mark)],
  };
}

/** Whether more may be written where a token ends: not after a closing quote. */
function isOpen(source: string, { kind, at, end }: Token): boolean {
  if (kind === 'word' || kind === 'variable') return true;
  if (kind !== 'string' && kind !== 'quoted') return false;
  return end - at === 1 || source.charAt(end - 1) !== source.charAt(at);
}

/** The end of the word that begins there. A quote that closes beyond an operator closes something else. */
function endOf(source: string, { kind, at, end }: Token): number {
  if (kind === 'word' || kind === 'variable') return scan(source).find(token => token.at === at)?.end ?? end;
  const [rest = ''] = /^[^=<>()[\]{},;&!?:"'`\n]*["'`]/.exec(source.slice(end)) ?? [];
  return rest.endsWith(source.charAt(at)) ? end + rest.length : end;
}

const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', f: ')', b: '}' };

/**
 * With every open bracket closed; a key of an object still wants its value. `f`: the parameters of a function, `b`: its
 * body.
 */
function finished(source: string): string {
  const open: string[] = [];
  let written = '';
  let body = false;
  for (const { kind, at, end } of scan(source)) {
    const before = written;
    written = source.slice(at, end);
    if (kind !== 'sign') continue;
    if (written === '(') open.push(/^(function|λ)$/.test(before) ? 'f' : '(');
    else if (written === '[') open.push('[');
    else if (written === '{') {
      open.push(body ? 'b' : '{');
      body = false;
    } else if (')]}'.includes(written)) body = closed(open) === 'f' || body;
    else if (written === ':' && open.at(-1) === '{') open.push(':');
    else if (written === ',' && open.at(-1) === ':') open.pop();
  }
  const closing = open
    .map((sign, i) => (sign === ':' ? '' : sign === '{' && open[i + 1] !== ':' ? ': 1}' : CLOSES[sign]))
    .reverse()
    .join('');
  return source + closing;
}

/** Takes away what a closing bracket closes. */
function closed(open: string[]): string | undefined {
  const last = open.pop();
  return last === ':' ? open.pop() : last;
}
