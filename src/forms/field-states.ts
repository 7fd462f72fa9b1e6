import type { Field } from '../definition/model.js';
import type { Filled } from '../procedure/filled.js';
import { valueAt } from '../procedure/path.js';
import type { Procedure } from '../procedure/procedure.js';

/** What is drawn of a field: of a question its state, of a list of rows what stands in it, which is not written here. */
export interface FieldStand {
  readonly shown: boolean;
  readonly locked: boolean;
  readonly value: unknown;
  readonly source?: string;
  readonly registry?: string | undefined;
  readonly differs?: boolean;
  readonly unfit?: boolean;
}

/** By index of the definition's fields. */
export function fieldStands({ definition }: Procedure, filled: Filled): readonly FieldStand[] {
  const states = new Map(filled.fields.map(state => [state.pointer, state]));
  return definition.fields.map(field => (field.rows ? listStand(field, filled) : states.get(field.pointer)!));
}

function listStand({ pointer, path }: Field, { form, rows }: Filled): FieldStand {
  const shown = rows.some(list => list.pointer === pointer && list.shown);
  return { shown, locked: true, value: valueAt(form, path) };
}
