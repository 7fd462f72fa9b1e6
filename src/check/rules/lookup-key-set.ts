import { below } from '../../definition/path.js';
import { rawIn } from '../../definition/raw.js';
import { text } from '../../source/text.js';
import { askedRegistries, unknownParts } from '../asked-registries.js';
import type { Rule } from '../rule.js';

/** The parts of a key together must be one of the combinations the registry answers to. */
export const keySet: Rule = {
  code: 'key-set',
  severity: 'error',
  check(reading, report) {
    for (const { lookup, registry } of askedRegistries(reading)) {
      const parts = Object.keys(rawIn(lookup.raw, 'by'));
      if (parts.length === 0 || unknownParts(lookup, registry).length > 0) continue;
      if (
        registry.keySets.some(set => set.length === parts.length && set.every(part => parts.includes(part)))
      )
        continue;
      const sets = registry.keySets.map(set => set.join(' + ')).join('; ');
      const message = text(
        `Không hỏi được "${registry.name}" bằng ${parts.join(' + ')}.`,
        `"${registry.name}" cannot be asked by ${parts.join(' + ')}.`,
      );
      report(
        { pointer: below(lookup.pointer, 'by'), part: 'key' },
        message,
        text(`Các bộ khóa: ${sets}.`, `Its key sets: ${sets}.`),
      );
    }
  },
};
