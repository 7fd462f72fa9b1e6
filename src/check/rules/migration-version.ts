import { below } from '../../definition/path.js';
import { rawEntries } from '../../definition/raw.js';
import { text } from '../../source/text.js';
import type { Rule } from '../rule.js';

/** Drafts are brought over from another version. */
export const migrationVersion: Rule = {
  code: 'migration-version',
  severity: 'error',
  check({ raw }, report) {
    for (const [version] of rawEntries(raw.migrations))
      if (version === raw.version)
        report(
          { pointer: below('/migrations', version), part: 'key' },
          text(
            `"${version}" là chính phiên bản này; bản nháp chỉ chuyển từ phiên bản khác.`,
            `"${version}" is this very version; drafts are brought over from another.`,
          ),
        );
  },
};
