import { rawOf } from '../../definition/raw.js';
import { usesIn } from '../members.js';
import { referenceRule } from '../reference-rule.js';

/** An event may only carry reasons the definition words. */
export const unknownReason = referenceRule({
  code: 'unknown-reason',
  what: { vi: 'lý do', en: 'reason' },
  known: ({ raw }) => Object.keys(rawOf(raw.reasons)),
  uses: reading => usesIn(reading, 'events', 'reasons'),
});
