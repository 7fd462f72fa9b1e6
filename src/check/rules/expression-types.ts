import type { Reading } from '../../definition/read.js';
import type { Problem } from '../../expression/problem.js';
import type { Severity } from '../../source/diagnostic.js';
import { text } from '../../source/text.js';
import { inSite, type Rule } from '../rule.js';
import { headAt, type TypedSite, typedSites } from '../typed-sites.js';

/** A field that no value has is four complaints, by what stands at the head of its path. */
function complaintOf(problem: Problem, { site }: TypedSite, reading: Reading): string {
  if (problem.code === 'always-true' || problem.code === 'never-true') return 'constant-comparison';
  if (problem.code !== 'unknown-field') return 'expression-type';
  const head = site.formula && headAt(site.formula.tree, problem.offset);
  if (head === undefined) return 'expression-type';
  if (head === 'form') return 'unknown-form-field';
  return Object.hasOwn(reading.parts.lookups, head) ? 'unknown-registry-field' : 'unknown-member';
}

const typeRule = (code: string, severity: Severity = 'error'): Rule => ({
  code,
  severity,
  check(reading, report) {
    for (const typed of typedSites(reading)) {
      for (const problem of typed.problems) {
        if (complaintOf(problem, typed, reading) !== code) continue;
        const head = typed.site.formula && headAt(typed.site.formula.tree, problem.offset);
        const registry = Object.hasOwn(reading.parts.lookups, head ?? '')
          ? reading.parts.lookups[head ?? '']?.registry
          : undefined;
        const message =
          registry && code === 'unknown-registry-field' ? inRegistry(problem, registry) : problem.message;
        report(inSite(typed.site, problem.offset, problem.length), message, problem.mend);
      }
    }
  },
});

const inRegistry = ({ message }: Problem, registry: string) =>
  text(`${message.vi} (cơ sở dữ liệu "${registry}")`, `${message.en} (registry "${registry}")`);

/** A path from a lookup must lead to a field its registry has: anything else would always be empty. */
export const unknownRegistryField = typeRule('unknown-registry-field');

/** A path from `$form` must lead to a field of the form. */
export const unknownFormField = typeRule('unknown-form-field');

/** A path from any other name must lead to something it has: a declared setting, fee, event, document, lookup. */
export const unknownMember = typeRule('unknown-member');

/** A function must be given as many values as it takes, of kinds it takes; an operator likewise. */
export const expressionType = typeRule('expression-type');

/** A comparison of numbers should be able to go either way: one whose bounds decide it says nothing. */
export const constantComparison = typeRule('constant-comparison', 'warning');
