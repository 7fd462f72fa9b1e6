import { isGroup } from '../definition/fields.js';
import type { Field, JsonSchema } from '../definition/model.js';
import { below } from '../definition/path.js';
import { rawEntries, textIn, textsOf } from '../definition/raw.js';
import type { Filled } from '../procedure/filled.js';
import type { Procedure } from '../procedure/procedure.js';
import { type FieldStand, fieldStands } from './field-states.js';

/** One question that is drawn. */
export interface DrawnField {
  readonly kind: 'field';
  readonly name: string;
  readonly field: Field;
  /** How it stands; absent where no form was filled. */
  readonly state: FieldStand | undefined;
  readonly required: boolean;
}

/** Questions drawn together. A group of which nothing is shown is not drawn. */
export interface DrawnGroup {
  readonly kind: 'group';
  readonly name: string;
  readonly schema: JsonSchema;
  readonly members: readonly (DrawnField | DrawnGroup)[];
  readonly required: boolean;
}

/**
 * The form as a tree of what is drawn: the questions shown in a filled form, in form order. Without one every question
 * is drawn, and those that may be hidden are not required.
 */
export function drawnForm(procedure: Procedure, filled: Filled | undefined): DrawnGroup {
  const { definition, form } = procedure;
  const states = filled && fieldStands(procedure, filled);
  const members = (group: JsonSchema, path: readonly string[]): DrawnGroup['members'] => {
    const asked = new Set(textsOf(group.required));
    return rawEntries(group.properties).flatMap(([name, schema]): DrawnGroup['members'] => {
      const inner = [...path, name];
      const required = asked.has(name) && (filled !== undefined || schema.visible === undefined);
      if (isGroup(schema)) return groupOf(schema, inner, name, required);
      const index = form.indexOf[below('', ...inner)]!;
      const state = states?.[index];
      if (state?.shown === false) return [];
      return [{ kind: 'field', name, field: definition.fields[index]!, state, required }];
    });
  };
  const groupOf = (schema: JsonSchema, path: readonly string[], name: string, required: boolean) => {
    const inside = members(schema, path);
    return inside.length === 0 ? [] : [{ kind: 'group', name, schema, members: inside, required } as const];
  };
  const { form: schema } = definition;
  return { kind: 'group', name: '', schema, members: members(schema, []), required: true };
}

/** The title of a group; its name where it has none. */
export const titleOf = ({ schema, name }: DrawnGroup): string => textIn(schema, 'title') ?? name;

/** Whether a person may not write into a field: it is computed, made of rows, or a registry vouches for its value. */
export const isReadOnly = ({ field, state }: DrawnField): boolean =>
  field.computed !== undefined || field.rows !== undefined || state?.locked === true;
