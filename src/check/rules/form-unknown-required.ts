import { below } from '../../definition/path.js';
import { listOf, rawOf } from '../../definition/raw.js';
import { text } from '../../source/text.js';
import { isOpen } from '../../value/dialect.js';
import { didYouMean } from '../did-you-mean.js';
import type { Rule } from '../rule.js';
import { schemasOf } from '../schemas.js';

/** `required` may only name properties beside it: nobody could ever answer another. */
export const unknownRequired: Rule = {
  code: 'unknown-required',
  severity: 'error',
  check(reading, report) {
    for (const { schema, pointer } of schemasOf(reading)) {
      if (schema.properties === undefined || isOpen(schema)) continue;
      const known = Object.keys(rawOf(schema.properties));
      for (const [i, name] of listOf(schema.required).entries()) {
        if (typeof name !== 'string' || known.includes(name)) continue;
        const message = text(
          `"${name}" là bắt buộc nhưng không có trong "properties", nên không ai điền được.`,
          `"${name}" is required but not among "properties", so nobody can answer it.`,
        );
        report({ pointer: below(pointer, 'required', i) }, message, didYouMean(name, known));
      }
    }
  },
};
