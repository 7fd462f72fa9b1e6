import { text } from '../../source/text.js';
import type { Rule } from '../rule.js';

/** A deadline must start: by an event or a state it names, or on entry to the state whose `after` names it. */
export const neverStarts: Rule = {
  code: 'deadline-never-starts',
  severity: 'error',
  check({ parts }, report) {
    const awaited = new Set(
      parts.graph.transitions.filter(({ kind }) => kind === 'after').map(({ name }) => name),
    );
    for (const { name, starts, pointer } of Object.values(parts.deadlines)) {
      if (starts.length > 0 || awaited.has(name)) continue;
      const message = text(
        `Thời hạn "${name}" không bao giờ bắt đầu: không có "starts" và không trạng thái nào đợi nó.`,
        `The deadline "${name}" never starts: it has no "starts" and no state waits for it.`,
      );
      const mend = text(
        'Thêm "starts" (một sự kiện hoặc trạng thái), hoặc dùng nó trong "after".',
        'Add "starts" (an event or a state), or use it in an "after".',
      );
      report({ pointer, part: 'key' }, message, mend);
    }
  },
};
