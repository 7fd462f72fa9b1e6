import type { Place } from './diagnostic.js';
import { columnsOf, displayed } from './display.js';
import type { Lines } from './lines.js';

/** A few lines of a text around a place, ready to be shown. */
export interface CodeFrame {
  readonly rows: readonly { readonly line: number; readonly text: string }[];
  /** The line the mark stands under, and where on it, in columns of the screen. */
  readonly line: number;
  readonly indent: number;
  readonly width: number;
}

/** Longer lines are cut around the place. */
const WIDEST = 100;

/** The line of a place with one line before and after; undefined when the text does not reach so far. */
export function codeFrame(
  text: string,
  { line, offset, length }: Place,
  lines: Lines,
): CodeFrame | undefined {
  if (offset > text.length || line > lines.count) return undefined;
  const content = (each: number) => text.slice(lines.startOf(each), lines.endOf(each));
  const start = offset - lines.startOf(line);
  const marked = content(line);
  const end = Math.min(start + length, marked.length);
  const from = windowStart(marked, start, end);
  const cut = (each: string) => cropped(each, from);
  const near = [line - 1, line, line + 1].filter(each => each >= 1 && each <= lines.count);
  const rows = near
    .map(each => ({ line: each, text: cut(content(each)) }))
    .filter(row => row.line === line || row.text.trim());
  const before = displayed(marked.slice(from, start));
  const shown = displayed(marked.slice(start, Math.min(end, from + WIDEST)));
  return {
    rows,
    line,
    indent: columnsOf(before) + (from > 0 ? 1 : 0),
    width: Math.max(1, columnsOf(shown)),
  };
}

/** Where a long line is cut on the left, so that the mark and what leads to it are seen. */
function windowStart(line: string, start: number, end: number): number {
  if (line.length <= WIDEST) return 0;
  const from = Math.max(0, Math.min(start - 40, line.length - WIDEST), Math.min(start, end - WIDEST));
  return from > 0 && /[\uDC00-\uDFFF]/.test(line.charAt(from)) ? from - 1 : from;
}

function cropped(line: string, from: number): string {
  const part = displayed(line.slice(from, from + WIDEST));
  return (from > 0 && part ? '…' : '') + part + (line.length > from + WIDEST ? '…' : '');
}
