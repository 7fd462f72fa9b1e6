import { membersOf, usesIn } from '../members.js';
import { referenceRule } from '../reference-rule.js';

/** A lookup, a call or the keeper of a result may only be a registry whose file is among the sources. */
export const unknownRegistry = referenceRule({
  code: 'unknown-registry',
  what: { vi: 'cơ sở dữ liệu', en: 'registry' },
  known: ({ sources }) => Object.keys(sources.registries),
  uses: reading => [
    ...usesIn(reading, 'lookups', 'registry'),
    ...usesIn(reading, 'results', 'into'),
    ...membersOf(reading, 'effects').flatMap(({ raw, pointer }) =>
      typeof raw.call === 'string'
        ? [{ name: raw.call.split('.')[0] ?? '', at: { pointer: `${pointer}/call` } }]
        : [],
    ),
  ],
});
