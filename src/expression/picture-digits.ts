import * as BOUNDS from './bounds.js';
import type { Run } from './run.js';

/** The zeros of every family of decimal digits in Unicode's first plane. */
const ZEROS = (
  '30 660 6f0 7c0 966 9e6 a66 ae6 b66 be6 c66 ce6 d66 de6 e50 ed0 f20 1040 1090 17e0 1810 1946 19d0 1a80 1a90 1b50 ' +
  '1bb0 1c40 1c50 a620 a8d0 a900 a9d0 a9f0 aa50 abf0 ff10'
)
  .split(' ')
  .map(code => Number.parseInt(code, 16));
const ASCII = 0x30;

/** Pays for reading a picture: what is done with one takes at most the square of its length. */
export function payFor(picture: string, run: Run): void {
  if (picture.length > BOUNDS.picture) run.fail('picture-length');
  run.spend((picture.length ** 2) >> 9);
}

interface Separator {
  /** How many digits stand to its right. */
  readonly before: number;
  readonly sign: string;
}

/** A picture of decimal digits: `#,##0`. */
export interface Digits {
  readonly zero: number;
  readonly mandatory: number;
  readonly optional: number;
  /** As written, from the left. */
  readonly separators: readonly Separator[];
  /** The distance at which one separator repeats; 0 when they do not. */
  readonly every: number;
}

/** Reads a picture of digits; undefined when it holds none. Two families in one fail. */
export function digitsOf(picture: string, run: Run): Digits | undefined {
  let zero = 0;
  let mandatory = 0;
  let optional = 0;
  const separators: Separator[] = [];
  for (const sign of [...picture].reverse()) {
    const code = sign.codePointAt(0) as number;
    const family = ZEROS.find(each => code >= each && code < each + 10);
    if (family !== undefined) {
      if (zero !== 0 && zero !== family) run.fail('D3131');
      zero = family;
      mandatory++;
    } else if (sign === '#') optional++;
    else separators.unshift({ before: mandatory + optional, sign });
  }
  if (mandatory === 0) return undefined;
  return { zero, mandatory, optional, separators, every: distanceOf(separators) };
}

function distanceOf(separators: readonly Separator[]): number {
  const last = separators.at(-1);
  if (!last) return 0;
  const count = separators.length;
  const regular = separators.every(
    ({ before, sign }, i) => sign === last.sign && before === last.before * (count - i),
  );
  return regular ? last.before : 0;
}

/** Writes the digits of a whole number as the picture has them. */
export function withDigits(plain: string, digits: Digits, run: Run): string {
  if (digits.mandatory > BOUNDS.string) run.fail('string-length');
  run.spendText(digits.mandatory);
  const shift = digits.zero - ASCII;
  let written = plain.padStart(digits.mandatory, '0');
  if (shift !== 0)
    written = written.replace(/[0-9]/g, digit => String.fromCharCode(digit.charCodeAt(0) + shift));
  return run.bounded(digits.every > 0 ? repeated(written, digits) : grouped(written, digits.separators));
}

function repeated(written: string, { every, separators }: Digits): string {
  const groups: string[] = [];
  let end = written.length;
  for (; end > every; end -= every) groups.unshift(written.slice(end - every, end));
  return [written.slice(0, end), ...groups].join(separators[0]?.sign);
}

/** jsonata counts on when the digits run out: a place before the first is one from the end. */
function grouped(written: string, separators: readonly Separator[]): string {
  let text = written;
  for (const { before, sign } of separators) {
    const at = text.length - before;
    text = text.slice(0, Math.max(at, 0)) + sign + text.slice(at);
  }
  return text;
}

/**
 * Reads the number a text begins with, its separators left out; NaN when there is none. jsonata leaves out no other
 * sign than `,` where one repeats: rather than 1 for `1.250.000` that is none.
 */
export function fromDigits(written: string, digits: Digits): number {
  const own = new Set(digits.separators.map(each => each.sign));
  const left = digits.every > 0 ? new Set([',']) : own;
  const plain = Array.from(written).filter(sign => !left.has(sign));
  const shift = digits.zero - ASCII;
  const codes = plain.map(sign => (sign.codePointAt(0) as number) - shift);
  if (codes.some(code => code < 0) || plain.some(sign => own.has(sign))) return Number.NaN;
  const text = codes.map(code => String.fromCodePoint(code)).join('');
  // As a program writes it: `0x` begins sixteens.
  return Number.parseInt(text, /^\s*[-+]?0x/i.test(text) ? 16 : 10);
}
