import type { Formula, Lookup } from '../../definition/model.js';
import type { Parts } from '../../definition/parts.js';
import { below } from '../../definition/path.js';
import { ownIn } from '../../source/own.js';
import { text } from '../../source/text.js';
import type { Rule } from '../rule.js';

/**
 * A lookup that fills the form must ask by who is logged in, carry a matching field beside a typed id, or stand under a recorded consent: a bare
 * typed id must not show a stranger's record (Law on Personal Data Protection 91/2025/QH15; LANGUAGE §3).
 */
export const bareKey: Rule = {
  code: 'bare-key',
  severity: 'error',
  check({ parts, sources }, report) {
    const matched = Object.values(parts.lookups).filter(({ registry, by }) =>
      Object.keys(by).some(part => sources.registries[registry]?.keys[part]?.match === true),
    );
    for (const lookup of Object.values(parts.lookups)) {
      const registry = sources.registries[lookup.registry];
      if (!registry || lookup.use !== 'fill' || lookup.consent !== undefined || matched.includes(lookup))
        continue;
      const safe = [lookup, ...matched].map(({ name }) => name);
      const typed = Object.keys(lookup.by).find(part =>
        isTyped(lookup.by[part] as Formula, parts, new Set(safe)),
      );
      if (typed === undefined) continue;
      const matching = Object.keys(registry.keys).filter(part => registry.keys[part]?.match === true);
      const message = text(
        `Khóa "${typed}" do người dân tự nhập, nên chỉ cần đoán số là xem được dữ liệu của người khác.`,
        `The key "${typed}" is typed by the citizen, so guessing a number would show a stranger's record.`,
      );
      const mend = text(
        `Thêm một khóa đối chiếu (${matching.join(', ') || 'registry chưa có khóa nào mang "match"'}), lấy khóa từ $applicant, hoặc đặt lượt hỏi dưới một "consent".`,
        `Add a matching key (${matching.join(', ') || 'the registry declares none with "match"'}), take the key from $applicant, or put the lookup under a "consent".`,
      );
      report({ pointer: below(lookup.pointer, 'by', typed) }, message, mend);
    }
  },
};

/** Whether something a citizen typed can reach the expression. A record found by a safe key is not typed. */
function isTyped(formula: Formula, parts: Parts, seen: Set<string>): boolean {
  return formula.reads.some(([head = '']) => {
    const name = head.slice(1);
    if (name === 'form' || name === 'this') return true;
    if (seen.has(name)) return false;
    seen.add(name);
    const guard = ownIn(parts.guards, name);
    if (guard) return isTyped(guard.when, parts, seen);
    const lookup: Lookup | undefined = ownIn(parts.lookups, name);
    return lookup !== undefined && Object.values(lookup.by).some(part => isTyped(part, parts, seen));
  });
}
