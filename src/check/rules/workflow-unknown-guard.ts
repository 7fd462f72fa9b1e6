import { rawOf } from '../../definition/raw.js';
import { usesInTransitions } from '../members.js';
import { referenceRule } from '../reference-rule.js';

/** A branch of the workflow may only be guarded by a guard of the definition; XState would notice when the event comes. */
export const unknownGuard = referenceRule({
  code: 'unknown-guard',
  what: { vi: 'điều kiện (guard)', en: 'guard' },
  known: ({ raw }) => Object.keys(rawOf(raw.guards)),
  uses: reading => usesInTransitions(reading, 'guard'),
});
