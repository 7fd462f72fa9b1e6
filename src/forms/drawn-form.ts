import { isGroup } from '../definition/fields.js';
import type { Field, JsonSchema } from '../definition/model.js';
import { below } from '../definition/path.js';
import { rawEntries, rawOf, textIn, textsOf } from '../definition/raw.js';
import type { Filled } from '../procedure/filled.js';
import type { Procedure } from '../procedure/procedure.js';
import type { RowPlan } from '../procedure/rows-step.js';
import { translated } from '../procedure/titles.js';
import type { Text } from '../source/text.js';
import { box, type FieldStand, type PageRow, pageRows, rowName } from './page-rows.js';

/** One question that is drawn. */
export interface DrawnField {
  readonly kind: 'field';
  readonly name: string;
  readonly field: Field;
  /** How it stands; absent where no form was filled. */
  readonly state: FieldStand | undefined;
  readonly required: boolean;
}

/** The box of a row. */
export interface DrawnBox {
  readonly kind: 'box';
  readonly name: string;
  readonly title: Text;
  readonly required: false;
}

/** Questions drawn together: a group, a list, a row of it. One of which nothing is shown is not drawn. */
export interface DrawnGroup {
  readonly kind: 'group';
  readonly name: string;
  /** The row to add has none: its box says what it is. */
  readonly title: Text | undefined;
  readonly description: Text | undefined;
  readonly members: readonly Drawn[];
  readonly required: boolean;
}

export type Drawn = DrawnField | DrawnBox | DrawnGroup;

/** Finds a question by its path in the form, or in its row. */
type Find = (path: readonly string[]) => {
  readonly field: Field;
  readonly state: FieldStand | undefined;
  readonly list?: RowPlan | undefined;
};

/**
 * The form as a tree of what is drawn: the questions shown in a filled form, in form order, those of a list row by row.
 * Without one every question is drawn, a list as one question, and those that may be hidden are not required.
 */
export function drawnForm(procedure: Procedure, filled: Filled | undefined): DrawnGroup {
  const { definition, form } = procedure;
  const states = filled && new Map(filled.fields.map(state => [state.pointer, state]));
  const say = (words: string | undefined) =>
    words === undefined ? undefined : translated(definition, words);

  const members = (group: JsonSchema, path: readonly string[], find: Find): readonly Drawn[] => {
    const asked = new Set(textsOf(group.required));
    return rawEntries(group.properties).flatMap(([name, schema]): readonly Drawn[] => {
      const inner = [...path, name];
      const required = asked.has(name) && (filled !== undefined || schema.visible === undefined);
      if (isGroup(schema)) return unlessEmpty(groupOf(schema, name, members(schema, inner, find), required));
      const { field, state, list } = find(inner);
      if (list && filled) return unlessEmpty(groupOf(schema, name, rowsOf(list, filled), required));
      return state?.shown === false ? [] : [{ kind: 'field', name, field, state, required }];
    });
  };
  const groupOf = (
    schema: JsonSchema,
    name: string,
    inside: readonly Drawn[],
    required: boolean,
  ): DrawnGroup => ({
    kind: 'group',
    name,
    title: say(textIn(schema, 'title') ?? name),
    description: say(textIn(schema, 'description')),
    members: inside,
    required,
  });
  const rowsOf = (list: RowPlan, filled: Filled): readonly Drawn[] =>
    pageRows(procedure, filled, list).map(row => ({
      kind: 'group',
      name: rowName(row.key),
      title: row.title,
      description: undefined,
      required: false,
      members: [
        { kind: 'box', name: box, title: row.boxTitle, required: false },
        ...members(rawOf(list.field.schema.items), [], inRow(list, row)),
      ],
    }));

  const { form: schema } = definition;
  const find: Find = path => {
    const index = form.indexOf[below('', ...path)]!;
    const field = definition.fields[index]!;
    return { field, state: states?.get(field.pointer), list: form.plan.lists[index] };
  };
  return groupOf(schema, '', members(schema, [], find), true);
}

const unlessEmpty = (group: DrawnGroup): readonly DrawnGroup[] => (group.members.length === 0 ? [] : [group]);

const inRow =
  ({ rows: { fields } }: RowPlan, { stands }: PageRow): Find =>
  path => {
    const index = fields.findIndex(field => below('', ...field.path) === below('', ...path));
    return { field: fields[index]!, state: stands[index] };
  };

/** Whether a person may not write into a field: it is computed, or a registry vouches for its value. */
export const isReadOnly = ({ field, state }: DrawnField): boolean =>
  field.computed !== undefined || state?.locked === true;
