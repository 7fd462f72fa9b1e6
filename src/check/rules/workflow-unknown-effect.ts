import { rawOf } from '../../definition/raw.js';
import { usesInStates, usesInTransitions } from '../members.js';
import { referenceRule } from '../reference-rule.js';

/** `entry`, `exit` and `actions` may only name effects of the definition; XState would skip a misspelt one in silence. */
export const unknownEffect = referenceRule({
  code: 'unknown-effect',
  what: { vi: 'việc cần làm (effect)', en: 'effect' },
  known: ({ raw }) => Object.keys(rawOf(raw.effects)),
  uses: reading => [
    ...usesInStates(reading, 'entry'),
    ...usesInStates(reading, 'exit'),
    ...usesInTransitions(reading, 'actions'),
  ],
});
