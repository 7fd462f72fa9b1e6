import type { Field } from '../definition/model.js';
import { above, below } from '../definition/path.js';
import { ownIn } from '../source/own.js';
import type { FieldState, Filled } from './filled.js';
import type { Procedure } from './procedure.js';

/** The pointer a field is answered, and reported as wrong, under: that of its row, not of the row's place. */
export const answerPlace = ({ pointer, row }: Pick<FieldState, 'pointer' | 'row'>): string =>
  row === undefined ? pointer : row + pointer.slice(above(row).length).replace(/^\/\d+/, '');

/** A pointer into a row with `*` for the row: without whatever its key says, and the same for every row. */
export function withoutRow({ form }: Procedure, pointer: string): string {
  const list = form.plan.lists.find(each => each && pointer.startsWith(`${each.field.pointer}/`))?.field
    .pointer;
  return list === undefined ? pointer : `${list}/*${pointer.slice(list.length).replace(/^\/[^/]*/, '')}`;
}

/** The question at a pointer of answers. */
export function questionAt(procedure: Procedure, pointer: string): Field | undefined {
  const { definition, form } = procedure;
  const index = ownIn(form.indexOf, pointer);
  if (index !== undefined) return definition.fields[index];
  const inRows = withoutRow(procedure, pointer);
  return form.plan.lists.flatMap(list => list?.rows.fields ?? []).find(field => field.pointer === inRows);
}

/** A pointer of answers as it leads into the form's data, where its row is one of these. */
export function placeInForm({ rows }: Filled, pointer: string): string {
  for (const { pointer: list, rows: all } of rows) {
    const at = all.findIndex(({ key }) => `${pointer}/`.startsWith(`${below(list, key)}/`));
    if (at >= 0) return below(list, at) + pointer.slice(below(list, all[at]!.key).length);
  }
  return pointer;
}
