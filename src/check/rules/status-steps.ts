import type { StateNode } from '../../definition/model.js';
import { text } from '../../source/text.js';
import { FINAL_STATUSES, STATUS_STEPS, STATUS_TITLES } from '../national-statuses.js';
import type { Rule } from '../rule.js';

const titled = (status: number): string => `${status} (${STATUS_TITLES[status] ?? '?'})`;

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
      report(statusOf(state), message);
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
        statusOf(state),
        message,
        text(
          `Kết thúc chỉ có thể là ${FINAL_STATUSES.map(titled).join(', ')}.`,
          `It may end with ${FINAL_STATUSES.map(titled).join(', ')}.`,
        ),
      );
    }
  },
};

const statusOf = ({ pointer }: StateNode) => ({ pointer: `${pointer}/meta/status` });
