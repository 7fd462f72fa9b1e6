import type { Slot } from '../../definition/site.js';
import { describeType } from '../../expression/types.js';
import { text } from '../../source/text.js';
import type { Rule } from '../rule.js';
import { typedSites } from '../typed-sites.js';

const conditions: ReadonlySet<Slot> = new Set<Slot>(['guard', 'visible', 'needed', 'when', 'assert']);

/** A condition must be able to be true or false: it holds only on exactly `true`, and an assertion fails only on exactly `false`. */
export const conditionType: Rule = {
  code: 'condition-type',
  severity: 'error',
  check(reading, report) {
    for (const { site, type, problems } of typedSites(reading)) {
      if (!conditions.has(site.slot) || problems.length > 0 || type.any || type.boolean) continue;
      const gives = describeType(type);
      const message = text(
        `Điều kiện này cho ${gives.vi}, không bao giờ là đúng/sai, nên không bao giờ có tác dụng.`,
        `This condition gives ${gives.en}, never true or false, so it never takes effect.`,
      );
      report(
        { pointer: site.pointer },
        message,
        text('So sánh giá trị, hoặc dùng $exists(…).', 'Compare the value, or use $exists(…).'),
      );
    }
  },
};
