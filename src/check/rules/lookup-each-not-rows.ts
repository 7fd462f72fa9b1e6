import { below } from '../../definition/path.js';
import { listOfEach } from '../../definition/rows.js';
import { text } from '../../source/text.js';
import { membersOf } from '../members.js';
import { rowLists } from '../rows.js';
import type { Rule } from '../rule.js';

/** `each` names a list of rows of the form, and nothing else: what there is for every row must know the rows. */
export const eachNotRows: Rule = {
  code: 'each-not-rows',
  severity: 'error',
  check(reading, report) {
    const lists = rowLists(reading).map(({ list }) => list.pointer);
    const perRow = [...membersOf(reading, 'lookups'), ...membersOf(reading, 'documents')];
    for (const { raw, pointer } of perRow) {
      if (raw.each === undefined || lists.includes(listOfEach(raw.each) ?? '')) continue;
      const known = lists.map(list => `$form${list.replaceAll('/', '.')}`).join(', ');
      report(
        { pointer: below(pointer, 'each') },
        text(
          '"each" phải là một danh sách có dòng của biểu mẫu.',
          '"each" must be a list of rows of the form.',
        ),
        known === ''
          ? text(
              'Đặt "prefill": { "rows", "key" } cho danh sách, hoặc viết biểu thức trong các dòng của nó.',
              'Give the list "prefill": { "rows", "key" }, or expressions inside its rows.',
            )
          : text(`Dùng được: ${known}.`, `Known here: ${known}.`),
      );
    }
  },
};
