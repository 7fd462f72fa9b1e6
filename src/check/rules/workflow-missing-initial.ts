import { rawEntries } from '../../definition/raw.js';
import { text } from '../../source/text.js';
import type { Rule } from '../rule.js';
import { hasChildren, writtenStates } from '../written-states.js';

/** A state with states inside, and the workflow, must say which of them comes first; XState would refuse to start. */
export const missingInitial: Rule = {
  code: 'missing-initial',
  severity: 'error',
  check(reading, report) {
    for (const { name, raw, pointer } of writtenStates(reading)) {
      if (
        !hasChildren(raw) ||
        raw.initial !== undefined ||
        ['parallel', 'final', 'atomic'].includes(String(raw.type))
      )
        continue;
      const message = text(
        `"${name}" không nói trạng thái nào bên trong là đầu tiên.`,
        `"${name}" does not say which of its states comes first.`,
      );
      const first = rawEntries(raw.states)[0]?.[0] ?? '';
      report(
        { pointer, part: 'key' },
        message,
        text(`Thêm "initial": "${first}".`, `Add "initial": "${first}".`),
      );
    }
  },
};
