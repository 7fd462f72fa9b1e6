import type { Problem } from '../../expression/problem.js';
import { inSite, type Rule } from '../rule.js';

/** Problems of parsing fall into three complaints by their code. */
const complaintOf = ({ code }: Problem): string => {
  if (code === 'unknown-function') return 'unknown-function';
  return /^S\d{4}$/.test(code) || code === 'syntax' ? 'expression-syntax' : 'expression-refused';
};

const parseRule = (code: string): Rule => ({
  code,
  severity: 'error',
  check({ sites }, report) {
    for (const site of sites) {
      for (const problem of site.problems) {
        if (complaintOf(problem) === code)
          report(inSite(site, problem.offset, problem.length), problem.message, problem.mend);
      }
    }
  },
});

/** An expression must parse as JSONata. */
export const expressionSyntax = parseRule('expression-syntax');

/** An expression may use only the documented subset of JSONata: bounded, synchronous, without clock or chance. */
export const expressionRefused = parseRule('expression-refused');

/** An expression may call only functions that exist. */
export const unknownFunction = parseRule('unknown-function');
