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
}

export function fieldChecks(definition: Definition): readonly FieldCheck[] {
  return definition.fields.map(field => ({
    field,
    group: field.optionalGroup === undefined ? undefined : pathOf(field.optionalGroup),
    asserts: field.asserts.map(({ that, message }) => ({
      that: codeOf(that),
      message: translated(definition, message),
    })),
  }));
}
