import { looksAround, refersBack, unknownSyntax } from './regex-error.js';

/** What holds between two characters rather than of one. */
export type Position = 'start' | 'end' | 'boundary' | 'no-boundary';

/** A pattern as a tree. Groups and laziness are gone: neither changes whether a text matches. */
export type PatternNode =
  /** One character; `atom` is its source: a literal, an escape, a class or the dot. */
  | { readonly kind: 'character'; readonly atom: string }
  | { readonly kind: 'position'; readonly at: Position }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly body: PatternNode; readonly min: number; readonly max: number };

const MOST_TIMES = 1_000;

/**
 * The tokens of ECMA-262 §22.2.1 with the u flag: class, escape (a surrogate pair of escapes is one character),
 * group, repetition, any other character.
 */
const token =
  /\[(?:\\.|[^\]\\])*\]|\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[dD][89abAB]..\\u[dD][c-fC-F]..|u.{4}|x..|c.|.)|\((?:\?(?:<?[=!]|<[^>]*>|:|.))?|(?:[*+?]|\{[\d,]+\})\??|./gsu;

const positions: Readonly<Record<string, Position>> = {
  '^': 'start',
  $: 'end',
  '\\b': 'boundary',
  '\\B': 'no-boundary',
};

/**
 * Reads an ECMA-262 pattern, refusing what no linear engine has: look-around and back-references. The pattern is
 * known to be valid with the u flag.
 * @throws RegexError
 */
export function parsePattern(pattern: string): PatternNode {
  const tokens = pattern.match(token) ?? [];
  let at = 0;

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
      at += 1;
      parts.push(repeated(part.startsWith('(') ? group(part) : single(part)));
    }
    return { kind: 'sequence', parts };
  }

  function group(opening: string): PatternNode {
    if (/^\(\?<?[=!]$/.test(opening)) throw looksAround(opening);
    if (!/^\((?:\?:|\?<.*>)?$/s.test(opening)) throw unknownSyntax();
    const inside = choice();
    at += 1;
    return inside;
  }

  function repeated(body: PatternNode): PatternNode {
    const [min, max] = times(tokens[at]) ?? [1, 1];
    if (min === 1 && max === 1 && !tokens[at]?.startsWith('{')) return body;
    at += 1;
    return { kind: 'repeat', body, min, max };
  }

  return choice();
}

function single(part: string): PatternNode {
  if (/^\\[1-9k]/.test(part)) throw refersBack(part.slice(0, 2));
  const at = positions[part];
  return at === undefined ? { kind: 'character', atom: part } : { kind: 'position', at };
}

/** Least and most times a repetition asks for, or nothing when the token is no repetition. */
function times(part: string | undefined): readonly [number, number] | undefined {
  if (part === undefined || !/^(?:[*+?]|\{.+\})\??$/s.test(part)) return undefined;
  if (part.startsWith('*')) return [0, Number.POSITIVE_INFINITY];
  if (part.startsWith('+')) return [1, Number.POSITIVE_INFINITY];
  if (part.startsWith('?')) return [0, 1];
  const [low, high] = part.replace(/[{}?]/g, '').split(',');
  const max = high === undefined ? Number(low) : high === '' ? Number.POSITIVE_INFINITY : Number(high);
  if (Number(low) > MOST_TIMES || (max !== Number.POSITIVE_INFINITY && max > MOST_TIMES))
    throw unknownSyntax();
  return [Number(low), max];
}
