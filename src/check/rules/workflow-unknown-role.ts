import { rawOf } from '../../definition/raw.js';
import { usesIn, usesInStates } from '../members.js';
import { referenceRule } from '../reference-rule.js';

/** `by`, `to` and `meta.turn` may only name a role of the definition, `applicant` or `system`. */
export const unknownRole = referenceRule({
  code: 'unknown-role',
  what: { vi: 'vai trò', en: 'role' },
  known: ({ raw }) => [...Object.keys(rawOf(raw.roles)), 'applicant', 'system'],
  uses: reading => [
    ...usesIn(reading, 'events', 'by'),
    ...usesIn(reading, 'effects', 'to'),
    ...usesInStates(reading, 'meta', 'turn'),
  ],
});
