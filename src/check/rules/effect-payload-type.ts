import { judgeFit } from '../misfit.js';
import { schemaType } from '../name-types.js';
import type { Rule } from '../rule.js';

/** What a call sends must fit the operation's input, what a result is made from its schema. */
export const payloadType: Rule = {
  code: 'payload-type',
  severity: 'error',
  check(reading, report) {
    const { parts, sources } = reading;
    for (const effect of Object.values(parts.effects)) {
      if (effect.kind !== 'call' || !effect.send) continue;
      const [registry = '', operation = ''] = effect.call.split('.');
      const input = sources.registries[registry]?.operations?.[operation]?.input;
      if (input)
        judgeFit(reading, report, {
          formula: effect.send,
          wanted: schemaType(input, sources),
          where: `"${effect.call}"`,
        });
    }
    for (const { from, schema, title } of Object.values(parts.results)) {
      if (from && schema)
        judgeFit(reading, report, {
          formula: from,
          wanted: schemaType(schema, sources),
          where: `"${title}"`,
        });
    }
  },
};
