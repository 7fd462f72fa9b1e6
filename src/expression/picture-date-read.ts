import { namesOf } from './picture-calendar.js';
import type { DatePicture, Marker } from './picture-date.js';
import { readInteger } from './picture-integer.js';
import { cut, foldedCase, type Piece } from './picture-match.js';
import { inCase, WORTH } from './picture-words.js';
import type { Run } from './run.js';

/** What was read, by the letters of the markers; an offset in minutes. */
export type Components = Readonly<Record<string, number | undefined>>;

const runOf = (takes: RegExp, exactly?: number, tails: readonly string[] = ['']): Piece => ({
  kind: 'run',
  takes,
  exactly,
  tails,
});
const textOf = (text: string): Piece => ({ kind: 'text', text: foldedCase(text) });

const DIGITS = runOf(/\d/);
const LETTERS = runOf(/[A-Z]/);
const ROMAN = runOf(/[MDCLXVI]/);
const SIGN = runOf(/[-+]/, 1);
const WORDS: Piece = { kind: 'words', list: [...WORTH.keys(), 'and', '-', ',', ' '].map(foldedCase) };

/** Reads the components of a text; undefined when it does not fit the picture. */
export function readComponents(text: string, picture: DatePicture, run: Run): Components | undefined {
  const parts = picture.map((part, i) =>
    typeof part === 'string' ? [textOf(part)] : piecesOf(part, picture[i + 1], run),
  );
  const taken = cut(text, parts.flat(), run);
  if (!taken) return undefined;
  const found: Record<string, number | undefined> = {};
  let at = 0;
  for (const [i, part] of picture.entries()) {
    const start = at;
    at += parts[i]?.length ?? 0;
    if (typeof part !== 'string') found[part.of] = valueIn(taken.slice(start, at).join(''), part, run);
  }
  return found;
}

function piecesOf(marker: Marker, next: string | Marker | undefined, run: Run): readonly Piece[] {
  const { of, name, integer } = marker;
  if ('Zz'.includes(of)) return zonePieces(marker, run);
  if (of === 'f') return [DIGITS];
  if (of === 'P' || (name && namesOf(of).length > 0)) return [LETTERS];
  if (!integer) return run.fail('D3133');
  const { kind, ordinal, digits } = integer;
  if (kind === 'none') return run.fail('D3130');
  if (!digits) return [kind === 'words' ? WORDS : kind === 'roman' ? ROMAN : LETTERS];
  // Digits right before another number take only their own.
  const close = typeof next === 'object' && next.integer && !'Zz'.includes(next.of);
  const exactly = (close && digits.mandatory) || undefined;
  return [runOf(/\d/, exactly, ordinal ? ['TH', 'ST', 'ND', 'RD'] : undefined)];
}

/** What stands between hours and minutes; nothing where they are one number. */
const signOf = (integer: Marker['integer']): string =>
  integer?.digits?.every ? (integer.digits.separators[0]?.sign ?? '') : '';

function zonePieces({ of, integer }: Marker, run: Run): readonly Piece[] {
  const sign = signOf(integer);
  // jsonata writes the sign into a pattern as it is: such a sign would mean something else there.
  if (/[*+?()[\]{}|^$\\]/.test(sign)) run.fail('D3134');
  const start = of === 'z' ? [textOf('GMT'), SIGN, DIGITS] : [SIGN, DIGITS];
  return sign === '' ? start : [...start, sign === '.' ? runOf(/./, 1) : textOf(sign), DIGITS];
}

function valueIn(text: string, { of, name, most, integer }: Marker, run: Run): number | undefined {
  if (of === 'f') return Number(text.slice(0, 3).padEnd(3, '0'));
  if (of === 'P') return { am: 0, AM: 0, pm: 1, PM: 1 }[text];
  if ('Zz'.includes(of)) return offsetIn(of === 'z' ? text.slice(3) : text, signOf(integer), run);
  if (integer) {
    const value = readInteger(text, integer, run);
    return integer.digits && Number.isNaN(value) ? run.fail('D3110') : value;
  }
  // Of names cut alike the last one counts.
  const index = namesOf(of).findLastIndex(each => inCase(each, 'title').slice(0, most || undefined) === text);
  return name && index >= 0 ? index + 1 : undefined;
}

function offsetIn(text: string, sign: string, run: Run): number {
  const size = text.slice(1);
  const at = sign === '' ? Math.min(size.length, 2) : size.indexOf(sign);
  const minutes = Number(size.slice(at + (sign === '' ? 0 : 1)));
  const west = text.startsWith('-');
  // jsonata adds the minutes of an offset to the west where they are to be taken off.
  if (west && minutes !== 0) run.fail('timezone');
  const offset = Number.parseInt(size.slice(0, Math.max(at, 0)), 10) * 60 + minutes;
  return Number.isNaN(offset) ? run.fail('D3110') : west ? -offset : offset;
}
