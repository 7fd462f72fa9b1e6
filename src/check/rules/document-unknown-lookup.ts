import { below } from '../../definition/path.js';
import { listOf, rawOf } from '../../definition/raw.js';
import { membersOf } from '../members.js';
import { namesAt, referenceRule } from '../reference-rule.js';

/** A waiver may only rest on a lookup of the definition. */
export const unknownLookup = referenceRule({
  code: 'unknown-lookup',
  what: { vi: 'lượt hỏi (lookup)', en: 'lookup' },
  known: ({ raw }) => Object.keys(rawOf(raw.lookups)),
  uses: reading =>
    membersOf(reading, 'documents').flatMap(({ raw, pointer }) =>
      listOf(raw.waived).flatMap((waiver, i) => namesAt(rawOf(waiver).by, below(pointer, 'waived', i, 'by'))),
    ),
});
