import { rawOf } from '../../definition/raw.js';
import { typeFromSchema } from '../../expression/types.js';
import { listedOrOne } from '../listed.js';
import { judgeFit } from '../misfit.js';
import { questionsOf, rowLists } from '../rows.js';
import type { Rule } from '../rule.js';

/** What fills or computes a field must be of a kind the field takes, one value where it takes one; offers likewise. */
export const prefillType: Rule = {
  code: 'prefill-type',
  severity: 'error',
  check(reading, report) {
    for (const { list, rows } of rowLists(reading)) {
      if (!rows.from) continue;
      const wanted = typeFromSchema(rawOf(list.schema.items), undefined, { required: false });
      const fit = { formula: rows.from.from, wanted, where: `"${list.title}"`, of: listedOrOne };
      judgeFit(reading, report, fit);
    }
    for (const { title, schema, prefill, computed, offer } of questionsOf(reading)) {
      const field = { wanted: typeFromSchema(schema), where: `"${title}"` };
      for (const { from } of prefill) judgeFit(reading, report, { ...field, formula: from });
      if (computed) judgeFit(reading, report, { ...field, formula: computed });
      if (offer && schema.type === 'array') judgeFit(reading, report, { ...field, formula: offer });
      else if (offer) judgeFit(reading, report, { ...field, formula: offer, of: listedOrOne });
    }
  },
};
