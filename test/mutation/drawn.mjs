import { createHash } from 'node:crypto';
import { basename } from 'node:path';

/**
 * Whether a mutant belongs to the share that is run. It is drawn by its place and its text: the same ones in every run,
 * whatever else is run beside them. Lines and columns count from 0.
 */
export function isDrawn({ fileName, location: { start, end }, replacement }, share) {
  if (share >= 1) return true;
  const text = [basename(fileName), start.line, start.column, end.line, end.column, replacement].join(' ');
  return createHash('sha256').update(text).digest().readUInt32BE() < share * 2 ** 32;
}

const before = ({ line, column }) => ({ line: line - 1, column: column - 1 });

/** The same of a mutant in a report, where they count from 1. */
export const isDrawnOfReport = (fileName, { location: { start, end }, replacement }, share) =>
  isDrawn({ fileName, location: { start: before(start), end: before(end) }, replacement }, share);
