import { text } from '../../source/text.js';
import { FINAL_STATUSES, titled } from '../national-statuses.js';
import type { Rule } from '../rule.js';
import { statusAt } from '../state-pointer.js';

/** A workflow may end only as not accepted (3), stopped (8) or returned (10). */
export const finalStatus: Rule = {
  code: 'final-status',
  severity: 'error',
  check({ flow }, report) {
    for (const state of flow.graph.states) {
      if (state.type !== 'final' || state.parent !== undefined || state.status === undefined) continue;
      if (FINAL_STATUSES.includes(state.status)) continue;
      const message = text(
        `Hồ sơ không thể kết thúc ở trạng thái quốc gia ${titled(state.status)}.`,
        `A dossier cannot end with the national status ${titled(state.status)}.`,
      );
      report(
        statusAt(state),
        message,
        text(
          `Kết thúc chỉ có thể là ${FINAL_STATUSES.map(titled).join(', ')}.`,
          `It may end with ${FINAL_STATUSES.map(titled).join(', ')}.`,
        ),
      );
    }
  },
};
