import { memberOf, type Raw } from '../../definition/raw.js';
import { text } from '../../source/text.js';
import type { Rule } from '../rule.js';

/** Every event must say who may send it: by its own `by`, or by the `meta.turn` of each state that handles it. */
export const eventWithoutRole: Rule = {
  code: 'event-without-role',
  severity: 'error',
  check({ parts, flow, raw }, report) {
    const declared = new Set(
      Object.values(parts.events).flatMap(({ name }) => (hasBy(raw, name) ? [name] : [])),
    );
    const turns = new Map(flow.graph.states.map(({ id, turn }) => [id, turn]));
    for (const { kind, name, source, pointer } of flow.graph.transitions) {
      if (kind !== 'on' || declared.has(name) || turns.get(source) !== undefined) continue;
      const message = text(
        `Không ai được phép gửi sự kiện "${name}" ở đây, nên nó sẽ luôn bị từ chối.`,
        `Nobody may send the event "${name}" here, so it would always be refused.`,
      );
      const mend = text(
        `Thêm "meta": { "turn": … } cho trạng thái, hoặc "by" cho sự kiện trong "events".`,
        `Give the state "meta": { "turn": … }, or the event a "by" in "events".`,
      );
      report({ pointer: pointer.replace(/\/\d+$/, ''), part: 'key' }, message, mend);
    }
  },
};

const hasBy = (raw: Raw, name: string): boolean => memberOf(memberOf(raw.events, name), 'by') !== undefined;
