import { civilOf } from './civil.js';

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const GROUPS = ['', ' nghìn', ' triệu', ' tỷ'] as const;

const digit = (value: number): string => DIGITS[value] ?? '';

/** The last digit of a number from 11 on is spoken differently: mười lăm, hai mươi mốt. */
function afterTens(tens: number, ones: number): string {
  if (ones === 0) return '';
  if (ones === 5 && tens > 0) return ' lăm';
  if (ones === 1 && tens > 1) return ' mốt';
  return ` ${digit(ones)}`;
}

/** Three digits; `full` says the hundreds even when they are none (… không trăm linh năm). */
function group(value: number, full: boolean): string {
  const hundreds = Math.floor(value / 100);
  const tens = Math.floor((value % 100) / 10);
  const ones = value % 10;
  const head = full || hundreds > 0 ? `${digit(hundreds)} trăm` : '';
  if (tens === 0) return ones === 0 ? head : `${head}${head ? ' linh' : ''} ${digit(ones)}`.trim();
  return `${head} ${tens === 1 ? 'mười' : `${digit(tens)} mươi`}${afterTens(tens, ones)}`.trim();
}

/** A whole number below 10¹² in Vietnamese words, the northern way (`nghìn`, `linh`); undefined beyond. */
export function numberInWords(value: number): string | undefined {
  if (!Number.isInteger(value) || Math.abs(value) >= 1e12) return undefined;
  if (value === 0) return digit(0);
  const parts: string[] = [];
  for (let rest = Math.abs(value), scale = 0; rest > 0; rest = Math.floor(rest / 1000), scale++) {
    const three = rest % 1000;
    if (three > 0) parts.unshift(`${group(three, rest >= 1000)}${GROUPS[scale] ?? ''}`);
  }
  return `${value < 0 ? 'âm ' : ''}${parts.join(' ')}`;
}

const MONTH_FOUR = 'tư';

/** A date in words as civil-status papers write it, as far as it is known: “Ngày mười tám tháng bảy năm hai nghìn …”. */
export function dateInWords(written: string): string | undefined {
  const date = civilOf(written);
  if (!date) return undefined;
  const year = `năm ${numberInWords(date.year)}`;
  if (date.month === undefined) return capital(year);
  const month = `tháng ${date.month === 4 ? MONTH_FOUR : numberInWords(date.month)} ${year}`;
  return capital(date.day === undefined ? month : `ngày ${numberInWords(date.day)} ${month}`);
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
