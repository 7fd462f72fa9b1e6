import { below } from '../../definition/path.js';
import { text } from '../../source/text.js';
import { writtenGrounds } from '../grounds.js';
import type { Rule } from '../rule.js';

/** A paper is reused from a registry that keeps papers; data about the same matter waives it instead. */
export const reuseSource: Rule = {
  code: 'reuse-source',
  severity: 'error',
  check(reading, report) {
    const { registries } = reading.sources;
    for (const { key, raw, pointer } of writtenGrounds(reading)) {
      const registry = typeof raw.by === 'string' ? reading.parts.lookups[raw.by]?.registry : undefined;
      const known = registry !== undefined && Object.hasOwn(registries, registry);
      if (key !== 'reuse' || !known || registries[registry]?.paper !== undefined) continue;
      report(
        { pointer: below(pointer, 'by') },
        text(
          `"${registry}" giữ dữ liệu chứ không giữ giấy tờ, nên không dùng lại giấy tờ từ đó được.`,
          `"${registry}" keeps data and no papers, so no paper is reused from it.`,
        ),
        text('Dữ liệu thay cho giấy tờ thì viết "waived".', 'Data in place of the paper is "waived".'),
      );
    }
  },
};
