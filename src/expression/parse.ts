import jsonata from 'jsonata';
import { type Text, text } from '../source/text.js';
import type { Ast } from './ast.js';
import * as BOUNDS from './bounds.js';
import { boundsProblem } from './bounds-problem.js';
import { Conversion } from './convert.js';
import type { Problem } from './problem.js';
import { scan } from './scan.js';
import type { Tree } from './tree.js';

export type Parsed =
  | { readonly ok: true; readonly tree: Tree }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Parses one expression into a plain tree. Everything outside the subset is refused by name; the text is bounded
 * before the parser sees it. Never throws.
 */
export function parseExpression(source: string): Parsed {
  const bound = boundsProblem(source);
  if (bound) return { ok: false, problems: [bound] };
  try {
    const root = jsonata(source).ast() as unknown as Ast;
    const conversion = new Conversion(source, root);
    const tree = conversion.whole(root);
    return conversion.problems.length > 0 ? { ok: false, problems: conversion.problems } : { ok: true, tree };
  } catch (error) {
    return { ok: false, problems: [syntaxProblem(source, error)] };
  }
}

function syntaxProblem(source: string, error: unknown): Problem {
  if (error instanceof RangeError) return deepProblem(source);
  const { code, position, token } = error as { code?: string; position?: number; token?: unknown };
  if (code === 'S0217') return parentProblem(source);
  const end = Math.min(Math.max(position ?? source.length, 0), source.length);
  const last = position === undefined ? undefined : scan(source).find(each => each.end === end);
  const at = last?.at ?? end;
  const found = typeof token === 'string' && source.slice(at, end) === token ? token : '';
  const habit = habitAt(source, at);
  return {
    code: code ?? 'syntax',
    offset: at,
    length: end - at,
    ...wording(code, found),
    ...(habit && { mend: habit }),
  };
}

const WORDINGS: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  S0101: ['Chuỗi chưa được đóng bằng dấu nháy.', 'A string is not closed by its quote.'],
  S0102: ['Số nằm ngoài khoảng biểu diễn được.', 'The number is out of range.'],
  S0103: ['Ký tự thoát trong chuỗi không hợp lệ.', 'Unknown escape sequence in a string.'],
  S0104: [
    'Sau `\\u` phải có bốn chữ số thập lục phân.',
    '`\\u` must be followed by four hexadecimal digits.',
  ],
  S0105: ['Tên chưa được đóng bằng dấu `.', 'A quoted name is not closed by its backtick.'],
  S0106: ['Chú thích chưa được đóng bằng `*/`.', 'A comment is not closed by `*/`.'],
  S0203: [
    'Biểu thức kết thúc quá sớm: còn thiếu phần sau.',
    'The expression ends too early: something is missing.',
  ],
  S0207: [
    'Biểu thức kết thúc quá sớm: còn thiếu phần sau.',
    'The expression ends too early: something is missing.',
  ],
  S0213: [
    'Sau dấu chấm phải là tên trường, không phải một giá trị.',
    'A step of a path must be a field name, not a literal value.',
  ],
};

/** Signs of other languages, and what JSONata writes. */
const HABITS: readonly (readonly [sign: RegExp, mend: Text])[] = [
  [/^===?|^=>/, text('So sánh bằng một dấu `=`.', 'Compare with a single `=`.')],
  [/^!==/, text('So sánh khác bằng `!=`.', 'Compare with `!=`.')],
  [/^&&?/, text('Viết `and`.', 'Write `and`.')],
  [/^\|\|?/, text('Viết `or`.', 'Write `or`.')],
  [/^!/, text('Viết `$not(…)`.', 'Write `$not(…)`.')],
  [/^<>/, text('So sánh khác bằng `!=`.', 'Compare with `!=`.')],
];

/** A sign may begin one or two characters before the token the parser stumbles over. */
const habitAt = (source: string, at: number): Text | undefined =>
  [at - 2, at - 1, at]
    .flatMap(from => HABITS.find(([sign]) => sign.test(source.slice(Math.max(0, from))))?.[1] ?? [])
    .at(0);

function wording(code: string | undefined, token: string): Pick<Problem, 'message'> {
  const known = WORDINGS[code ?? ''];
  if (known) return { message: text(...known) };
  if (token === '') return { message: text('Biểu thức sai cú pháp.', 'The expression has a syntax error.') };
  return { message: text(`Biểu thức sai cú pháp tại “${token}”.`, `Syntax error at "${token}".`) };
}

const deepProblem = (source: string): Problem => ({
  code: 'nesting',
  offset: 0,
  length: source.length,
  message: text(
    `Biểu thức nối quá ${BOUNDS.treeDepth} phép tính.`,
    `The expression chains more than ${BOUNDS.treeDepth} operations.`,
  ),
});

const parentProblem = (source: string): Problem => ({
  code: 'parent',
  offset: Math.max(source.indexOf('%'), 0),
  length: 1,
  message: text('Ở đây `%` không dẫn đến giá trị cha nào.', 'Here `%` leads to no parent.'),
  mend: text('Bắt đầu lại từ tên gốc, ví dụ `$form.…`.', 'Start again from a name such as `$form.…`.'),
});
