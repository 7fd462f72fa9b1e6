import { text } from '../../source/text.js';
import { isOwnKey, titleOfNode } from '../rings.js';
import type { Rule } from '../rule.js';

/** A key field may not be filled by the lookup that needs it: the question would need its own answer. */
export const ownLookupKey: Rule = {
  code: 'own-lookup-key',
  severity: 'error',
  check({ order }, report) {
    for (const each of order.rings) {
      if (!isOwnKey(each)) continue;
      const at = each.nodes[0]?.startsWith('field:') ? 0 : 1;
      const [field, lookup] = [each.nodes[at] as string, each.nodes[at + 1] as string].map(titleOfNode);
      const message = text(
        `${field} là khóa của lượt hỏi ${lookup} nên không thể được điền từ chính lượt hỏi ấy.`,
        `${field} is a key of the lookup ${lookup}, so that lookup cannot fill it.`,
      );
      const mend = text(
        'Điền khóa từ $applicant, từ một lượt hỏi khác, hoặc để người dân nhập.',
        'Fill the key from $applicant, from another lookup, or let the citizen type it.',
      );
      report({ pointer: each.edges[at]?.pointer ?? '' }, message, mend);
    }
  },
};
