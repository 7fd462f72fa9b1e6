import { text } from '../../source/text.js';
import { rowLists, schemaAt } from '../rows.js';
import type { Rule } from '../rule.js';

/** A row holds no rows of its own: format 1 knows one level of them. */
export const nestedRows: Rule = {
  code: 'nested-rows',
  severity: 'error',
  check(reading, report) {
    for (const { rows, list, pointer } of rowLists(reading)) {
      for (const { path, title } of rows.fields.filter(field => field.rows)) {
        const message = text(
          `"${title}" là danh sách có dòng nằm trong dòng của "${list.title}".`,
          `"${title}" is a list of rows inside the rows of "${list.title}".`,
        );
        const mend = text(
          'Đưa danh sách ra ngoài, hoặc bỏ các biểu thức trong nó.',
          'Take the list out, or drop the expressions inside it.',
        );
        report({ pointer: schemaAt(`${pointer}/items`, path), part: 'key' }, message, mend);
      }
    }
  },
};
