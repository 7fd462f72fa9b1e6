import { isGroup } from '../../definition/fields.js';
import { below } from '../../definition/path.js';
import { type Raw, rawEntries, rawOf } from '../../definition/raw.js';
import { text } from '../../source/text.js';
import type { Report, Rule } from '../rule.js';

const onFields = ['prefill', 'computed', 'assert'] as const;
const onQuestions = [...onFields, 'visible'] as const;

/**
 * `prefill`, `computed` and `assert` belong to a question: a leaf, or an object marked `whole`. Inside a whole
 * object nothing is asked apart, so no keyword of ours but `codes` may stand there.
 */
export const misplacedKeyword: Rule = {
  code: 'misplaced-keyword',
  severity: 'error',
  check(reading, report) {
    visitGroup(rawOf(reading.raw.form), '/form', report);
  },
};

function visitGroup(group: Raw, pointer: string, report: Report): void {
  for (const keyword of onFields) {
    if (group[keyword] === undefined) continue;
    const message = text(
      `"${keyword}" đặt ở một nhóm câu hỏi sẽ không có tác dụng.`,
      `"${keyword}" on a group of questions has no effect.`,
    );
    const mend = text(
      'Đặt nó ở từng câu hỏi, hoặc thêm "whole": true để cả nhóm là một câu hỏi.',
      'Put it on the questions, or add "whole": true to make the group one question.',
    );
    report({ pointer: below(pointer, keyword), part: 'key' }, message, mend);
  }
  for (const [name, schema] of rawEntries(group.properties)) {
    const at = below(pointer, 'properties', name);
    if (isGroup(schema)) visitGroup(schema, at, report);
    else visitParts(schema, at, report);
  }
}

/** What is inside one question; the rows of a list are another rule's matter. */
function visitParts(schema: Raw, pointer: string, report: Report): void {
  for (const [name, part] of rawEntries(schema.properties))
    visitPart(part, below(pointer, 'properties', name), report);
}

function visitPart(part: Raw, pointer: string, report: Report): void {
  for (const keyword of onQuestions) {
    if (part[keyword] === undefined) continue;
    const message = text(
      `"${keyword}" nằm trong một câu hỏi trọn khối nên sẽ không có tác dụng.`,
      `"${keyword}" inside one whole question has no effect.`,
    );
    report(
      { pointer: below(pointer, keyword), part: 'key' },
      message,
      text('Đặt nó ở chính câu hỏi ấy.', 'Put it on the question itself.'),
    );
  }
  visitParts(part, pointer, report);
}
