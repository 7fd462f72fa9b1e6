import { isGroup } from '../../definition/fields.js';
import type { JsonSchema } from '../../definition/model.js';
import { below } from '../../definition/path.js';
import { isRaw, listOf, type Raw, rawEntries, rawIn, rawOf } from '../../definition/raw.js';
import type { Reading } from '../../definition/read.js';
import { rowOf } from '../../definition/rows.js';
import { valueAt } from '../../source/pointer.js';
import { text } from '../../source/text.js';
import { dialect, formKeywords, mapSubschemas } from '../../value/dialect.js';
import { dialectProblems } from '../../value/dialect-problems.js';
import type { Report, Rule } from '../rule.js';

/** A schema may use only the part of JSON Schema that every validator of thutuc reads alike and none can hang on. */
export const schemaDialect: Rule = {
  code: 'schema-dialect',
  severity: 'error',
  check(reading, report) {
    for (const { schema, pointer } of validated(reading)) {
      for (const problem of dialectProblems(plain(schema))) {
        const at = pointer + problem.pointer;
        if (isShape(problem.keyword, at, reading)) continue;
        report({ pointer: at, part: 'key' }, problem.message);
      }
    }
    inGroup(rawOf(reading.raw.form), '/form', report);
  },
};

const opening = ['patternProperties', 'additionalProperties', 'unevaluatedProperties'] as const;

/** A group is its questions: a schema for members nobody is asked for would say nothing. */
function inGroup(group: Raw, pointer: string, report: Report): void {
  for (const keyword of opening.filter(keyword => isRaw(group[keyword])))
    report(
      { pointer: below(pointer, keyword), part: 'key' },
      text(
        `"${keyword}" không đặt thêm được câu hỏi nào vào nhóm.`,
        `"${keyword}" adds no question to a group.`,
      ),
      text(
        'Kể từng ô trong "properties", hoặc thêm "whole": true để cả nhóm là một câu hỏi.',
        'Name each field under "properties", or add "whole": true to make the group one question.',
      ),
    );
  demandsHidden(group, pointer, report);
  for (const [name, schema] of rawEntries(group.properties)) {
    const at = below(pointer, 'properties', name);
    const row = rowOf(schema);
    if (isGroup(schema)) inGroup(schema, at, report);
    else if (row) inGroup(row, below(at, 'items'), report);
  }
}

/** Nobody can answer a field that is hidden, and `dependentRequired` does not know of hiding. */
function demandsHidden(group: Raw, pointer: string, report: Report): void {
  for (const [name, wanted] of Object.entries(rawOf(group.dependentRequired)))
    for (const [i, each] of listOf(wanted).entries()) {
      if (rawIn(group.properties, String(each)).visible === undefined) continue;
      report(
        { pointer: below(pointer, 'dependentRequired', name, i) },
        text(
          `"${each}" chỉ hiện khi có điều kiện nên không bắt buộc kèm theo được.`,
          `"${each}" is shown on a condition, so another field cannot demand it.`,
        ),
        text(
          'Ghi nó trong "required": khi đó nó bắt buộc khi hiện.',
          'Name it in "required": it is then required when shown.',
        ),
      );
    }
}

/** The schemas a validator is made from. */
const validated = ({ parts }: Reading): readonly { schema: JsonSchema; pointer: string }[] => [
  { schema: parts.form, pointer: '/form' },
  ...Object.values(parts.events).flatMap(({ data, pointer }) =>
    data ? [{ schema: data, pointer: below(pointer, 'data') }] : [],
  ),
  ...Object.values(parts.results).flatMap(({ schema, pointer }) =>
    schema ? [{ schema, pointer: below(pointer, 'schema') }] : [],
  ),
];

/** Without the keywords of thutuc, which no validator sees, and without patterns, which another rule judges. */
const plain = (schema: JsonSchema): JsonSchema =>
  mapSubschemas(
    Object.fromEntries(
      Object.entries(schema).filter(([keyword]) => !formKeywords.has(keyword) && keyword !== 'pattern'),
    ),
    plain,
  );

/** Whether the shape of the procedure's file already says it; the shape of a block's file is not looked at there. */
function isShape(keyword: string, pointer: string, reading: Reading): boolean {
  if (reading.origin(pointer).block) return false;
  return dialect.get(keyword)?.fits(valueAt(reading.raw, pointer)) !== true;
}
