import type { Ring } from '../../definition/order.js';
import { formPath } from '../../definition/path.js';
import { pathOf } from '../../source/pointer.js';
import { text } from '../../source/text.js';
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

/** A field and the lookup it is a key of, and nothing else. */
function isOwnKey({ nodes }: Ring): boolean {
  if (nodes.length !== 3) return false;
  const kinds = nodes.slice(0, 2).map(node => node.split(':')[0]);
  return kinds.includes('field') && kinds.includes('lookup');
}

function titleOfNode(node: string): string {
  const name = node.slice(node.indexOf(':') + 1);
  if (node.startsWith('field:')) return formPath(pathOf(name));
  if (node.startsWith('document:')) return `documents.${name}`;
  return node.startsWith('fee:') ? `fees.${name}` : `$${name}`;
}
