import { below } from '../../definition/path.js';
import { rawEntries, rawOf } from '../../definition/raw.js';
import { usesIn } from '../members.js';
import { keysAt, referenceRule } from '../reference-rule.js';

/** A document may only be replaced by another document of the definition, and drafts brought over to one of these. */
export const unknownDocument = referenceRule({
  code: 'unknown-document',
  what: { vi: 'giấy tờ', en: 'document' },
  known: ({ raw }) => Object.keys(rawOf(raw.documents)),
  uses: reading => [
    ...usesIn(reading, 'documents', 'or'),
    ...rawEntries(reading.raw.migrations).flatMap(([version, migration]) =>
      keysAt(migration.documents, below('/migrations', version, 'documents')).filter(
        ({ name }) => name !== '$comment',
      ),
    ),
  ],
});
