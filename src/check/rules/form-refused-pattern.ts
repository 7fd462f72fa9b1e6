import { below } from '../../definition/path.js';
import { patternProblem } from '../../value/regex.js';
import type { Rule } from '../rule.js';
import { schemasOf } from '../schemas.js';

/** A pattern must be one the linear engine can match: no citizen's text may hang the service. */
export const refusedPattern: Rule = {
  code: 'refused-pattern',
  severity: 'error',
  check(reading, report) {
    for (const { schema, pointer } of schemasOf(reading)) {
      const problem = typeof schema.pattern === 'string' ? patternProblem(schema.pattern) : undefined;
      if (problem) report({ pointer: below(pointer, 'pattern') }, problem);
    }
  },
};
