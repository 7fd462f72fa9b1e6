import { RE2JS } from 're2js';
import type { Text } from '../source/text.js';
import { text } from '../source/text.js';
import { ecmaToRe2, RegexError } from './ecma-pattern.js';

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
const MOST_INSTRUCTIONS = 10_000;

/**
 * Compiles a JSON Schema pattern (ECMA-262 with the u flag) for a linear engine, with the same meaning.
 * @throws RegexError when the pattern is wrong, cannot be matched in linear time, or would need too large a program
 */
export function linearRegex(pattern: string): LinearRegex {
  refuseTooLarge(pattern);
  refuseWrong(pattern);
  const compiled = compile(ecmaToRe2(pattern));
  if (compiled.programSize() > MOST_INSTRUCTIONS) throw tooLarge();
  return Object.freeze({
    test: (value: string) => compiled.test(value),
    toString: () => pattern,
  });
}

/** Why a pattern cannot be used, or nothing when it can. */
export function patternProblem(pattern: string): Text | undefined {
  try {
    linearRegex(pattern);
    return undefined;
  } catch (error) {
    if (error instanceof RegexError) return error.text;
    throw error;
  }
}

/** A program grows with the pattern's length times its largest repetition: `(…){1000}` is refused before it is built. */
function refuseTooLarge(pattern: string): void {
  const repeats = [...pattern.matchAll(/\{(\d{1,6})(?:,(\d{0,6}))?\}/g)].map(([, low, high]) =>
    Number(high || low),
  );
  if (pattern.length > MOST_CHARACTERS || pattern.length * Math.max(1, ...repeats) > MOST_REPEATED)
    throw tooLarge();
}

const tooLarge = (): RegexError =>
  new RegexError(
    text(
      'Mẫu (pattern) quá lớn: hãy rút ngắn hoặc giảm số lần lặp, giới hạn độ dài bằng maxLength.',
      'The pattern is too large: shorten it or repeat less, and limit the length with maxLength.',
    ),
  );

/** What leaves for other JSON Schema tools must be a pattern there too. */
function refuseWrong(pattern: string): void {
  try {
    new RegExp(pattern, 'u');
  } catch {
    throw new RegexError(
      text(
        'Mẫu (pattern) sai cú pháp biểu thức chính quy ECMAScript (chế độ Unicode): hãy kiểm tra ngoặc và dấu "\\".',
        'The pattern is not a regular expression of ECMAScript (Unicode mode): check its brackets and "\\".',
      ),
    );
  }
}

function compile(translated: string): RE2JS {
  try {
    return RE2JS.compile(RE2JS.translateRegExp(translated));
  } catch {
    throw new RegexError(
      text(
        'Mẫu (pattern) dùng cú pháp mà bộ so khớp tuyến tính không có, hoặc lặp quá 1.000 lần.',
        'The pattern uses syntax the linear matcher does not have, or repeats more than 1,000 times.',
      ),
    );
  }
}
