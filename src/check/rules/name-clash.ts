import { below } from '../../definition/path.js';
import { rawOf } from '../../definition/raw.js';
import { text } from '../../source/text.js';
import type { Rule } from '../rule.js';

/** A lookup and a guard may not share a name: `$name` would mean two things. */
export const nameClash: Rule = {
  code: 'name-clash',
  severity: 'error',
  check({ raw }, report) {
    for (const name of Object.keys(rawOf(raw.guards))) {
      if (!Object.hasOwn(rawOf(raw.lookups), name)) continue;
      const message = text(
        `"${name}" vừa là lượt hỏi vừa là điều kiện, nên $${name} có hai nghĩa.`,
        `"${name}" is both a lookup and a guard, so $${name} means two things.`,
      );
      report(
        { pointer: below('/guards', name), part: 'key' },
        message,
        text('Đổi tên một trong hai.', 'Rename one of them.'),
      );
    }
  },
};
