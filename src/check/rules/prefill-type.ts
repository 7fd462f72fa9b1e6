import { typeFromSchema } from '../../expression/types.js';
import { listedOrOne } from '../listed.js';
import { judgeFit } from '../misfit.js';
import type { Rule } from '../rule.js';

/** What fills or computes a field must be of a kind the field takes, one value where it takes one; offers likewise. */
export const prefillType: Rule = {
  code: 'prefill-type',
  severity: 'error',
  check(reading, report) {
    for (const { title, schema, prefill, computed, offer } of reading.parts.fields) {
      const field = { wanted: typeFromSchema(schema), where: `"${title}"` };
      for (const { from } of prefill) judgeFit(reading, report, { ...field, formula: from });
      if (computed) judgeFit(reading, report, { ...field, formula: computed });
      if (offer && schema.type === 'array') judgeFit(reading, report, { ...field, formula: offer });
      else if (offer) judgeFit(reading, report, { ...field, formula: offer, of: listedOrOne });
    }
  },
};
