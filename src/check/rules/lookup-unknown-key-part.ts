import { below } from '../../definition/path.js';
import { text } from '../../source/text.js';
import { askedRegistries, unknownParts } from '../asked-registries.js';
import { didYouMean } from '../did-you-mean.js';
import type { Rule } from '../rule.js';

/** A part of a key must be one the registry knows. */
export const unknownKeyPart: Rule = {
  code: 'unknown-key-part',
  severity: 'error',
  check(reading, report) {
    for (const { lookup, registry } of askedRegistries(reading)) {
      for (const part of unknownParts(lookup, registry)) {
        const message = text(
          `"${registry.name}" không nhận khóa "${part}".`,
          `"${registry.name}" takes no key "${part}".`,
        );
        report(
          { pointer: below(lookup.pointer, 'by', part), part: 'key' },
          message,
          didYouMean(part, Object.keys(registry.keys)),
        );
      }
    }
  },
};
