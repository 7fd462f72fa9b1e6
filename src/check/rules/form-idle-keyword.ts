import { below } from '../../definition/path.js';
import type { Raw } from '../../definition/raw.js';
import { type Text, text } from '../../source/text.js';
import type { Rule } from '../rule.js';
import { type SchemaAt, schemasOf } from '../schemas.js';

/** A keyword that does nothing without one of others beside it. */
const leaning: Readonly<Record<string, readonly string[]>> = {
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: ['if'],
  else: ['if'],
  if: ['then', 'else'],
  minContains: ['contains'],
  maxContains: ['contains'],
};

/** A keyword that changes nothing where it stands says something else than its author means. */
export const idleKeyword: Rule = {
  code: 'idle-keyword',
  severity: 'warning',
  check(reading, report) {
    const schemas = schemasOf(reading);
    // What an `if` looks at counts as seen, with a branch or without.
    const leaned = schemas.some(seesOthers) ? { ...leaning, if: [] } : leaning;
    for (const { schema, pointer } of schemas) {
      for (const [keyword, others] of Object.entries(leaned)) {
        if (isIdle(schema, keyword, others))
          report({ pointer: below(pointer, keyword), part: 'key' }, idle(keyword, others));
      }
    }
  },
};

const seesOthers = ({ schema }: SchemaAt): boolean =>
  schema.unevaluatedProperties !== undefined || schema.unevaluatedItems !== undefined;

const isIdle = (schema: Raw, keyword: string, others: readonly string[]): boolean =>
  schema[keyword] !== undefined && others.length > 0 && others.every(other => schema[other] === undefined);

function idle(keyword: string, others: readonly string[]): Text {
  const quoted = others.map(other => `"${other}"`);
  return text(
    `"${keyword}" không có tác dụng khi thiếu ${quoted.join(' hoặc ')} bên cạnh.`,
    `"${keyword}" does nothing without ${quoted.join(' or ')} beside it.`,
  );
}
