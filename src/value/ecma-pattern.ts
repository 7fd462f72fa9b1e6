import { looksAround, refersBack, unknownSyntax } from './regex-error.js';

/** What holds between two characters rather than of one. */
export type Position = 'start' | 'end' | 'boundary' | 'no-boundary';

/** A pattern as a tree; groups that do not capture are gone. */
export type PatternNode =
  /** One character; `atom` is its source: a literal, an escape, a class or the dot. */
  | { readonly kind: 'character'; readonly atom: string }
  | { readonly kind: 'position'; readonly at: Position }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | RepeatNode
  | GroupNode;

/** Capturing groups by number, as the first and the one after the last. */
export type GroupRange = readonly [from: number, to: number];

export interface RepeatNode {
  readonly kind: 'repeat';
  readonly body: PatternNode;
  readonly min: number;
  readonly max: number;
  /** Prefers few times to many. */
  readonly lazy: boolean;
  /** Groups in the body. */
  readonly groups: GroupRange;
}

/** A group that captures: itself the first of its groups, then those inside. The whole pattern is group 0. */
export interface GroupNode {
  readonly kind: 'group';
  readonly body: PatternNode;
  readonly groups: GroupRange;
}

const MOST_TIMES = 1_000;

/**
 * The tokens of ECMA-262 §22.2.1 with the u flag: class, escape (a surrogate pair of escapes is one character),
 * group, repetition, any other character.
 */
const unicodeToken =
  /\[(?:\\.|[^\]\\])*\]|\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[dD][89abAB]..\\u[dD][c-fC-F]..|u.{4}|x..|c.|.)|\((?:\?(?:<?[=!]|<[^>]*>|:|.))?|(?:[*+?]|\{[\d,]+\})\??|./gsu;

/** The tokens without the u flag, of §B.1.2: code units, escapes of letters that need none, braces that repeat nothing. */
export const plainToken =
  /\[(?:\\.|[^\]\\])*\]|\\(?:u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|0[0-7]{0,2}|[^c])|\((?:\?(?:<?[=!]|<[^>]*>|:|.))?|(?:[*+?]|\{\d+(?:,\d*)?\})\??|./gs;

const positions: Readonly<Record<string, Position>> = {
  '^': 'start',
  $: 'end',
  '\\b': 'boundary',
  '\\B': 'no-boundary',
};

/**
 * Reads an ECMA-262 pattern, refusing what no linear engine has: look-around and back-references. The pattern is
 * known to be valid with the flags whose tokens are given: the u flag unless told.
 * @throws RegexError
 */
export function parsePattern(pattern: string, token = unicodeToken): GroupNode {
  const tokens = pattern.match(token) ?? [];
  let at = 0;
  let groups = 1;

  function choice(): PatternNode {
    const options = [sequence()];
    while (tokens[at] === '|') {
      at += 1;
      options.push(sequence());
    }
    return options.length === 1 ? options[0]! : { kind: 'choice', options };
  }

  function sequence(): PatternNode {
    const parts: PatternNode[] = [];
    for (let part = tokens[at]; part !== undefined && part !== '|' && part !== ')'; part = tokens[at]) {
      const from = groups;
      at += 1;
      parts.push(repeated(part.startsWith('(') ? group(part) : single(part), from));
    }
    return { kind: 'sequence', parts };
  }

  function group(opening: string): PatternNode {
    if (/^\(\?<?[=!]$/.test(opening)) throw looksAround(opening);
    if (!/^\((?:\?:|\?<.*>)?$/s.test(opening)) throw unknownSyntax();
    const from = groups;
    const captures = opening !== '(?:';
    if (captures) groups += 1;
    const body = choice();
    at += 1;
    return captures ? { kind: 'group', body, groups: [from, groups] } : body;
  }

  function repeated(body: PatternNode, from: number): PatternNode {
    const part = tokens[at] ?? '';
    const range = times(part);
    if (range === undefined) return body;
    at += 1;
    const [min, max] = range;
    return { kind: 'repeat', body, min, max, lazy: /.\?$/.test(part), groups: [from, groups] };
  }

  const body = choice();
  return { kind: 'group', body, groups: [0, groups] };
}

function single(part: string): PatternNode {
  if (/^\\[1-9k]/.test(part)) throw refersBack(part.slice(0, 2));
  const at = positions[part];
  if (at !== undefined) return { kind: 'position', at };
  // Without the u flag a backslash may stand for itself.
  return { kind: 'character', atom: part === '\\' ? '\\\\' : part };
}

/** Least and most times a repetition asks for, or nothing when the token is no repetition. */
function times(part: string): readonly [number, number] | undefined {
  if (!/^(?:[*+?]|\{.+\})\??$/s.test(part)) return undefined;
  if (part.startsWith('*')) return [0, Number.POSITIVE_INFINITY];
  if (part.startsWith('+')) return [1, Number.POSITIVE_INFINITY];
  if (part.startsWith('?')) return [0, 1];
  const [low, high] = part.replace(/[{}?]/g, '').split(',');
  const max = high === undefined ? Number(low) : high === '' ? Number.POSITIVE_INFINITY : Number(high);
  if (Number(low) > MOST_TIMES || (max !== Number.POSITIVE_INFINITY && max > MOST_TIMES))
    throw unknownSyntax();
  return [Number(low), max];
}
