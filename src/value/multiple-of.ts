/** A finite number as digits times a power of ten, read from its shortest decimal text. */
function decimal(value: number): readonly [digits: bigint, exponent: number] {
  const [mantissa = '', exponent = '0'] = String(Math.abs(value)).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return [BigInt(whole + fraction), Number(exponent) - fraction.length];
}

/**
 * True when `value` is a whole multiple of `divisor` as decimals are written: 19.99 is a multiple of 0.01,
 * which division in binary floating point denies. @param divisor above zero
 */
export function isMultipleOf(value: number, divisor: number): boolean {
  const [a, ea] = decimal(value);
  const [b, eb] = decimal(divisor);
  const shift = BigInt(Math.abs(ea - eb));
  return ea >= eb ? (a * 10n ** shift) % b === 0n : a % (b * 10n ** shift) === 0n;
}
