import type { Definition, Field } from '../definition/model.js';
import type { CodeList } from '../definition/sources.js';
import { pathOf } from '../source/pointer.js';
import { type Text, text } from '../source/text.js';
import { type NotInUse, notInUse } from './codes-in-use.js';
import { type Code, codeOf } from './formula-code.js';
import { translated } from './titles.js';

/** What is asked of a field beyond its schema. */
export interface FieldCheck {
  readonly field: Field;
  /** Path of the optional group around it, absent when the form itself asks for it. */
  readonly group: readonly string[] | undefined;
  /** What looks for codes that are not in use on a day, and what is said of one. */
  readonly inUse: { readonly not: NotInUse; readonly message: Text } | undefined;
  readonly asserts: readonly { readonly that: Code; readonly message: Text }[];
  /** The fields of a row, where it is a list of rows. */
  readonly rows: readonly FieldCheck[];
}

export function fieldChecks(
  definition: Definition,
  lists: Readonly<Record<string, CodeList>>,
  fields: readonly Field[] = definition.fields,
): readonly FieldCheck[] {
  return fields.map(field => ({
    field,
    group: field.optionalGroup === undefined ? undefined : pathOf(field.optionalGroup),
    inUse: field.rows ? undefined : inUse(definition, field, lists),
    asserts: field.asserts.map(({ that, message }) => ({
      that: codeOf(that),
      message: translated(definition, message),
    })),
    rows: field.rows ? fieldChecks(definition, lists, field.rows.fields) : [],
  }));
}

function inUse(
  definition: Definition,
  { schema, title }: Field,
  lists: Readonly<Record<string, CodeList>>,
): FieldCheck['inUse'] {
  const not = notInUse(schema, lists);
  return not && { not, message: outOfUse(translated(definition, title)) };
}

const outOfUse = ({ vi, en }: Text): Text =>
  text(
    `“${vi}” có mã chưa dùng hoặc không còn dùng vào ngày nộp. Hãy chọn mã đang dùng.`,
    `“${en}” holds a code that is not in use on the day of filing. Choose one that is.`,
  );
