import type { Field } from '../definition/model.js';
import { below } from '../definition/path.js';
import type { Reading } from '../definition/read.js';

/** A list of rows, with where its schema stands. */
export interface RowsAt {
  readonly list: Field;
  readonly rows: NonNullable<Field['rows']>;
  readonly pointer: string;
}

export const rowLists = ({ parts }: Reading): readonly RowsAt[] =>
  parts.fields.flatMap(list =>
    list.rows ? [{ list, rows: list.rows, pointer: schemaAt('/form', list.path) }] : [],
  );

/** Where the schema of what a path leads to stands. */
export const schemaAt = (from: string, path: readonly string[]): string =>
  below(from, ...path.flatMap(name => ['properties', name]));

/** The list inside whose rows an expression stands, or for whose rows its lookup asks or its document is there. */
export function listAround(reading: Reading, pointer: string): RowsAt | undefined {
  const lists = rowLists(reading);
  const inside = lists.find(each => pointer.startsWith(`${each.pointer}/items/`));
  if (inside) return inside;
  const { lookups, documents } = reading.parts;
  const of =
    Object.values(lookups).find(each => pointer.startsWith(`${each.pointer}/by/`)) ??
    Object.values(documents).find(each => pointer.startsWith(`${each.pointer}/`));
  return lists.find(({ list }) => list.pointer === of?.each);
}

/** Every question, those of rows included. */
export const questionsOf = ({ parts }: Reading): readonly Field[] =>
  parts.fields.flatMap(field => [field, ...(field.rows?.fields ?? [])]);
