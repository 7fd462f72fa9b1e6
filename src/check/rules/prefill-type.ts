import type { Formula } from '../../definition/model.js';
import type { Reading } from '../../definition/read.js';
import { mismatch, type Type, typeFromSchema } from '../../expression/types.js';
import { listedOrOne } from '../listed.js';
import { misfit } from '../misfit.js';
import { schemaType } from '../name-types.js';
import type { Report, Rule } from '../rule.js';
import { soundSite } from '../typed-sites.js';

/** What fills or computes a field must be of a kind the field takes, one value where it takes one; offers likewise. */
export const prefillType: Rule = {
  code: 'prefill-type',
  severity: 'error',
  check(reading, report) {
    for (const { title, schema, prefill, computed, offer } of reading.parts.fields) {
      const wanted = typeFromSchema(schema);
      const check = (formula: Formula | undefined, shape: (type: Type) => Type) => {
        const typed = formula && soundSite(reading, formula.pointer);
        const type = typed && shape(typed.type);
        const why = type && mismatch(type, wanted);
        if (!formula || !why) return;
        const { message, mend } = misfit(why, type, wanted, `"${title}"`);
        report({ pointer: formula.pointer }, message, mend);
      };
      for (const { from } of prefill) check(from, type => type);
      check(computed, type => type);
      check(offer, type => (schema.type === 'array' ? type : listedOrOne(type)));
    }
  },
};

/** Each part of a key must be of the kind its registry takes. */
export const keyType: Rule = {
  code: 'key-type',
  severity: 'error',
  check(reading, report) {
    for (const { registry, by } of Object.values(reading.parts.lookups)) {
      for (const [part, formula] of Object.entries(by)) {
        const schema = reading.sources.registries[registry]?.keys[part];
        if (schema) judge(reading, formula, schemaType(schema, reading.sources), `"${part}"`, report);
      }
    }
  },
};

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
      if (input) judge(reading, effect.send, schemaType(input, sources), `"${effect.call}"`, report);
    }
    for (const { from, schema, title } of Object.values(parts.results)) {
      if (from && schema) judge(reading, from, schemaType(schema, sources), `"${title}"`, report);
    }
  },
};

function judge(reading: Reading, formula: Formula, wanted: Type, where: string, report: Report): void {
  const typed = soundSite(reading, formula.pointer);
  const why = typed && mismatch(typed.type, wanted);
  if (!typed || !why) return;
  const { message, mend } = misfit(why, typed.type, wanted, where);
  report({ pointer: formula.pointer }, message, mend);
}
