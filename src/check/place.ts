import type { Reading } from '../definition/read.js';
import type { Site } from '../definition/site.js';
import type { Place } from '../source/diagnostic.js';
import { valueAt } from '../source/pointer.js';
import type { At } from './rule.js';

/** The place of a finding in the procedure's file, exact to the token where the expression is written there. */
export function placeOf(reading: Reading, at: At): Place {
  const { inside } = at;
  if (!inside) return placeAt(reading, at);
  const whole = inside.site.slot === 'with' ? reading.document.place(at.pointer) : reading.place(at.pointer);
  const written = writtenText(reading, inside.site);
  if (written === undefined) return whole;
  const shift = shiftOf(written, inside.site.text);
  const from = shift?.(inside.offset);
  const to = shift?.(inside.offset + inside.length);
  return from === undefined || to === undefined
    ? whole
    : insideString(reading.document.text, whole, written, from, to);
}

const placeAt = (reading: Reading, { pointer, part }: At): Place => reading.place(pointer, part);

/** The expression as the author wrote it, when it stands in the procedure's file. */
function writtenText(reading: Reading, site: Site): string | undefined {
  const origin = site.slot === 'with' ? { file: site.pointer } : reading.origin(site.pointer);
  const value = 'block' in origin && origin.block ? undefined : valueAt(reading.document.value, origin.file);
  return typeof value === 'string' ? value : undefined;
}

/**
 * From offsets of the resolved text to offsets of the written one. The only rewriting done to a text in the
 * procedure's file is that each `$this` became one longer path.
 */
function shiftOf(written: string, resolved: string): ((offset: number) => number | undefined) | undefined {
  if (written === resolved) return offset => offset;
  const starts = [...written.matchAll(/\$this\b/g)].map(({ index }) => index);
  const longer = (resolved.length - written.length) / starts.length;
  if (!Number.isInteger(longer)) return undefined;
  return offset => {
    const i = starts.findLastIndex((start, nth) => start + nth * longer <= offset);
    const start = starts[i];
    if (start === undefined) return offset;
    const into = offset - (start + i * longer);
    if (into === 0) return start;
    return into < THIS + longer ? start + THIS : offset - (i + 1) * longer;
  };
}

const THIS = '$this'.length;

/** Part of a JSON string's value as a place: escapes counted as they are written. */
function insideString(text: string, token: Place, value: string, from: number, to: number): Place {
  const raw = text.slice(token.offset, token.offset + token.length);
  const starts = startsOfUnits(raw);
  if (starts.length !== value.length + 1) return token;
  const [first, last] = [starts[from], starts[Math.max(from, to)]];
  if (first === undefined || last === undefined) return token;
  return {
    ...token,
    offset: token.offset + first,
    column: token.column + first,
    length: Math.max(last - first, 1),
  };
}

/** Where each UTF-16 unit of a JSON string begins in its source, and where the string ends. */
function startsOfUnits(raw: string): readonly number[] {
  const starts: number[] = [];
  let at = 1;
  while (at < raw.length - 1) {
    starts.push(at);
    if (raw[at] !== '\\') at += 1;
    else at += raw[at + 1] === 'u' ? 6 : 2;
  }
  return [...starts, raw.length - 1];
}
