import { below } from '../definition/path.js';
import { isRaw, type Raw, rawOf } from '../definition/raw.js';
import type { Reading } from '../definition/read.js';

/** A text someone will read, with where it stands. `asked`: it must be translated when anything is. */
export interface ReadableText {
  readonly words: string;
  readonly pointer: string;
  readonly asked: boolean;
  /** It has its English beside it, as a code does. */
  readonly english: boolean;
}

const skipped: ReadonlySet<string> = new Set([
  'translations',
  'legalBasis',
  'const',
  'enum',
  'default',
  'examples',
]);
const asked: ReadonlySet<string> = new Set(['title', 'message', 'stop']);

/** Every title, message, description and reason of a resolved definition, in its order. */
export const textsIn = (raw: Raw): readonly ReadableText[] => [
  ...inside(raw, ''),
  ...['reasons', 'consents'].flatMap(part =>
    Object.entries(rawOf(raw[part])).flatMap(([name, words]) =>
      one(words, { pointer: below('', part, name), asked: true, english: false }),
    ),
  ),
];

function inside(value: unknown, pointer: string): readonly ReadableText[] {
  if (Array.isArray(value)) return value.flatMap((each, i) => inside(each, below(pointer, i)));
  if (!isRaw(value)) return [];
  const english = typeof value.en === 'string';
  return Object.entries(value).flatMap(([key, member]) => {
    if (skipped.has(key)) return [];
    const at = below(pointer, key);
    if (typeof member !== 'string') return inside(member, at);
    const must = asked.has(key);
    return must || key === 'description' ? one(member, { pointer: at, asked: must, english }) : [];
  });
}

const one = (words: unknown, facts: Omit<ReadableText, 'words'>): readonly ReadableText[] =>
  typeof words === 'string' ? [{ words, ...facts }] : [];

/** Keys of the procedure's own translation that are no text of the definition; a block's may be overridden. */
export function unusedKeys(
  reading: Reading,
  lang: string,
  texts: readonly ReadableText[],
): readonly string[] {
  const known = new Set(texts.map(({ words }) => words));
  return Object.keys(reading.parts.translations[lang] ?? {}).filter(
    words => !known.has(words) && !reading.origin(below('/translations', lang, words)).block,
  );
}
