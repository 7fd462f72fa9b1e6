import { rawOf } from '../../definition/raw.js';
import { usesIn } from '../members.js';
import { referenceRule } from '../reference-rule.js';

/** An effect may only issue a result of the definition. */
export const unknownResult = referenceRule({
  code: 'unknown-result',
  what: { vi: 'kết quả', en: 'result' },
  known: ({ raw }) => Object.keys(rawOf(raw.results)),
  uses: reading => usesIn(reading, 'effects', 'issue'),
});
