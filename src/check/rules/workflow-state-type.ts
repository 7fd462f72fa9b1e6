import { below } from '../../definition/path.js';
import { textIn } from '../../definition/raw.js';
import { text } from '../../source/text.js';
import type { Rule } from '../rule.js';
import { hasChildren, writtenStates } from '../written-states.js';

/** The `type` of a state must agree with what it holds: an atomic or final one holds no states, a compound one some. */
export const stateType: Rule = {
  code: 'state-type',
  severity: 'error',
  check(reading, report) {
    for (const { name, raw, pointer } of writtenStates(reading)) {
      const type = textIn(raw, 'type');
      if (type === undefined || type === 'parallel') continue;
      if (hasChildren(raw) === (type === 'compound')) continue;
      const message = hasChildren(raw)
        ? text(
            `"${name}" có type "${type}" nên các trạng thái bên trong không bao giờ được vào.`,
            `"${name}" has the type "${type}", so the states inside are never entered.`,
          )
        : text(
            `"${name}" có type "${type}" nhưng không có trạng thái nào bên trong.`,
            `"${name}" has the type "${type}" but no states inside.`,
          );
      report({ pointer: below(pointer, 'type') }, message, text('Bỏ "type".', 'Drop "type".'));
    }
  },
};
