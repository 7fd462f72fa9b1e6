const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/**
 * A Vietnamese tax code (mã số thuế): ten digits, the last a check of the nine before it modulo 11; a dependent
 * unit adds three digits, with or without a hyphen. Since 1 July 2025 the twelve-digit personal id is the tax
 * code of individuals and household businesses (Thông tư 86/2024/TT-BTC).
 */
export function isTaxCode(value: string): boolean {
  if (/^\d{12}$/.test(value)) return true;
  const match = /^(\d{10})(?:-?(\d{3}))?$/.exec(value);
  return match !== null && match[2] !== '000' && isEnterpriseNumber(match[1]!);
}

/** No code begins with province 00 or carries the number zero, and a remainder of 0 gives no check digit. */
function isEnterpriseNumber(digits: string): boolean {
  if (digits.startsWith('00') || digits.slice(2, 9) === '0000000') return false;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return Number(digits[9]) === 10 - (sum % 11);
}
