/** Random calls of the picture functions, made of the pieces their grammars are made of. */
export interface PictureCall {
  readonly expression: string;
  readonly names: Readonly<Record<string, unknown>>;
}

type Random = () => number;
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const times = (random: Random, most: number, make: () => string): string =>
  Array.from({ length: Math.floor(random() * (most + 1)) }, make).join('');
const maybe = (random: Random, chance: number, make: () => string): string =>
  random() < chance ? make() : '';

const NUMBERS = [
  0, -0, 1, -1, 2.5, 3.5, -2.5, 0.5, 0.125, 1.005, 9.99, 9.995, 12, 123, 999.5, 1234.5678, 1e5, 1250000, -1250000.5,
  123456789, 1234567890123, 0.1, 0.3, 1e-7, 1.5e-10, 5e-324, 1e15, 1e20, 1e21, 1.5e22, 2 ** 53, 1e46, 1e60, 1e300,
  1.7976931348623157e308,
]; // biome-ignore format: a table
const DIGITS = ['0', '0', '0', '1', '9', '#', '#'];

function number(random: Random): number {
  const chance = random();
  if (chance < 0.35) return pick(random, NUMBERS);
  if (chance < 0.5) return Math.floor(random() * 2000) - 200;
  if (chance < 0.6) return Math.floor(random() * 1e17);
  const size = random() * 10 ** Math.floor(random() * 14);
  const rounded = chance < 0.8 ? Number(size.toFixed(Math.floor(random() * 5))) : size;
  return random() < 0.25 ? -rounded : rounded;
}

function numberPart(random: Random): string {
  const whole = random() < 0.5
    ? pick(random, ['#,##0', '#,##0.', '0', '000', '#', '##0', '9,999', '#,###', '##,##,##0', '0,00', '#,##,000', '00', ''])
    : times(random, 6, () => pick(random, [...DIGITS, ',', '0', '#']));
  const fraction = maybe(random, 0.5, () =>
    `.${pick(random, ['', '0', '00', '##', '0#', '00##', '000,000', '0,0', '0,##,#', '#,###', '0'.repeat(20)])}`);
  const exponent = maybe(random, 0.2, () => `e${pick(random, ['0', '00', '9', '', '0', '#', '0,0', '0e0'])}`);
  const noise = () => maybe(random, 0.12, () => pick(random, ['-', 'x', ' đồng', '%', '‰', '%%', '(', 'e', '٣', '$', ' ', '😀', ';', '.', ',', '0']));
  return noise() + whole + noise() + fraction + noise() + exponent + noise();
} // biome-ignore format: a grammar

function formatNumber(random: Random): PictureCall {
  const picture = numberPart(random) + maybe(random, 0.15, () => `;${numberPart(random)}`) + maybe(random, 0.01, () => ';0');
  const options: Record<string, string> = {};
  if (random() < 0.3) {
    const entries: readonly (readonly [string, readonly string[]])[] = [
      ['decimal-separator', [',', '·', '·']], ['grouping-separator', ['.', ' ', '’']], ['exponent-separator', ['E', 'x']],
      ['minus-sign', ['−', 'âm ']], ['percent', ['%', 'pc', '٪']], ['per-mille', ['pm']], ['zero-digit', ['٠', '0', 'A']],
      ['digit', ['@', '#']], ['pattern-separator', ['|']], ['infinity', ['oo']], ['NaN', ['nan']],
    ];
    for (const [name, signs] of entries) if (random() < 0.3) options[name] = pick(random, signs);
  }
  const signs: Record<string, string | undefined> = {
    '.': options['decimal-separator'], ',': options['grouping-separator'], e: options['exponent-separator'],
    '0': options['zero-digit'], '#': options.digit, ';': options['pattern-separator'],
    '%': options.percent, '‰': options['per-mille'],
  };
  const translated = random() < 0.8 ? [...picture].map(sign => signs[sign] ?? sign).join('') : picture;
  return { expression: '$formatNumber($v, $p, $o)', names: { v: number(random), p: translated, o: options } };
} // biome-ignore format: a grammar

const INTEGER_FORMS = [
  '0', '00', '000', '#0', '#,##0', '##,##0', '#,###,##0', '0,0', ',0', '0,', '#:###,##0', '0 000', '1', '9', '١', '#,٣٣٣', '０',
  'A', 'a', 'I', 'i', 'W', 'w', 'Ww', '#', 'x', 'é', '', '0٣', 'wW', 'N', '𝟎', '0😀000',
]; // biome-ignore format: a table

const integerPicture = (random: Random): string =>
  (random() < 0.7
    ? pick(random, INTEGER_FORMS)
    : times(random, 7, () => pick(random, ['0', '#', ',', ':', '.', 'x', '9', ';', '0', '#']))) +
  maybe(random, 0.3, () => pick(random, [';o', ';c', ';', ';x', ';o(-en)', ';;o']));

const formatInteger = (random: Random): PictureCall => ({
  expression: '$formatInteger($v, $p)',
  names: { v: number(random), p: integerPicture(random) },
});

const WORDS = [
  'one', 'two', 'three', 'eleven', 'twenty', 'ninety', 'hundred', 'thousand', 'million', 'trillion', 'and', 'first', 'third',
  'twelfth', 'twentieth', 'hundredth', 'thousandth', 'zero', 'Forty', 'FIVE', 'foo', '',
]; // biome-ignore format: a table

function integerText(random: Random): string {
  const chance = random();
  if (chance < 0.3) return times(random, 6, () => pick(random, WORDS) + pick(random, [' ', ' ', '-', ', ', ' and ', ',']));
  if (chance < 0.4) return times(random, 6, () => pick(random, ['M', 'D', 'C', 'L', 'X', 'V', 'I', 'i', 'x']));
  if (chance < 0.5) return times(random, 6, () => pick(random, ['a', 'Z', 'k', 'q', 'A', '1', 'é']));
  return times(random, 8, () => pick(random, ['1', '2', '0', '9', ',', '.', ':', ' ', '-', '٣', 'th', 'x', '5']));
} // biome-ignore format: a grammar

const parseInteger = (random: Random): PictureCall => ({
  expression: random() < 0.4 ? '$parseInteger($s, $p)' : '$parseInteger($formatInteger($v, $p), $p)',
  names: { s: integerText(random), v: number(random), p: integerPicture(random) },
});

const INSTANTS = [
  0, 1, -1, 999, 951782400000, 1709164800000, 1709251199999, 4107542400000, -2203891200000, 1483228799000, 1483228800000,
  253402300799999, 253402300800000, -62135596800000, -62135596800001, -62167219200000, -62167219200001, -59011459200000,
  8.64e15, -8.64e15, 8.64e15 - 1, 1230757500000, 1420070400000, 0.5, -0.5, 1104537600000, 1293926400000,
]; // biome-ignore format: a table

function instant(random: Random): number {
  const chance = random();
  if (chance < 0.25) return pick(random, INSTANTS);
  if (chance < 0.75) return Math.floor(random() * 4e12) - 1e12;
  if (chance < 0.85) return Math.floor((random() - 0.5) * 8.64e15 * 2);
  // Around the turn of a year, where weeks belong to another.
  return Date.UTC(1900 + Math.floor(random() * 300), 0, 1) + Math.floor((random() - 0.5) * 12 * 86_400_000);
}

const FORMS = [
  '', '', '', '1', '01', '001', '0001', '#1', '##01', 'I', 'i', 'w', 'W', 'Ww', 'a', 'A', 'N', 'n', 'Nn', '9,999', '0:00',
  '١', 'x', '#', '00:00', '0000', '00000', '0٣', '0,0', '1:', 'NN',
]; // biome-ignore format: a table
const WIDTHS = [
  '', '', '', '', '', ',2', ',3-3', ',*-2', ',2-4', ',*', ',*-*', ',4', ',*-3', ',1-1', ',5-2', ',x', ',2-', ',0', ',*-0',
  ',-2', ',*-6',
]; // biome-ignore format: a table
const LETTERS = 'YYYMMMDDDdFWwXxHHhPmmssfZzCE';

const marker = (random: Random): string => {
  const of = maybe(random, 0.99, () => pick(random, [...LETTERS, ...(random() < 0.03 ? ['q', ''] : [])]));
  const blank = maybe(random, 0.02, () => ' ');
  const form = pick(random, FORMS) + maybe(random, 0.2, () => pick(random, ['o', 'c', 't', 'a']));
  return `[${blank}${of}${form}${pick(random, WIDTHS)}${maybe(random, 0.995, () => ']')}`;
};

const USUAL = [
  '[Y0001]', '[M01]', '[D01]', '[H01]', '[m01]', '[s01]', '[f001]', '[Z]', '[Z0001]', '[z]', '[MNn]', '[D1o]', '[h]',
  '[P]', '[FNn]', '[d001]', '[Y]', '[M]', '[D]', '[H]', '[m]', '[s]', '[X0001]', '[W01]', '[F1]', '[w]', '[xNn]',
  '[Z01:01t]', '[Yw]', '[Dwo]', '[YI]', '[Mi]', '[MNn,3-3]', '[MNn,*-3]',
]; // biome-ignore format: a table
const LITERALS = [
  '-', '/', ' ', ':', '.', 'T', ' at ', 'Ngày ', 'năm ', '', '', '[[', ']]', ']', 'W', 'x', '(', '+', '|', 'ς', 'é', ', ',
]; // biome-ignore format: a table
const WHOLE = [
  '[Y0001]-[M01]-[D01]', '[D01]/[M01]/[Y0001]', '[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]',
  '[Y0001][M01][D01][H01][m01][s01]', '[D1o] [MNn] [Y]', '[h]:[m] [P]', '[H]:[m]', '[Y]-[d]', '[X0001]-W[W01]-[F1]',
  '[FNn], [D1o] [MNn] [Y]', '[Dwo] [MNn] [Yw]',
]; // biome-ignore format: a table

function datePicture(random: Random): string {
  if (random() < 0.15) return pick(random, WHOLE);
  const one = () => (random() < 0.5 ? pick(random, USUAL) : marker(random));
  return times(random, 5, () => one() + pick(random, LITERALS)) + one();
}

const ZONES = [
  undefined, undefined, undefined, '+0700', '+0700', '+0700', '0700', '-0500', '-0500', '+0530', '+0545', '-0800', '-0530',
  '+1400', '-1200', '0', '0000', '+0000', '-0000', '+9959', '7', '+7', '-7', '+0760', '', 'Z', '+07:00', 'abc', ' 0700', '+00700', '-0100', '+0001', '-0030', '530',
] as const; // biome-ignore format: a table

const fromMillis = (random: Random): PictureCall => ({
  expression: '$fromMillis($v, $p, $z)',
  names: {
    v: instant(random),
    p: random() < 0.05 ? undefined : datePicture(random),
    z: pick(random, ZONES),
  },
});

const TEXTS = [
  '2018', '18', '5', '05', '12', '31', '0', '094', '1234', '20180512', 'March', 'march', 'MAY', 'Mar', 'Friday', 'am',
  'PM', 'MMXVIII', 'iii', 'w', 'C', 'twenty-first', 'two', 'thousand', 'and', '1st', '22nd', '+07:00', '-0530', 'Z',
  'GMT+5', 'ISO', '-', '/', ' ', ':', '.', 'T', 'ngày ', 'NĂM ', '٣', 'ſ', '\u212a', 'σ', '[', ']',
]; // biome-ignore format: a table

/** A picture and a text made for it, marker by marker. */
function pictureAndText(random: Random): readonly [picture: string, text: string] {
  let text = '';
  let picture = '';
  for (let left = 1 + Math.floor(random() * 5); left > 0; left--) {
    const one = random() < 0.5 ? pick(random, USUAL) : marker(random);
    picture += one;
    const digits = () => times(random, random() < 0.3 ? 6 : 2, () => pick(random, [...'01122359']));
    if (/^.[CEPFMx]/.test(one) && random() < 0.5) text += pick(random, ['March', 'mar', 'May', 'Fri', 'am', 'PM', 'pm', 'x']);
    else if (/w|W/.test(one.slice(2))) text += times(random, 3, () => pick(random, WORDS) + pick(random, ['', ' ', '-', ', ']));
    else if (/[aA]/.test(one.slice(2)) && random() < 0.8) text += times(random, 3, () => pick(random, [...'abzAMq']));
    else if (/[iI]/.test(one.slice(2)) && random() < 0.8) text += times(random, 4, () => pick(random, [...'ivxlcdmMX']));
    else if (/^.[Zz]/.test(one)) text += pick(random, ['', '', 'GMT', 'gmt']) + pick(random, ['+', '-', '+', '']) + digits() + pick(random, ['', ':', '.']) + digits();
    else text += pick(random, ['1', '']) + digits() + maybe(random, one.includes('o') ? 0.8 : 0, () => pick(random, ['st', 'nd', 'TH', 'rd', 'x']));
    const between = random() < 0.6 ? '' : pick(random, LITERALS);
    picture += between;
    text += between.replace('[[', '[').replace(']]', ']');
  }
  return [picture, random() < 0.1 ? text.toUpperCase() : text];
} // biome-ignore format: a grammar

/** A text a picture may read: what it wrote itself, as it is, or somewhat changed, or pieces. */
const toMillis = (random: Random): PictureCall => {
  const picture = datePicture(random);
  const chance = random();
  const names = { v: instant(random), p: picture, s: times(random, 8, () => pick(random, TEXTS)) };
  if (chance < 0.5) return { expression: '$toMillis($fromMillis($v, $p), $p)', names };
  if (chance < 0.6) return { expression: '$toMillis($uppercase($fromMillis($v, $p)), $p)', names };
  if (chance < 0.7)
    return { expression: '$toMillis($fromMillis($v, $p), $q)', names: { ...names, q: datePicture(random) } };
  if (chance < 0.75) return { expression: '$toMillis($s, $p)', names };
  const [own, text] = pictureAndText(random);
  return { expression: '$toMillis($t, $p)', names: { v: 0, p: own, t: text } };
};

function iso(random: Random): PictureCall {
  const digits = (size: number) =>
    Array.from({ length: size }, () => pick(random, [...'0000112359'])).join('');
  const part = (sign: string, size: number) => maybe(random, 0.75, () => sign + digits(size));
  const text =
    pick(random, ['2018', '2024', digits(4)]) +
    part('-', 2) +
    part('-', 2) +
    maybe(random, 0.7, () => `T${digits(2)}:${digits(2)}:${digits(2)}`) +
    maybe(random, 0.4, () => `.${digits(1 + Math.floor(random() * 5))}`) +
    maybe(random, 0.7, () =>
      pick(random, ['Z', `+${digits(2)}:${digits(2)}`, `-${digits(4)}`, '+0700', 'z', '+07']),
    );
  return { expression: '$toMillis($s)', names: { s: text } };
}

const KINDS = [
  formatNumber,
  formatNumber,
  formatInteger,
  parseInteger,
  fromMillis,
  fromMillis,
  toMillis,
  toMillis,
  toMillis,
  iso,
];

export const pictureCall = (random: Random): PictureCall => pick(random, KINDS)(random);
