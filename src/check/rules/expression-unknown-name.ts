import { namesOf } from '../../expression/reads.js';
import { text } from '../../source/text.js';
import { didYouMean } from '../did-you-mean.js';
import { inSite, type Rule } from '../rule.js';

/** Every `$name` of an expression must be a name of the language, a lookup or a guard. */
export const unknownName: Rule = {
  code: 'unknown-name',
  severity: 'error',
  check({ sites, names }, report) {
    for (const site of sites) {
      if (!site.formula) continue;
      for (const { name, offset, length } of namesOf(site.formula.tree)) {
        if (names.filed.has(name) || name === 'this' || (name === 'old' && site.scope === 'migration'))
          continue;
        const known = site.scope === 'form' ? names.form : names.filed;
        const message = text(`Không có tên $${name}.`, `There is no name $${name}.`);
        report(inSite(site, offset, length), message, didYouMean(name, known));
      }
    }
  },
};
