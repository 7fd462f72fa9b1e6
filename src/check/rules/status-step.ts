import { text } from '../../source/text.js';
import { STATUS_STEPS, titled } from '../national-statuses.js';
import type { Rule } from '../rule.js';
import { statusAt } from '../state-pointer.js';

/** The start must have status 1 and every step must be one the national table allows. */
export const statusStep: Rule = {
  code: 'status-step',
  severity: 'error',
  check({ journeys }, report) {
    const { walk, reachable } = journeys;
    for (const leaf of walk.start) {
      const state = walk.state(leaf);
      if (state?.status === undefined || state.status === 1) continue;
      const message = text(
        `Hồ sơ vừa nộp phải ở trạng thái quốc gia ${titled(1)}, không phải ${titled(state.status)}.`,
        `A dossier just filed has the national status ${titled(1)}, not ${titled(state.status)}.`,
      );
      report(statusAt(state), message);
    }
    const told = new Set<string>();
    for (const leaf of reachable) {
      for (const { to, transition } of walk.steps(leaf)) {
        const [from, next] = [walk.state(leaf)?.status, walk.state(to)?.status];
        if (from === undefined || next === undefined || from === next || told.has(transition.pointer))
          continue;
        if (STATUS_STEPS[from]?.includes(next) !== false) continue;
        told.add(transition.pointer);
        const allowed = STATUS_STEPS[from].map(titled).join(', ') || '–';
        const message = text(
          `Bảng trạng thái quốc gia không có bước từ ${titled(from)} sang ${titled(next)}.`,
          `The national table has no step from ${titled(from)} to ${titled(next)}.`,
        );
        report(
          { pointer: transition.pointer },
          message,
          text(`Từ ${from} có thể sang: ${allowed}.`, `From ${from} it may go to: ${allowed}.`),
        );
      }
    }
  },
};
