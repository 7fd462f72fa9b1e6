import { rawOf } from '../../definition/raw.js';
import { usesIn } from '../members.js';
import { referenceRule } from '../reference-rule.js';

/** A role may only belong to an agency of the definition. */
export const unknownAgency = referenceRule({
  code: 'unknown-agency',
  what: { vi: 'cơ quan', en: 'agency' },
  known: ({ raw }) => Object.keys(rawOf(raw.agencies)),
  uses: reading => usesIn(reading, 'roles', 'agency'),
});

/** A deadline may only be owed by the applicant, by the office, or by one agency of the definition. */
export const unknownDebtor = referenceRule({
  code: 'unknown-agency',
  what: { vi: 'cơ quan', en: 'agency' },
  known: ({ raw }) => [...Object.keys(rawOf(raw.agencies)), 'office', 'applicant'],
  uses: reading => usesIn(reading, 'deadlines', 'owedBy'),
});
