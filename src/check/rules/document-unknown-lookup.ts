import { below } from '../../definition/path.js';
import { rawOf } from '../../definition/raw.js';
import { writtenGrounds } from '../grounds.js';
import { namesAt, referenceRule } from '../reference-rule.js';

/** A waiver and a reuse may only rest on a lookup of the definition. */
export const unknownLookup = referenceRule({
  code: 'unknown-lookup',
  what: { vi: 'lượt hỏi (lookup)', en: 'lookup' },
  known: ({ raw }) => Object.keys(rawOf(raw.lookups)),
  uses: reading =>
    writtenGrounds(reading).flatMap(({ raw, pointer }) => namesAt(raw.by, below(pointer, 'by'))),
});
