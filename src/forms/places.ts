import type { Field } from '../definition/model.js';
import type { Filled } from '../procedure/filled.js';
import type { Procedure } from '../procedure/procedure.js';
import type { RowPlan } from '../procedure/rows-step.js';
import { box, type FieldStand, type PageRow, pageRows, rowName } from './page-rows.js';

type Path = readonly string[];

/** Something a page draws that has a value: a question, or the box of a row. */
export interface Place {
  /** Where its value stands in the page's data, and in a draft's answers. */
  readonly at: Path;
  readonly answer: Path;
  /** Of a box: where else its row is answered, and what may be answered in it. */
  readonly also?: Path | undefined;
  readonly inside?: readonly Path[];
  readonly stand: FieldStand;
  readonly isBox: boolean;
  /** Whether a person may write into it. */
  readonly isOpen: boolean;
  /** In a row: where its box stands. */
  readonly row: Path | undefined;
  /** The value as the form takes it. */
  tidy(value: unknown): unknown;
}

/** All places of a filled form, in form order; the box of a row before its questions. */
export function placesOf(procedure: Procedure, filled: Filled): readonly Place[] {
  const { definition, form } = procedure;
  const { lists, shapes } = form.plan;
  const states = new Map(filled.fields.map(state => [state.pointer, state]));
  return definition.fields.flatMap((field, index) => {
    const list = lists[index];
    if (list) return pageRows(procedure, filled, list).flatMap(row => placesIn(list, row));
    const { path, pointer } = field;
    return [question(field, states.get(pointer)!, shapes[index]!, path, path, undefined)];
  });
}

function placesIn(
  { field, rows, shapes }: RowPlan,
  { key, isIn, listedAs, stands }: PageRow,
): readonly Place[] {
  const at = [...field.path, rowName(key)];
  const answer = [...field.path, key];
  const row = [...at, box];
  return [
    {
      at: row,
      answer,
      also: listedAs === undefined ? undefined : [...field.path, listedAs],
      inside: rows.fields.filter(({ computed }) => !computed).map(({ path }) => path),
      stand: { shown: true, locked: false, value: isIn || undefined },
      isBox: true,
      isOpen: true,
      row: undefined,
      tidy: value => value,
    },
    ...rows.fields.map((inner, index) =>
      question(
        inner,
        stands[index]!,
        shapes[index]!,
        [...at, ...inner.path],
        [...answer, ...inner.path],
        row,
      ),
    ),
  ];
}

function question(
  { computed }: Field,
  stand: FieldStand,
  { tidy }: Pick<Place, 'tidy'>,
  at: Path,
  answer: Path,
  row: Path | undefined,
): Place {
  const isOpen = stand.shown && !stand.locked && !computed;
  return { at, answer, stand, isBox: false, isOpen, row, tidy };
}
