import type { Text } from '../source/text.js';
import { text } from '../source/text.js';

/** A pattern that cannot be used; `text` says why in both languages. */
export class RegexError extends Error {
  override readonly name = 'RegexError';
  readonly text: Text;
  constructor(problem: Text) {
    super(problem.en);
    this.text = problem;
  }
}

export const tooLarge = (): RegexError =>
  new RegexError(
    text(
      'Mẫu (pattern) quá lớn: hãy rút ngắn hoặc giảm số lần lặp; độ dài của trường thì giới hạn bằng maxLength.',
      'The pattern is too large: shorten it or repeat less; the length of a field is limited with maxLength.',
    ),
  );

export function wrongSyntax(flags: string): RegexError {
  const [vi, en] = flags === 'u' ? [' (chế độ Unicode)', ' (Unicode mode)'] : ['', ''];
  return new RegexError(
    text(
      `Mẫu (pattern) sai cú pháp biểu thức chính quy ECMAScript${vi}: hãy kiểm tra ngoặc và dấu "\\".`,
      `The pattern is not a regular expression of ECMAScript${en}: check its brackets and "\\".`,
    ),
  );
}

export const unknownSyntax = (): RegexError =>
  new RegexError(
    text(
      'Mẫu (pattern) dùng cú pháp hoặc cờ mà bộ so khớp tuyến tính không có, hoặc lặp quá 1.000 lần.',
      'The pattern uses syntax or flags the linear matcher does not have, or repeats more than 1,000 times.',
    ),
  );

export const looksAround = (part: string): RegexError =>
  new RegexError(
    text(
      `Mẫu (pattern) không được nhìn trước hay nhìn sau "${part}…)"; hãy tách thành hai mẫu (allOf, and).`,
      `The pattern cannot look ahead or behind with "${part}…)"; split it into two patterns (allOf, and).`,
    ),
  );

export const refersBack = (part: string): RegexError =>
  new RegexError(
    text(
      `Mẫu (pattern) không được tham chiếu ngược "${part}"; hãy viết rõ, hoặc so sánh bằng biểu thức (assert).`,
      `The pattern cannot refer back with "${part}"; spell it out, or compare in an expression (assert).`,
    ),
  );

/** Why a pattern is refused, or nothing when it is not. */
export function refusalOf(compile: () => unknown): Text | undefined {
  try {
    compile();
    return undefined;
  } catch (error) {
    if (error instanceof RegexError) return error.text;
    throw error;
  }
}
