import { below } from '../../definition/path.js';
import { ownIn } from '../../source/own.js';
import { text } from '../../source/text.js';
import type { Rule } from '../rule.js';

/** A paper of a row is replaced by one of the same row: another list, or none, tells no row. */
export const alternativeRows: Rule = {
  code: 'alternative-rows',
  severity: 'error',
  check({ parts: { documents } }, report) {
    for (const { or, each, pointer } of Object.values(documents))
      for (const [i, name] of or.entries()) {
        const other = ownIn(documents, name);
        if (!other || other.each === each) continue;
        report(
          { pointer: below(pointer, 'or', i) },
          text(
            `"${name}" không cùng "each" với giấy tờ này, nên không biết nó thay cho dòng nào.`,
            `"${name}" has not the same "each" as this document, so it is not known which row it is for.`,
          ),
          text('Viết cùng một "each" ở cả hai.', 'Write the same "each" in both.'),
        );
      }
  },
};
