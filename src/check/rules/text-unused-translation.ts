import { below } from '../../definition/path.js';
import { nearest } from '../../source/nearest.js';
import { text } from '../../source/text.js';
import type { Rule } from '../rule.js';
import { textsIn, unusedKeys } from '../texts.js';

/** A translation should be of a text the definition has. */
export const unusedTranslation: Rule = {
  code: 'unused-translation',
  severity: 'warning',
  check(reading, report) {
    const texts = textsIn(reading.raw);
    for (const [lang, table] of Object.entries(reading.parts.translations)) {
      for (const words of unusedKeys(reading, lang, texts)) {
        const near = nearest(
          words,
          texts.map(each => each.words).filter(each => !Object.hasOwn(table, each)),
        );
        const message = text(`Định nghĩa không có câu "${words}".`, `The definition has no text "${words}".`);
        const mend = near
          ? text(`Có phải ý bạn là "${near}"?`, `Did you mean "${near}"?`)
          : text('Bỏ bản dịch này.', 'Remove this translation.');
        report({ pointer: below('/translations', lang, words), part: 'key' }, message, mend);
      }
    }
  },
};
