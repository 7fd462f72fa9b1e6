import { below } from '../../definition/path.js';
import { rawOf } from '../../definition/raw.js';
import { writtenGrounds } from '../grounds.js';
import { usesIn } from '../members.js';
import { namesAt, referenceRule } from '../reference-rule.js';

const parts = [
  'settings',
  'agencies',
  'roles',
  'lookups',
  'guards',
  'documents',
  'fees',
  'deadlines',
  'events',
  'effects',
  'results',
];

/** A `basis` may only name an entry of `legalBasis`. */
export const unknownBasis = referenceRule({
  code: 'unknown-basis',
  what: { vi: 'căn cứ pháp lý', en: 'legal basis' },
  known: ({ raw }) => Object.keys(rawOf(raw.legalBasis)),
  uses: reading => [
    ...parts.flatMap(part => usesIn(reading, part, 'basis')),
    ...writtenGrounds(reading).flatMap(({ raw, pointer }) => namesAt(raw.basis, below(pointer, 'basis'))),
  ],
});
