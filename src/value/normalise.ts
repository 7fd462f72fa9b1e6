import { ownIn } from '../source/own.js';

/**
 * The form a value is stored and compared in, by its format: NFC, no spaces around it, and what people type
 * differently for the same number made equal. A value that does not fit its format comes back as harmless text;
 * validation says so, not this.
 */
export function normalise(format: string | undefined, value: string): string {
  const clean = value.normalize('NFC').trim();
  if (unseen.test(clean)) return '';
  const rule = ownIn(rules, format);
  return rule ? rule(clean) : clean;
}

/** Nothing that can be seen: a zero-width space alone is as empty as a blank. */
const unseen = /^[\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

const rules: Readonly<Record<string, (value: string) => string>> = {
  'vn-person-name': value => value.replace(/\s+/g, ' '),
  'vn-person-id': withoutSeparators,
  'vn-social-insurance-number': withoutSeparators,
  'vn-health-card-number': value => withoutSeparators(value).toUpperCase(),
  'vn-passport': value => withoutSeparators(value).toUpperCase(),
  'vn-tax-code': value => withoutSeparators(value).replace(/^(\d{10})(\d{3})$/, '$1-$2'),
  'vn-phone': value => withoutSeparators(value).replace(/^\+?84(?=\d{9,10}$)/, '0'),
  uuid: value => value.toLowerCase(),
};

function withoutSeparators(value: string): string {
  return value.replace(/[\s.-]/g, '');
}

const tone = '[\\u0300\\u0301\\u0303\\u0309\\u0323]';
const vowel = '[AEIOUYaeiouy][\\u0302\\u0306\\u031B]*';
/** A run without a tone matches too, so that it is looked at once and not from each of its vowels. */
const toned = new RegExp(`((?:${vowel})+)(?:(${tone})((?:${vowel})*))?`, 'g');

/**
 * A name for comparison only, never for storing: capitals, single spaces, and each tone mark moved to the end of
 * its run of vowels, so that HÒA and HOÀ, THÚY and THUÝ, and Đ and its look-alike Ð are equal.
 */
export function foldName(value: string): string {
  const capitals = value.normalize('NFC').toUpperCase().replace(/[ÐƉ]/g, 'Đ').replace(/[’ʼ]/g, "'");
  return foldTones(capitals.trim().replace(/\s+/g, ' '));
}

/** A text for comparison only, in which each tone mark stands at the end of its run of vowels: hòa and hoà are equal. */
export const foldTones = (value: string): string =>
  value
    .normalize('NFD')
    .replace(/\u0323([\u0302\u0306\u031B]+)/g, '$1\u0323')
    .replace(toned, '$1$3$2')
    .normalize('NFC');
