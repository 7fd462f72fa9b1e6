import { isRaw, type Raw, rawEntries } from './raw.js';

/**
 * The schema of one row, where a list is made of rows: it says where they come from, or they hold expressions. Any
 * other list is one question.
 */
export function rowOf(list: Raw): Raw | undefined {
  const { items, prefill, prefixItems } = list;
  if (!isRaw(items) || !isRaw(items.properties) || items.whole === true || prefixItems !== undefined)
    return undefined;
  return (isRaw(prefill) && prefill.rows !== undefined) || holdsExpressions(items) ? items : undefined;
}

/** Whether something in a schema would be filled, computed, hidden or checked by itself. */
export const holdsExpressions = (schema: Raw): boolean =>
  ['prefill', 'computed', 'visible', 'assert'].some(keyword => schema[keyword] !== undefined) ||
  rawEntries(schema.properties).some(([, each]) => holdsExpressions(each)) ||
  (isRaw(schema.items) && holdsExpressions(schema.items));

/** The list a lookup asks once for each row of, as a pointer of the form's data; `$form.members` and nothing else. */
export function listOfEach(each: unknown): string | undefined {
  const path = typeof each === 'string' ? /^\s*\$form((?:\.\w+)+)\s*$/.exec(each)?.[1] : undefined;
  return path?.replaceAll('.', '/');
}
