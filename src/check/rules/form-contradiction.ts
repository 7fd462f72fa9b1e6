import { below } from '../../definition/path.js';
import { text } from '../../source/text.js';
import type { Rule } from '../rule.js';
import { schemasOf } from '../schemas.js';

const pairs = [
  ['minLength', 'maxLength'],
  ['minimum', 'maximum'],
  ['minItems', 'maxItems'],
] as const;

/** A lower bound must not lie above its upper bound: no answer would be accepted. */
export const contradiction: Rule = {
  code: 'contradiction',
  severity: 'error',
  check(reading, report) {
    for (const { schema, pointer } of schemasOf(reading)) {
      for (const [low, high] of pairs) {
        const [least, most] = [schema[low], schema[high]];
        if (typeof least !== 'number' || typeof most !== 'number' || least <= most) continue;
        const message = text(
          `${low} (${least}) lớn hơn ${high} (${most}) nên không câu trả lời nào được chấp nhận.`,
          `${low} (${least}) is above ${high} (${most}), so no answer would be accepted.`,
        );
        report({ pointer: below(pointer, low) }, message);
      }
    }
  },
};
