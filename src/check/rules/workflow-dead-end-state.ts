import { text } from '../../source/text.js';
import type { Rule } from '../rule.js';
import { pointerOf } from '../state-pointer.js';

/** A state that does not end the workflow must be left by something: a dossier would rest there for ever. */
export const deadEndState: Rule = {
  code: 'dead-end-state',
  severity: 'error',
  check(reading, report) {
    for (const id of reading.journeys.deadEnds) {
      const message = text(
        `Hồ sơ vào trạng thái "${id}" sẽ không bao giờ ra: không có bước nào rời khỏi đó.`,
        `A dossier that enters "${id}" never leaves: no transition leads out.`,
      );
      const mend = text(
        'Thêm "on" hoặc "after", hoặc "type": "final" nếu đây là kết thúc.',
        'Add an "on" or "after", or "type": "final" if this is an end.',
      );
      report({ pointer: pointerOf(reading, id), part: 'key' }, message, mend);
    }
  },
};
