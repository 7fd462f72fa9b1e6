import type { Formula } from '../definition/model.js';
import type { Reading } from '../definition/read.js';
import { describeType, type Mismatch, mismatch, type Type, without } from '../expression/types.js';
import { type Text, text } from '../source/text.js';
import type { Report } from './rule.js';
import { soundSite } from './typed-sites.js';

function misfit(
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

interface Fit {
  readonly formula: Formula;
  readonly wanted: Type;
  /** What takes the value, for the message. */
  readonly where: string;
  /** The part of the expression's type that goes there; all of it unless given. */
  of?(type: Type): Type;
}

/** Reports an expression whose value can never stand where it goes. One with a fault inside is not judged. */
export function judgeFit(
  reading: Reading,
  report: Report,
  { formula, wanted, where, of = type => type }: Fit,
): void {
  const typed = soundSite(reading, formula.pointer);
  const given = typed && of(typed.type);
  const why = given && mismatch(given, wanted);
  if (!why) return;
  const { message, mend } = misfit(why, given, wanted, where);
  report({ pointer: formula.pointer }, message, mend);
}
