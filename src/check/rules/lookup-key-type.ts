import { judgeFit } from '../misfit.js';
import { schemaType } from '../name-types.js';
import type { Rule } from '../rule.js';

/** Each part of a key must be of the kind its registry takes. */
export const keyType: Rule = {
  code: 'key-type',
  severity: 'error',
  check(reading, report) {
    for (const { registry, by } of Object.values(reading.parts.lookups)) {
      for (const [part, formula] of Object.entries(by)) {
        const schema = reading.sources.registries[registry]?.keys[part];
        if (schema)
          judgeFit(reading, report, {
            formula,
            wanted: schemaType(schema, reading.sources),
            where: `"${part}"`,
          });
      }
    }
  },
};
