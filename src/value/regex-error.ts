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
      'Mẫu (pattern) quá lớn: hãy rút ngắn hoặc giảm số lần lặp, giới hạn độ dài bằng maxLength.',
      'The pattern is too large: shorten it or repeat less, and limit the length with maxLength.',
    ),
  );

export const wrongSyntax = (): RegexError =>
  new RegexError(
    text(
      'Mẫu (pattern) sai cú pháp biểu thức chính quy ECMAScript (chế độ Unicode): hãy kiểm tra ngoặc và dấu "\\".',
      'The pattern is not a regular expression of ECMAScript (Unicode mode): check its brackets and "\\".',
    ),
  );

export const unknownSyntax = (): RegexError =>
  new RegexError(
    text(
      'Mẫu (pattern) dùng cú pháp mà bộ so khớp tuyến tính không có, hoặc lặp quá 1.000 lần.',
      'The pattern uses syntax the linear matcher does not have, or repeats more than 1,000 times.',
    ),
  );

export const looksAround = (part: string): RegexError =>
  new RegexError(
    text(
      `Mẫu (pattern) dùng nhìn trước hoặc nhìn sau "${part}…)", thứ không so khớp được trong thời gian tuyến tính; hãy tách thành hai pattern trong allOf.`,
      `The pattern looks ahead or behind with "${part}…)", which cannot be matched in linear time; split it into two patterns under allOf.`,
    ),
  );

export const refersBack = (part: string): RegexError =>
  new RegexError(
    text(
      `Mẫu (pattern) dùng tham chiếu ngược "${part}", thứ không so khớp được trong thời gian tuyến tính; hãy viết rõ hoặc dùng assert.`,
      `The pattern refers back with "${part}", which cannot be matched in linear time; spell it out or use assert.`,
    ),
  );
