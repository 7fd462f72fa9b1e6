import { below } from '../../definition/path.js';
import { membersOf, usesIn } from '../members.js';
import { keysAt, referenceRule } from '../reference-rule.js';

/**
 * Deadlines, fees, effects and `notBy` may only name events the workflow handles or the definition declares.
 * `starts` and `stops` may name a state as well.
 */
export const unknownEvent = referenceRule({
  code: 'unknown-event',
  what: { vi: 'sự kiện', en: 'event' },
  known: ({ parts }) => Object.keys(parts.events),
  uses: reading => {
    const states = new Set(reading.flow.graph.states.map(({ id }) => id));
    const clocks = [...usesIn(reading, 'deadlines', 'starts'), ...usesIn(reading, 'deadlines', 'stops')];
    return [
      ...usesIn(reading, 'events', 'notBy'),
      ...clocks.filter(({ name }) => !states.has(name)),
      ...usesIn(reading, 'deadlines', 'restartedBy'),
      ...membersOf(reading, 'deadlines').flatMap(({ raw, pointer }) =>
        keysAt(raw.longer, below(pointer, 'longer')),
      ),
      ...usesIn(reading, 'fees', 'due'),
      ...usesIn(reading, 'effects', 'answer'),
      ...usesIn(reading, 'effects', 'failed'),
    ];
  },
});
