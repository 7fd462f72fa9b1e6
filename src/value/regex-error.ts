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
      `Mẫu (pattern) dùng nhìn trước hoặc nhìn sau "${part}…)", thứ không so khớp được trong thời gian tuyến tính; hãy tách thành hai mẫu: trong allOf, hoặc nối bằng and trong biểu thức.`,
      `The pattern looks ahead or behind with "${part}…)", which cannot be matched in linear time; split it into two patterns: under allOf, or joined by and in an expression.`,
    ),
  );

export const refersBack = (part: string): RegexError =>
  new RegexError(
    text(
      `Mẫu (pattern) dùng tham chiếu ngược "${part}", thứ không so khớp được trong thời gian tuyến tính; hãy viết rõ, hoặc so sánh các phần trong một biểu thức (assert).`,
      `The pattern refers back with "${part}", which cannot be matched in linear time; spell it out, or compare the parts in an expression (assert).`,
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
