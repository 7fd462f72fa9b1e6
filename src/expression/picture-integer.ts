import { type Digits, digitsOf, fromDigits, payFor, withDigits } from './picture-digits.js';
import { fromEnglish, inCase, inEnglish, type Letters } from './picture-words.js';
import type { Run } from './run.js';

/** How a picture writes whole numbers. `none` is a sequence nobody knows: it fails when it is used. */
export interface IntegerPicture {
  readonly kind: 'digits' | 'letters' | 'roman' | 'words' | 'none';
  readonly letters: Letters;
  readonly ordinal: boolean;
  readonly digits: Digits | undefined;
}

/** Reads `primary;modifier`; only `o`, for ordinals, makes a difference. */
export function integerPicture(picture: string, run: Run): IntegerPicture {
  payFor(picture, run);
  const end = picture.lastIndexOf(';');
  const primary = end < 0 ? picture : picture.slice(0, end);
  return sequenceOf(primary, end >= 0 && picture[end + 1] === 'o', run);
}

/** Reads a primary: a letter, whose case is that of what it writes, or digits. */
export function sequenceOf(primary: string, ordinal: boolean, run: Run): IntegerPicture {
  if (/^([AaIiWw]|Ww)$/.test(primary)) {
    const lower = primary.toLowerCase();
    const kind = lower === 'a' ? 'letters' : lower === 'i' ? 'roman' : 'words';
    const letters = primary === 'Ww' ? 'title' : primary === lower ? 'lower' : 'upper';
    return { kind, letters, ordinal, digits: undefined };
  }
  const digits = digitsOf(primary, run);
  return { kind: digits ? 'digits' : 'none', letters: 'lower', ordinal, digits };
}

/** Writes the whole number below a value. */
export function writeInteger(value: number, picture: IntegerPicture, run: Run): string {
  const whole = Math.floor(value);
  if (!Number.isFinite(whole)) run.fail('D1001');
  return (whole < 0 ? '-' : '') + run.bounded(writeSize(Math.abs(whole), picture, run));
}

function writeSize(size: number, { kind, letters, ordinal, digits }: IntegerPicture, run: Run): string {
  if (kind === 'none') run.fail('D3130');
  if (digits) {
    // Beyond this a number writes itself with an exponent.
    if (size >= 1e21) run.fail('D1001');
    const text = withDigits(String(size), digits, run);
    return text + (ordinal ? suffixOf(text) : '');
  }
  const text =
    kind === 'letters' ? inLetters(size) : kind === 'roman' ? inRoman(size, run) : inEnglish(size, ordinal);
  run.spendText(text.length);
  return inCase(text, letters);
}

/** By the last signs as they are written: a digit of another script, or a sign after it, takes `th`. */
const suffixOf = (text: string): string =>
  (/1[123]$/.test(text) ? undefined : ['st', 'nd', 'rd']['123'.indexOf(text.at(-1) as string)]) ?? 'th';

function inLetters(size: number): string {
  let text = '';
  for (let rest = size; rest > 0; rest = Math.floor((rest - 1) / 26))
    text = String.fromCharCode(97 + ((rest - 1) % 26)) + text;
  return text;
}

const ROMAN: readonly (readonly [worth: number, letters: string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function inRoman(size: number, run: Run): string {
  if (size >= 65_536_000) run.fail('string-length');
  let rest = size;
  return ROMAN.map(([worth, letters]) => {
    const count = Math.floor(rest / worth);
    rest %= worth;
    return letters.repeat(count);
  }).join('');
}

/** Reads what `writeInteger` wrote; NaN when it is no such number. */
export function readInteger(text: string, picture: IntegerPicture, run: Run): number {
  const { kind, letters, ordinal, digits } = picture;
  const upper = letters === 'upper';
  if (kind === 'none') run.fail('D3130');
  if (digits) return fromDigits(ordinal ? text.slice(0, -2) : text, digits);
  run.spend(text.length >> 2);
  if (kind === 'letters') return fromLetters(text, upper ? 64 : 96);
  return kind === 'roman' ? fromRoman(upper ? text : text.toUpperCase()) : fromEnglish(text);
}

/** Any sign counts by its distance from the one before the first letter, as jsonata has it. */
const fromLetters = (text: string, origin: number): number =>
  text
    .split('')
    .reverse()
    .reduce((sum, unit, i) => sum + (unit.charCodeAt(0) - origin) * 26 ** i, 0);

function fromRoman(text: string): number {
  let value = 0;
  let most = 1;
  for (const letter of text.split('').reverse()) {
    const worth = ROMAN.find(each => each[1].toUpperCase() === letter)?.[0] ?? Number.NaN;
    value += worth < most ? -worth : worth;
    most = Math.max(most, worth);
  }
  return value;
}
