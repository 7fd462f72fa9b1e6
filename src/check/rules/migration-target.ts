import { below } from '../../definition/path.js';
import { rawEntries, rawIn } from '../../definition/raw.js';
import { text } from '../../source/text.js';
import { didYouMean } from '../did-you-mean.js';
import { questionsOf } from '../rows.js';
import type { Rule } from '../rule.js';

/** A migration leads into the form as it is now: to a question, or a list of rows, that takes an answer. */
export const migrationTarget: Rule = {
  code: 'migration-target',
  severity: 'error',
  check(reading, report) {
    const questions = new Map(questionsOf(reading).map(field => [field.pointer, field]));
    for (const [version, migration] of rawEntries(reading.raw.migrations))
      for (const to of Object.keys(rawIn(migration, 'fields'))) {
        const question = questions.get(to);
        if (question && !question.computed) continue;
        const message = question
          ? text(
              `"${to}" được tính ra, nên không nhận câu trả lời.`,
              `"${to}" is computed and takes no answer.`,
            )
          : text(`Biểu mẫu không có trường "${to}".`, `The form has no field "${to}".`);
        report(
          { pointer: below('/migrations', version, 'fields', to), part: 'key' },
          message,
          question ? undefined : didYouMean(to, questions.keys()),
        );
      }
  },
};
