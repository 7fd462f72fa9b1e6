import { below } from '../../definition/path.js';
import { textIn } from '../../definition/raw.js';
import { text } from '../../source/text.js';
import type { Rule } from '../rule.js';
import { writtenStates } from '../written-states.js';

/** An `id` of a state must be its own: a target `#id` would mean two states. */
export const duplicateStateId: Rule = {
  code: 'duplicate-state-id',
  severity: 'error',
  check(reading, report) {
    const seen = new Set<string>();
    for (const { raw, pointer } of writtenStates(reading)) {
      const id = textIn(raw, 'id');
      if (id === undefined) continue;
      if (seen.has(id))
        report(
          { pointer: below(pointer, 'id') },
          text(`Đã có trạng thái mang id "${id}".`, `Another state has the id "${id}".`),
        );
      seen.add(id);
    }
  },
};
