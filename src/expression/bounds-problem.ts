import { text } from '../source/text.js';
import * as BOUNDS from './bounds.js';
import type { Problem } from './problem.js';
import { scan } from './scan.js';

const tooDeep = (offset: number): Problem => ({
  code: 'nesting',
  offset,
  length: 1,
  message: text(
    `Biểu thức lồng nhau quá ${BOUNDS.nesting} lớp.`,
    `The expression nests deeper than ${BOUNDS.nesting} levels.`,
  ),
  mend: text(
    'Tách phần bên trong thành một điều kiện (guard) có tên.',
    'Give the inner part a name of its own (a guard).',
  ),
});

/** What must hold before the parser sees a text: its length, its nesting, its number of fallbacks. */
export function boundsProblem(source: string): Problem | undefined {
  if (source.length > BOUNDS.text) {
    return {
      code: 'text-length',
      offset: BOUNDS.text,
      length: source.length - BOUNDS.text,
      message: text(
        `Biểu thức dài quá ${BOUNDS.text} ký tự.`,
        `The expression is longer than ${BOUNDS.text} characters.`,
      ),
      mend: text('Tách biểu thức thành các điều kiện (guard) có tên.', 'Split it into named guards.'),
    };
  }
  // Counted wherever they stand, but for a group of a regular expression: no text then hides one from this count.
  const fallback = [...source.matchAll(/\?(?=[?:])/g)].filter(({ index }) => source[index - 1] !== '(')[
    BOUNDS.fallbacks
  ];
  if (fallback) return tooManyFallbacks(fallback.index);
  let open = 0;
  for (const token of scan(source)) {
    if (token.kind !== 'sign') continue;
    const sign = source.slice(token.at, token.end);
    if ('([{'.includes(sign) && ++open > BOUNDS.nesting) return tooDeep(token.at);
    if (')]}'.includes(sign)) open--;
  }
  return undefined;
}

/** The parser copies the left side of each fallback, so nested ones would double their size each time. */
const tooManyFallbacks = (offset: number): Problem => ({
  code: 'fallbacks',
  offset,
  length: 2,
  message: text(
    `Biểu thức dùng quá ${BOUNDS.fallbacks} phép \`?:\` và \`??\`.`,
    `The expression uses more than ${BOUNDS.fallbacks} of \`?:\` and \`??\`.`,
  ),
  mend: text(
    'Dùng một chuỗi biểu thức (danh sách) trong `prefill`.',
    'Use a chain (a list of expressions) in `prefill`.',
  ),
});
