import { within } from './block-scope.js';
import type { Origin, Origins } from './origin.js';
import { below } from './path.js';
import { isRaw, type Raw, rawIn } from './raw.js';

/** The translations a block brings, by language and text, with where the block stands. */
export interface Brought {
  readonly translations: unknown;
  readonly at: Origin;
}

/**
 * The translations of a definition together with those of its blocks. Only languages the procedure itself
 * translates are filled up, so that a page speaks one language. The procedure's words win, then those brought first.
 */
export function joinedTranslations(written: Raw, brought: readonly Brought[], origins: Origins): Raw {
  const languages = Object.keys(written).map(lang => {
    const table = written[lang];
    if (!isRaw(table)) return [lang, table] as const;
    const joined: Record<string, unknown> = { ...table };
    for (const { translations, at } of brought)
      for (const [words, translation] of Object.entries(rawIn(translations, lang))) {
        if (words === '$comment' || Object.hasOwn(joined, words)) continue;
        joined[words] = translation;
        origins.mark(below('/translations', lang, words), within(at, 'translations', lang, words));
      }
    return [lang, joined] as const;
  });
  return Object.fromEntries(languages);
}
