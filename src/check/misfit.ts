import { describeType, type Mismatch, type Type, without } from '../expression/types.js';
import { type Text, text } from '../source/text.js';

/** What is wrong when a value of a type goes where another is taken, and how to mend it. */
export function misfit(
  why: Mismatch,
  given: Type,
  wanted: Type,
  where: string,
): { readonly message: Text; readonly mend?: Text } {
  const [gives, takes] = [describeType(without(given, 'nothing')), describeType(wanted)];
  const message = text(
    `Biểu thức cho ${gives.vi}, còn ${where} nhận ${takes.vi}.`,
    `The expression gives ${gives.en}, but ${where} takes ${takes.en}.`,
  );
  const mend = mends[why];
  return mend ? { message, mend } : { message };
}

const mends: Readonly<Partial<Record<Mismatch, Text>>> = {
  kind: text(
    'Lấy một trường khác, hoặc đổi kiểu bằng $string(…), $number(…).',
    'Take another field, or convert it with $string(…) or $number(…).',
  ),
  format: text('Lấy một trường có cùng dạng.', 'Take a field of the same format.'),
  many: text(
    'Biểu thức có thể cho nhiều giá trị: thêm [0] để lấy giá trị đầu tiên.',
    'It may give several values: add [0] to take the first.',
  ),
  one: text('Thêm [] để luôn có một danh sách.', 'Add [] to make it a list always.'),
};
