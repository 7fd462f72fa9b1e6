import { rawOf } from '../../definition/raw.js';
import { usesIn } from '../members.js';
import { referenceRule } from '../reference-rule.js';

/** `collect` may only name a fee of the definition. */
export const unknownFee = referenceRule({
  code: 'unknown-fee',
  what: { vi: 'khoản phí, lệ phí', en: 'fee' },
  known: ({ raw }) => Object.keys(rawOf(raw.fees)),
  uses: reading => usesIn(reading, 'effects', 'collect'),
});
