import { text } from '../../source/text.js';
import type { Rule } from '../rule.js';
import { pointerOf } from '../state-pointer.js';

/** From every state an end must be reachable; loops with a way out are fine. */
export const neverEnds: Rule = {
  code: 'never-ends',
  severity: 'error',
  check(reading, report) {
    for (const { state, trace } of reading.journeys.traps) {
      const way = trace.join(' → ');
      const message = text(
        `Từ đây không tới được trạng thái kết thúc nào: ${way} …`,
        `From here no end can be reached: ${way} …`,
      );
      report(
        { pointer: pointerOf(reading, state), part: 'key' },
        message,
        text('Thêm một bước ra khỏi vòng này.', 'Add a way out of this loop.'),
      );
    }
  },
};
