/** How the letters of what is written in words stand. */
export type Letters = 'lower' | 'upper' | 'title';

/** A text of small letters in others; `and` never stands large. */
export const inCase = (text: string, letters: Letters): string =>
  letters === 'lower'
    ? text
    : letters === 'upper'
      ? text.toUpperCase()
      : text.replace(/\b(?!and\b)[a-z]/g, first => first.toUpperCase());

const ONES = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
  'eighteen nineteen'
).split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const POWERS: readonly (readonly [value: number, word: string])[] = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
  [1e3, 'thousand'],
];
const ORDINALS: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

const ordinalOf = (word: string): string =>
  Object.hasOwn(ORDINALS, word) ? (ORDINALS[word] as string) : `${word.replace(/y$/, 'ie')}th`;

/** A whole number from zero up in English words; beyond a thousand trillion its trillions are words again. */
export function inEnglish(value: number, ordinal: boolean): string {
  const words = cardinal(value);
  return ordinal ? words.replace(/[a-z]+$/, ordinalOf) : words;
}

function cardinal(value: number): string {
  if (value < 20) return ONES[value] as string;
  if (value < 100) {
    const ten = TENS[Math.floor(value / 10) - 2] as string;
    return value % 10 === 0 ? ten : `${ten}-${ONES[value % 10]}`;
  }
  const [unit, word] = POWERS.find(([least]) => value >= least) ?? [100, 'hundred'];
  const count = Math.floor(value / unit);
  const rest = value - count * unit;
  const head = `${cardinal(count)} ${word}`;
  return rest > 0 ? `${head}${rest < 100 ? ' and ' : ', '}${cardinal(rest)}` : head;
}

/** What each word is worth, cardinal or ordinal, in the order in which a pattern tries them. */
export const WORTH: ReadonlyMap<string, number> = new Map(
  [
    ...ONES.map((word, i) => [word, i] as const),
    ...TENS.map((word, i) => [word, (i + 2) * 10] as const),
    ['hundred', 100] as const,
    ...POWERS.map(([value, word]) => [word, value] as const).reverse(),
  ].flatMap(([word, value]) => [[word, value] as const, [ordinalOf(word), value] as const]),
);

/** Reads words; NaN when one is none. `nineteen hundred` is a number too. */
export function fromEnglish(text: string): number {
  let total = 0;
  let part = 0;
  for (const word of text.toLowerCase().split(/,\s|\sand\s|[\s-]/)) {
    const worth = WORTH.get(word);
    if (worth === undefined) return Number.NaN;
    if (worth >= 100) part *= worth;
    else if (part >= 1000) {
      total += part;
      part = worth;
    } else part += worth;
  }
  return total + part;
}
