import { rawOf } from '../../definition/raw.js';
import { usesIn } from '../members.js';
import { referenceRule } from '../reference-rule.js';

/** A lookup may only stand under a consent whose words the person reads. */
export const unknownConsent = referenceRule({
  code: 'unknown-consent',
  what: { vi: 'mục đích đồng ý', en: 'purpose to consent to' },
  known: ({ raw }) => Object.keys(rawOf(raw.consents)),
  uses: reading => usesIn(reading, 'lookups', 'consent'),
});
