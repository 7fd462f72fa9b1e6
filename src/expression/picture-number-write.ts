import { roundHalfEven } from './functions-number.js';
import type { NumberPicture, Signs } from './picture-number.js';
import type { Run } from './run.js';

/** Writes a number as a picture has it. */
export function writeNumber(
  value: number,
  pictures: readonly NumberPicture[],
  signs: Signs,
  run: Run,
): string {
  const [positive, own] = pictures as readonly [NumberPicture, NumberPicture?];
  const picture = value < 0 ? (own ?? positive) : positive;
  const minus = value < 0 && !own ? signs['minus-sign'] : '';
  const [mantissa, exponent] = scaled(Math.abs(value) * picture.scale, picture, run);
  const text = pointed(digitsOf(mantissa, picture, signs, run), picture, signs);
  const power = picture.exponent > 0 ? powerOf(exponent, picture, signs) : '';
  return run.bounded(minus + picture.prefix + text + power + picture.suffix);
}

/** The mantissa from 10ⁿ⁻¹ to 10ⁿ, as jsonata has it also 10ⁿ itself; without an exponent the number itself. */
function scaled(size: number, { exponent, scaling }: NumberPicture, run: Run): readonly [number, number] {
  if (!Number.isFinite(size)) run.fail('D1001');
  if (exponent === 0 || size === 0) return [size, 0];
  let mantissa = size;
  let power = 0;
  const least = 10 ** (scaling - 1);
  for (; mantissa < least; power--) mantissa *= 10;
  const most = 10 ** scaling;
  for (; mantissa > most; power++) mantissa /= 10;
  run.spend(Math.abs(power) >> 4);
  return [mantissa, power];
}

/** The whole part and the fraction, each with as many digits as the picture wants. */
function digitsOf(
  mantissa: number,
  { leastWhole, leastFraction, mostFraction }: NumberPicture,
  signs: Signs,
  run: Run,
): readonly [string, string] {
  // Beyond this a number writes itself with an exponent.
  if (!(mantissa < 1e21)) run.fail('D1001');
  if (mostFraction > 100) run.fail('string-length');
  const [whole = '', fraction = ''] = roundHalfEven(mantissa, mostFraction).toFixed(mostFraction).split('.');
  const padded = [
    whole.replace(/^0+/, '').padStart(leastWhole, '0'),
    fraction.replace(/0+$/, '').padEnd(leastFraction, '0'),
  ] as const;
  return [inFamily(padded[0], signs), inFamily(padded[1], signs)];
}

function inFamily(digits: string, signs: Signs): string {
  const zero = signs['zero-digit'].charCodeAt(0);
  return zero === 0x30
    ? digits
    : digits.replace(/[0-9]/g, digit => String.fromCharCode(zero + Number(digit)));
}

const put = (text: string, at: number, sign: string): string => text.slice(0, at) + sign + text.slice(at);

/** Both parts with their separators. Places beyond the digits count on from the end, as jsonata has it. */
function pointed(
  [whole, fraction]: readonly [string, string],
  { groups, fractionGroups, point }: NumberPicture,
  signs: Signs,
): string {
  const group = signs['grouping-separator'];
  let text = whole + signs['decimal-separator'] + fraction;
  let end = whole.length;
  for (const before of placesIn(groups, whole.length)) {
    text = put(text, end - before, group);
    end += group.length;
  }
  end = text.indexOf(signs['decimal-separator']);
  for (const after of fractionGroups) text = put(text, end + 1 + after, group);
  return point && !text.endsWith(signs['decimal-separator']) ? text : text.slice(0, -1);
}

/** Where separators go: at every multiple when those written stand at all of them. */
function placesIn(groups: readonly number[], length: number): readonly number[] {
  const every = groups.at(-1);
  if (!every || groups.some((before, i) => before !== every * (groups.length - i))) return groups;
  const count = Math.floor((length - 1) / every);
  return Array.from({ length: Math.max(count, 0) }, (_, i) => every * (count - i));
}

function powerOf(exponent: number, picture: NumberPicture, signs: Signs): string {
  const digits = inFamily(String(Math.abs(exponent)).padStart(picture.exponent, '0'), signs);
  return signs['exponent-separator'] + (exponent < 0 ? signs['minus-sign'] : '') + digits;
}
