import { nearest } from '../../source/nearest.js';
import { text } from '../../source/text.js';
import type { Rule } from '../rule.js';
import { textsIn, unusedKeys } from '../texts.js';

/** A language that is translated at all should have every title, message and reason. */
export const missingTranslation: Rule = {
  code: 'missing-translation',
  severity: 'warning',
  check(reading, report) {
    const all = textsIn(reading.raw);
    for (const [lang, table] of Object.entries(reading.parts.translations)) {
      const unused = unusedKeys(reading, lang, all);
      const texts = all.filter(({ asked, english }) => asked && !(english && lang === 'en'));
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
