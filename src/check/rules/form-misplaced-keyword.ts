import { isGroup } from '../../definition/fields.js';
import { below } from '../../definition/path.js';
import { type Raw, rawEntries, rawOf } from '../../definition/raw.js';
import { rowOf } from '../../definition/rows.js';
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
    const row = rowOf(schema);
    if (isGroup(schema)) visitGroup(schema, at, report);
    else if (row) visitRows(schema, row, at, report);
    else visitParts(schema, at, report);
  }
}

/** A list of rows is no question itself: its leaves are computed and hidden. */
function visitRows(list: Raw, row: Raw, pointer: string, report: Report): void {
  const wrong = [
    ...(list.computed === undefined ? [] : [below(pointer, 'computed')]),
    ...(row.visible === undefined ? [] : [below(pointer, 'items', 'visible')]),
  ];
  for (const at of wrong) {
    const keyword = at.slice(at.lastIndexOf('/') + 1);
    const message = text(
      `"${keyword}" đặt ở đây cho cả dòng sẽ không có tác dụng.`,
      `"${keyword}" for whole rows has no effect here.`,
    );
    const mend = text('Đặt nó ở từng ô của dòng.', 'Put it on the fields of the row.');
    report({ pointer: at, part: 'key' }, message, mend);
  }
  visitGroup(row, below(pointer, 'items'), report);
}

/** What is inside one question. */
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
