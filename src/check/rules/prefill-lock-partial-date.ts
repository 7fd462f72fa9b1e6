import type { Reading } from '../../definition/read.js';
import { readsOf } from '../../expression/reads.js';
import { NOTHING, type Type, typeFromSchema, typeOf } from '../../expression/types.js';
import { ownIn } from '../../source/own.js';
import { text } from '../../source/text.js';
import { nameTypesIn } from '../name-types.js';
import { listAround, questionsOf } from '../rows.js';
import { inSite, type Rule } from '../rule.js';
import { soundSite } from '../typed-sites.js';
import { type ValuePart, valuesOf } from '../values-of.js';

/**
 * A date whose day or month may be unknown cannot be locked where a whole date is asked: of whom the registry knows
 * the year alone, the field would hold what it does not take. A condition that looks at the value may rule that out.
 */
export const lockPartialDate: Rule = {
  code: 'lock-partial-date',
  severity: 'error',
  check(reading, report) {
    for (const { title, schema, prefill } of questionsOf(reading)) {
      const wanted = typeFromSchema(schema);
      for (const { from, lock } of prefill) {
        const site = lock && soundSite(reading, from.pointer)?.site;
        if (!site) continue;
        for (const { tree } of valuesOf(from.tree).filter(part =>
          fallsShort(part, wanted, reading, from.pointer),
        )) {
          const message = text(
            `"${title}" bị khóa và cần đủ ngày, tháng, năm, nhưng cơ sở dữ liệu có thể chỉ biết năm hoặc tháng.`,
            `"${title}" is locked and asks for a whole date, but the registry may know only a year or a month.`,
          );
          report(inSite(site, tree.at, tree.length), message, mend);
        }
      }
    }
  },
};

const mend = text(
  'Đặt "format": "partial-date" cho trường này, hoặc bỏ "lock".',
  'Give the field "format": "partial-date", or drop "lock".',
);

function fallsShort({ tree, chosenBy }: ValuePart, wanted: Type, reading: Reading, pointer: string): boolean {
  const looked = new Set(chosenBy.flatMap(readsOf).map(String));
  if (readsOf(tree).some(read => looked.has(String(read)))) return false;
  const { type } = typeOf(tree, {
    names: nameTypesIn(reading, listAround(reading, pointer)),
    input: NOTHING,
  });
  return isPartial(type, wanted);
}

/** Whether somewhere in the value a partial date stands where the target wants a whole one. */
function isPartial(given: Type, wanted: Type): boolean {
  if (given.string?.format === 'partial-date' && wanted.string?.format === 'date') return true;
  if (given.array && wanted.array && isPartial(given.array, wanted.array)) return true;
  const { object } = wanted;
  if (!given.object || !object) return false;
  return Object.entries(given.object.fields).some(([name, type]) => {
    const target = ownIn(object.fields, name);
    return target !== undefined && isPartial(type, target);
  });
}
