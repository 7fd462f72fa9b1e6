import { below } from '../../definition/path.js';
import { listOf, type Raw, rawOf } from '../../definition/raw.js';
import { text } from '../../source/text.js';
import { isOpen } from '../../value/dialect.js';
import { didYouMean } from '../did-you-mean.js';
import type { Rule } from '../rule.js';
import { schemasOf } from '../schemas.js';

/** `required` and `dependentRequired` may only name properties beside them: nobody could ever answer another. */
export const unknownRequired: Rule = {
  code: 'unknown-required',
  severity: 'error',
  check(reading, report) {
    for (const { schema, pointer } of schemasOf(reading)) {
      if (schema.properties === undefined || isOpen(schema)) continue;
      const known = Object.keys(rawOf(schema.properties));
      for (const { name, at } of demanded(schema)) {
        if (typeof name !== 'string' || known.includes(name)) continue;
        const message = text(
          `"${name}" là bắt buộc nhưng không có trong "properties", nên không ai điền được.`,
          `"${name}" is required but not among "properties", so nobody can answer it.`,
        );
        report({ pointer: below(pointer, ...at) }, message, didYouMean(name, known));
      }
    }
  },
};

interface Demanded {
  readonly name: unknown;
  readonly at: readonly (string | number)[];
}

/** `Array.from` sees the holes a list of a caller's own making may have; `map` would leave them. */
const demanded = (schema: Raw): readonly Demanded[] => [
  ...Array.from(listOf(schema.required), (name, i) => ({ name, at: ['required', i] })),
  ...Object.entries(rawOf(schema.dependentRequired)).flatMap(([other, names]) =>
    Array.from(listOf(names), (name, i) => ({ name, at: ['dependentRequired', other, i] })),
  ),
];
