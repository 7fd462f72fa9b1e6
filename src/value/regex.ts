import type { Text } from '../source/text.js';
import { parsePattern } from './ecma-pattern.js';
import { patternMatcher } from './pattern-matcher.js';
import { patternProgram } from './pattern-program.js';
import { RegexError, refusalOf, tooLarge, wrongSyntax } from './regex-error.js';

export { RegexError };

/** A pattern that is matched in time linear in the input, whatever the pattern. */
export interface LinearRegex {
  /** True when the pattern is found anywhere in the value, as JSON Schema's `pattern` asks. */
  test(value: string): boolean;
  /** The pattern itself: Ajv tells compiled patterns apart by this text. */
  toString(): string;
}

const MOST_CHARACTERS = 500;
const MOST_REPEATED = 50_000;

/**
 * Compiles a JSON Schema pattern (ECMA-262 with the u flag) for a linear engine, with the same meaning.
 * @throws RegexError when the pattern is wrong, cannot be matched in linear time, or would need too large a program
 */
export function linearRegex(pattern: string): LinearRegex {
  refuseLong(pattern);
  refuseRepeated(pattern);
  refuseWrong(pattern, 'u');
  const { test } = patternMatcher(patternProgram(parsePattern(pattern)));
  return Object.freeze({ test, toString: () => pattern });
}

/** Why a pattern cannot be used, or nothing when it can. */
export const patternProblem = (pattern: string): Text | undefined => refusalOf(() => linearRegex(pattern));

/** @throws RegexError when a pattern has more than 500 characters */
export function refuseLong(pattern: string): void {
  if (pattern.length > MOST_CHARACTERS) throw tooLarge();
}

/** A program grows with the pattern's length times its largest repetition: `(…){1000}` is refused before it is built. */
function refuseRepeated(pattern: string): void {
  const repeats = [...pattern.matchAll(/\{(\d{1,6})(?:,(\d{0,6}))?\}/g)].map(([, low, high]) =>
    Number(high || low),
  );
  if (pattern.length * Math.max(1, ...repeats) > MOST_REPEATED) throw tooLarge();
}

/**
 * What is written as a pattern must be one for the host, and for whoever else reads it.
 * @throws RegexError
 */
export function refuseWrong(pattern: string, flags: string): void {
  try {
    new RegExp(pattern, flags);
  } catch {
    throw wrongSyntax(flags);
  }
}
