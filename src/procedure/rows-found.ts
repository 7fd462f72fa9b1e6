import type { Definition } from '../definition/model.js';
import type { Conflict, FieldState } from './filled.js';
import type { ListPass, Pass } from './pass.js';
import type { RowPlan } from './rows-step.js';

/** The rows of a list as they stand in the form's data, or nothing when there is none. */
export function rowValues(
  plan: RowPlan | undefined,
  found: ListPass | undefined,
): readonly unknown[] | undefined {
  if (!plan || !found || found.passes.length === 0) return undefined;
  return found.passes.map(({ fields }) => plan.assemble(index => fields[index]?.value));
}

/** The states of all fields in form order, those of each row in the place of their list. */
export const flatFields = ({ fields }: Definition, pass: Pass): readonly FieldState[] =>
  fields.flatMap(({ rows }, index) =>
    rows ? (pass.lists[index]?.passes ?? []).flatMap(row => row.fields) : pass.fields[index]!,
  );

export const rowConflicts = ({ lists }: Pass): readonly Conflict[] =>
  lists.flatMap(list => list?.passes ?? []).flatMap(({ conflicts }) => conflicts);
