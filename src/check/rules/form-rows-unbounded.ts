import { valueAt } from '../../source/pointer.js';
import { text } from '../../source/text.js';
import { rowLists } from '../rows.js';
import type { Rule } from '../rule.js';

/** Where a registry is asked for each row, the author says how many rows there may be. */
export const rowsUnbounded: Rule = {
  code: 'rows-unbounded',
  severity: 'warning',
  check(reading, report) {
    const asked = Object.values(reading.parts.lookups).map(({ each }) => each);
    for (const { list, pointer } of rowLists(reading)) {
      if (!asked.includes(list.pointer) || valueAt(reading.raw, `${pointer}/maxItems`) !== undefined)
        continue;
      const message = text(
        `Mỗi dòng của "${list.title}" được hỏi một lần mà không ghi "maxItems": có thể tới 100 lượt hỏi cùng lúc.`,
        `Each row of "${list.title}" is asked for once, and there is no "maxItems": up to 100 questions at once.`,
      );
      report({ pointer, part: 'key' }, message, text('Thêm "maxItems".', 'Add "maxItems".'));
    }
  },
};
