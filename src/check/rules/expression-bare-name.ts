import { bareHeadsOf } from '../../expression/reads.js';
import { text } from '../../source/text.js';
import { didYouMean } from '../did-you-mean.js';
import { inSite, type Rule } from '../rule.js';

/** An expression must begin with a `$name`: a bare name at its head is a field of nothing and would always be empty. */
export const bareName: Rule = {
  code: 'bare-name',
  severity: 'error',
  check({ sites, names }, report) {
    for (const site of sites) {
      if (!site.formula) continue;
      for (const { name, offset, length } of bareHeadsOf(site.formula.tree)) {
        const message = text(
          `"${name}" đứng đầu biểu thức mà không có dấu $, nên luôn luôn trống.`,
          `"${name}" stands at the head of the expression without a $, so it is always nothing.`,
        );
        const known = site.scope === 'form' ? names.form : names.filed;
        const mend = known.has(name)
          ? text(`Viết $${name}.`, `Write $${name}.`)
          : didYouMean(
              name,
              [...known].map(each => `$${each}`),
            );
        report(inSite(site, offset, length), message, mend);
      }
    }
  },
};
