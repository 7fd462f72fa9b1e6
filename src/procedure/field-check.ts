import type { Definition, Field } from '../definition/model.js';
import { pathOf } from '../source/pointer.js';
import type { Text } from '../source/text.js';
import { type Code, codeOf } from './formula-code.js';
import { translated } from './titles.js';

/** What is asked of a field beyond its schema. */
export interface FieldCheck {
  readonly field: Field;
  /** Path of the optional group around it, absent when the form itself asks for it. */
  readonly group: readonly string[] | undefined;
  readonly asserts: readonly { readonly that: Code; readonly message: Text }[];
  /** The fields of a row, where it is a list of rows. */
  readonly rows: readonly FieldCheck[];
}

export function fieldChecks(
  definition: Definition,
  fields: readonly Field[] = definition.fields,
): readonly FieldCheck[] {
  return fields.map(field => ({
    field,
    group: field.optionalGroup === undefined ? undefined : pathOf(field.optionalGroup),
    asserts: field.asserts.map(({ that, message }) => ({
      that: codeOf(that),
      message: translated(definition, message),
    })),
    rows: field.rows ? fieldChecks(definition, field.rows.fields) : [],
  }));
}
