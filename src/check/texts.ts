import { below } from '../definition/path.js';
import { isRaw, type Raw, rawOf } from '../definition/raw.js';

/** A text someone will read, with where it stands. `asked`: it must be translated when anything is. */
export interface ReadableText {
  readonly words: string;
  readonly pointer: string;
  readonly asked: boolean;
}

const skipped: ReadonlySet<string> = new Set([
  'translations',
  'legalBasis',
  'const',
  'enum',
  'default',
  'examples',
]);
const asked: ReadonlySet<string> = new Set(['title', 'message']);

/** Every title, message, description and reason of a resolved definition, in its order. */
export const textsIn = (raw: Raw): readonly ReadableText[] => [
  ...inside(raw, ''),
  ...Object.entries(rawOf(raw.reasons)).flatMap(([name, words]) => one(words, below('/reasons', name), true)),
];

function inside(value: unknown, pointer: string): readonly ReadableText[] {
  if (Array.isArray(value)) return value.flatMap((each, i) => inside(each, below(pointer, i)));
  if (!isRaw(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    if (skipped.has(key)) return [];
    const at = below(pointer, key);
    if (typeof member !== 'string') return inside(member, at);
    return asked.has(key) || key === 'description' ? one(member, at, asked.has(key)) : [];
  });
}

const one = (words: unknown, pointer: string, must: boolean): readonly ReadableText[] =>
  typeof words === 'string' ? [{ words, pointer, asked: must }] : [];

/** Keys of a translation that are no text of the definition. */
export function unusedKeys(
  table: Readonly<Record<string, string>>,
  texts: readonly ReadableText[],
): readonly string[] {
  const known = new Set(texts.map(({ words }) => words));
  return Object.keys(table).filter(words => !known.has(words));
}
