import type { Diagnostic } from '../source/diagnostic.js';
import { text } from '../source/text.js';

/** More than anyone reads at once. */
const MOST_FINDINGS = 200;

/** Findings by place; of very many the first, errors before warnings, and one that tells how many more there are. */
export function listedFindings(all: readonly Diagnostic[]): readonly Diagnostic[] {
  const findings = all.toSorted(byPlace);
  if (findings.length <= MOST_FINDINGS) return Object.freeze(findings);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const others = findings.filter(({ severity }) => severity !== 'error');
  const shown = [...errors, ...others].slice(0, MOST_FINDINGS).sort(byPlace);
  const { place, pointer } = shown.at(-1)!;
  const severity = errors.length > MOST_FINDINGS ? 'error' : 'warning';
  const more = findings.length - shown.length;
  const message = text(
    `Còn ${more} lỗi hoặc cảnh báo khác chưa nêu ở đây`,
    `${more} more findings are not listed here`,
  );
  const mend = text('Sửa những lỗi trên rồi kiểm tra lại', 'Mend those above, then check again');
  return Object.freeze([
    ...shown,
    Object.freeze({ code: 'more-findings', severity, place, pointer, message, mend }),
  ]);
}

const byPlace = (a: Diagnostic, b: Diagnostic): number =>
  a.place.offset - b.place.offset || (a.code < b.code ? -1 : 1);
