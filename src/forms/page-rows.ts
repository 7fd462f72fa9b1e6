import type { Field } from '../definition/model.js';
import { isRaw, textIn } from '../definition/raw.js';
import type { FieldState, Filled } from '../procedure/filled.js';
import { valueAt } from '../procedure/path.js';
import type { Procedure } from '../procedure/procedure.js';
import { byName, isAdded, keyText } from '../procedure/row-seats.js';
import type { RowPlan } from '../procedure/rows-step.js';
import { translated } from '../procedure/titles.js';
import { pathOf } from '../source/pointer.js';
import { type Text, text } from '../source/text.js';

/** How a question stands, as far as it is drawn. */
export type FieldStand = Pick<FieldState, 'shown' | 'locked' | 'value'> &
  Partial<Pick<FieldState, 'source' | 'registry' | 'differs' | 'unfit'>>;

/** A row as it is drawn: one of the form, one that is still blank, one that was taken out, or one more to add. */
export interface PageRow {
  readonly key: string;
  readonly title: Text | undefined;
  /** What stands beside its box. */
  readonly boxTitle: Text;
  /** Whether its box is ticked. */
  readonly isIn: boolean;
  /** Of a row that was added and is one a registry lists: the key it is listed under. */
  readonly listedAs: string | undefined;
  /** By index of the fields of a row. */
  readonly stands: readonly FieldStand[];
}

/** The box of a row, ticked while the row is in the list. No field has such a name. */
export const box = 'in-list';

/**
 * The name of a row in a page's data, an object of rows by their keys as in a draft's answers. Names of fields in
 * libraries may hold no `.` and no `/`, and one made of digits would be taken for a place.
 */
export const rowName = (key: string): string =>
  `row${key.replace(/[^0-9A-Za-z+-]/g, codeOf).replace(/t(?=hen$)|e(?=lse$)/, codeOf)}`;

/** JSON Forms takes `then/` and `else/` out of a path, whatever stands before them. */
const codeOf = (char: string): string => `%${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** The rows of a list that is shown: those listed, in it or taken out, those added, and one more while it takes more. */
export function pageRows(procedure: Procedure, filled: Filled, plan: RowPlan): readonly PageRow[] {
  const list = filled.rows.find(({ pointer }) => pointer === plan.field.pointer);
  if (!list?.shown) return [];
  const { fields } = plan.rows;
  const standsIn = statesOf(filled, plan);
  const titleOf = rowTitle(procedure, plan);
  const keyAt = fields.findIndex(({ path }) => path.length === 1 && path[0] === plan.rows.key);
  const written = list.rows.map(({ key, listed }, at) => {
    const stands = standsIn(at);
    const listedAs = listed && isAdded(key) ? keyText(stands[keyAt]?.value) : undefined;
    return { ...rowIn(key, titleOf(at + 1), stands), listedAs };
  });
  const blank = list.blank.map(({ key, fields }) => rowIn(key, isAdded(key) ? fresh : emptied, fields));
  const listed = written.filter((_, at) => list.rows[at]!.listed);
  const added = [...written.filter(row => !listed.includes(row)), ...blank];
  // Taken out, a row stays where it was, under the finger of whoever cleared its box.
  const outAfter = (at: number) =>
    list.removed
      .filter(({ after }) => Math.min(after, listed.length) === at)
      .map(({ key, record }) => rowOut(key, out, inTheList, fields.map(standOf(record))));
  return [
    ...outAfter(0),
    ...listed.flatMap((row, at) => [row, ...outAfter(at + 1)]),
    ...added.sort((left, right) => byName(left.key, right.key)),
    ...(list.next === undefined ? [] : [rowOut(list.next, undefined, more, fields.map(standOf(undefined)))]),
  ];
}

const inTheList = text('Có trong danh sách', 'In the list');
const more = text('Thêm một dòng', 'Add a row');
const fresh = text('Dòng mới', 'New row');
const emptied = text('Dòng trống', 'Empty row');
const out = text('Đã bỏ khỏi danh sách', 'Taken out of the list');

const rowIn = (key: string, title: Text, stands: PageRow['stands']): PageRow => ({
  key,
  title,
  boxTitle: inTheList,
  isIn: true,
  listedAs: undefined,
  stands,
});

const rowOut = (
  key: string,
  title: Text | undefined,
  boxTitle: Text,
  stands: PageRow['stands'],
): PageRow => ({
  key,
  title,
  boxTitle,
  isIn: false,
  listedAs: undefined,
  stands,
});

/** Of a row that is out is shown what tells whose it is: leaves that take the record's member of their name. */
const standOf =
  (record: unknown) =>
  ({ path, visible }: Field): FieldStand => {
    const value = path.length === 1 && visible.length === 0 ? valueAt(record, path) : undefined;
    return value === undefined ? notShown : { shown: true, locked: true, value };
  };

const notShown: FieldStand = Object.freeze({ shown: false, locked: false, value: undefined });

/** The states of a list's fields stand together in those of the form, row by row. */
function statesOf({ fields }: Filled, { field, rows }: RowPlan): (at: number) => readonly FieldState[] {
  const from = fields.findIndex(({ row }) => row?.startsWith(`${field.pointer}/`));
  const { length } = rows.fields;
  return at => fields.slice(from + at * length, from + (at + 1) * length);
}

/** `Thành viên 2`, by what the definition calls a row. */
function rowTitle({ definition }: Procedure, { field }: RowPlan): (place: number) => Text {
  const { items } = field.schema;
  const said = isRaw(items) ? textIn(items, 'title') : undefined;
  const { vi, en } = said === undefined ? text('Dòng', 'Row') : translated(definition, said);
  return place => text(`${vi} ${place}`, `${en} ${place}`);
}

/** A pointer into the form's data as a path into a page's, where rows go by their keys. */
export function pagePath({ rows }: Filled, pointer: string): readonly string[] {
  const list = rows.find(each => pointer.startsWith(`${each.pointer}/`));
  const [place, ...inside] = pathOf(pointer.slice(list?.pointer.length ?? pointer.length));
  const row = list?.rows[Number(place)];
  return list && row ? [...pathOf(list.pointer), rowName(row.key), ...inside] : pathOf(pointer);
}
