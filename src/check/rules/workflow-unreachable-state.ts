import { parentOf } from '../../definition/graph.js';
import { SOMEWHERE } from '../../definition/walk.js';
import { text } from '../../source/text.js';
import type { Rule } from '../rule.js';

/** Every state must be reachable from the start, guards taken as open. */
export const unreachableState: Rule = {
  code: 'unreachable-state',
  severity: 'error',
  check(reading, report) {
    const { reachable } = reading.journeys;
    if (reachable.size === 0 || reachable.has(SOMEWHERE)) return;
    const alive = (id: string): boolean =>
      [...reachable].some(leaf => leaf === id || leaf.startsWith(`${id}.`));
    for (const { id, pointer, type } of reading.flow.graph.states) {
      if (type === 'history' || alive(id) || (parentOf(id) !== '' && !alive(parentOf(id)))) continue;
      const message = text(
        `Không có đường nào tới trạng thái "${id}".`,
        `Nothing leads to the state "${id}".`,
      );
      report(
        { pointer, part: 'key' },
        message,
        text('Thêm một bước chuyển tới nó, hoặc bỏ nó.', 'Add a transition to it, or remove it.'),
      );
    }
  },
};
