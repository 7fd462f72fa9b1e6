import { rawOf } from '../../definition/raw.js';
import { usesIn } from '../members.js';
import { referenceRule } from '../reference-rule.js';

/** A document may only be replaced by another document of the definition. */
export const unknownDocument = referenceRule({
  code: 'unknown-document',
  what: { vi: 'giấy tờ', en: 'document' },
  known: ({ raw }) => Object.keys(rawOf(raw.documents)),
  uses: reading => usesIn(reading, 'documents', 'or'),
});
