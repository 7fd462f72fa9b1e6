import { text } from '../../source/text.js';
import { isOwnKey, titleOfNode } from '../rings.js';
import type { Rule } from '../rule.js';

/** Fields, lookups, guards, documents and fees may not depend on themselves, directly or through others. */
export const ring: Rule = {
  code: 'ring',
  severity: 'error',
  check({ order }, report) {
    for (const each of order.rings) {
      const first = each.edges[0];
      if (!first || isOwnKey(each)) continue;
      const trail = each.nodes.map(titleOfNode).join(' → ');
      const message = text(
        `Vòng phụ thuộc: ${trail}. Không giá trị nào tính được trước.`,
        `A ring of dependencies: ${trail}. None of them can come first.`,
      );
      report(
        { pointer: first.pointer },
        message,
        text('Bỏ một mắt xích của vòng.', 'Take out one link of the ring.'),
      );
    }
  },
};
