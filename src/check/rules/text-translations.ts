import { below } from '../../definition/path.js';
import { nearest } from '../../source/nearest.js';
import { text } from '../../source/text.js';
import type { Rule } from '../rule.js';
import { type ReadableText, textsIn } from '../texts.js';

/** A language that is translated at all should have every title, message and reason. */
export const missingTranslation: Rule = {
  code: 'missing-translation',
  severity: 'warning',
  check({ raw, parts }, report) {
    const texts = textsIn(raw).filter(({ asked }) => asked);
    for (const [lang, table] of Object.entries(parts.translations)) {
      const unused = unusedKeys(table, textsIn(raw));
      const told = new Set<string>();
      for (const { words, pointer } of texts) {
        if (Object.hasOwn(table, words) || told.has(words) || nearest(words, unused) !== undefined) continue;
        told.add(words);
        const message = text(
          `"${words}" chưa có bản dịch (${lang}).`,
          `"${words}" has no translation (${lang}).`,
        );
        report(
          { pointer },
          message,
          text(`Thêm nó vào translations.${lang}.`, `Add it to translations.${lang}.`),
        );
      }
    }
  },
};

/** A translation should be of a text the definition has. */
export const unusedTranslation: Rule = {
  code: 'unused-translation',
  severity: 'warning',
  check({ raw, parts }, report) {
    const texts = textsIn(raw);
    for (const [lang, table] of Object.entries(parts.translations)) {
      for (const words of unusedKeys(table, texts)) {
        const near = nearest(
          words,
          texts.map(each => each.words).filter(each => !Object.hasOwn(table, each)),
        );
        const message = text(`Định nghĩa không có câu "${words}".`, `The definition has no text "${words}".`);
        const mend = near
          ? text(`Có phải là "${near}"?`, `Did you mean "${near}"?`)
          : text('Bỏ bản dịch này.', 'Remove this translation.');
        report({ pointer: below('/translations', lang, words), part: 'key' }, message, mend);
      }
    }
  },
};

function unusedKeys(
  table: Readonly<Record<string, string>>,
  texts: readonly ReadableText[],
): readonly string[] {
  const known = new Set(texts.map(({ words }) => words));
  return Object.keys(table).filter(words => !known.has(words));
}
