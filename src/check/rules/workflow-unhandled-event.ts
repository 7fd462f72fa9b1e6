import { below } from '../../definition/path.js';
import { rawOf } from '../../definition/raw.js';
import { nearest } from '../../source/nearest.js';
import { text } from '../../source/text.js';
import type { Rule } from '../rule.js';

/** An event that is declared must be handled by some state; one recorded without a move is a branch `{}`. */
export const unhandledEvent: Rule = {
  code: 'unhandled-event',
  severity: 'error',
  check({ raw, flow }, report) {
    const handled = new Set(
      flow.graph.transitions.filter(({ kind }) => kind === 'on').map(({ name }) => name),
    );
    const undeclared = [...handled].filter(name => !Object.hasOwn(rawOf(raw.events), name));
    for (const name of Object.keys(rawOf(raw.events))) {
      if (handled.has(name)) continue;
      const near = nearest(name, undeclared);
      const message = text(
        `Không trạng thái nào nhận sự kiện "${name}".`,
        `No state handles the event "${name}".`,
      );
      const mend = near
        ? text(`Có phải ý bạn là "${near}"?`, `Did you mean "${near}"?`)
        : text(
            `Thêm "${name}" vào "on" của một trạng thái ({} nếu chỉ ghi nhận), hoặc bỏ nó.`,
            `Add "${name}" to the "on" of a state ({} to record it only), or remove it.`,
          );
      report({ pointer: below('/events', name), part: 'key' }, message, mend);
    }
  },
};
