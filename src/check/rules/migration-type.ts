import type { Field, Mapping } from '../../definition/model.js';
import { below } from '../../definition/path.js';
import { typeFromSchema } from '../../expression/types.js';
import { text } from '../../source/text.js';
import { didYouMean } from '../did-you-mean.js';
import { judgeFit } from '../misfit.js';
import { questionsOf } from '../rows.js';
import type { Report, Rule } from '../rule.js';

/** What a migration gives a field is of a kind the field takes, and a code it renames is one of the field's. */
export const migrationType: Rule = {
  code: 'migration-type',
  severity: 'error',
  check(reading, report) {
    const questions = new Map(questionsOf(reading).map(field => [field.pointer, field]));
    for (const mapping of Object.values(reading.parts.migrations ?? {}).flatMap(({ fields }) => fields)) {
      const field = questions.get(mapping.to);
      if (!field || field.rows) continue;
      if (mapping.codes) codesOf(mapping, field, report);
      else
        judgeFit(reading, report, {
          formula: mapping.from,
          wanted: typeFromSchema(field.schema),
          where: `"${field.title}"`,
        });
    }
  },
};

function codesOf({ codes = {}, pointer }: Mapping, { schema, title }: Field, report: Report): void {
  const known = Array.isArray(schema.enum) ? schema.enum.map(String) : undefined;
  for (const [old, code] of Object.entries(codes)) {
    if (known?.includes(code)) continue;
    const at = { pointer: below(pointer, 'codes', old) };
    if (known)
      report(
        at,
        text(`"${title}" không có mã "${code}".`, `"${title}" has no code "${code}".`),
        didYouMean(code, known),
      );
    else report(at, text(`"${title}" không phải trường chọn mã.`, `"${title}" takes no codes.`));
  }
}
