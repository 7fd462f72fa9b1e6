import { text } from '../../source/text.js';
import type { Rule } from '../rule.js';

/** Every state a dossier rests in must say its national status, itself or by a state around it. */
export const missingStatus: Rule = {
  code: 'missing-status',
  severity: 'error',
  check({ flow }, report) {
    for (const { id, status, type, pointer } of flow.graph.states) {
      if (status !== undefined || type === 'compound' || type === 'parallel' || type === 'history') continue;
      const message = text(
        `Trạng thái "${id}" không có trạng thái quốc gia.`,
        `The state "${id}" has no national status.`,
      );
      report(
        { pointer, part: 'key' },
        message,
        text('Thêm "meta": { "status": 1–10 }.', 'Add "meta": { "status": 1–10 }.'),
      );
    }
  },
};
