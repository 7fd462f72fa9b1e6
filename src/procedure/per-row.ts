/** What is kept for one row of a list goes under `name/row`; what belongs to no row, under its name alone. */
export const keyOf = (name: string, row: string | undefined): string =>
  row === undefined ? name : `${name}/${row}`;

/** The name in such a key. */
export const nameOf = (key: string): string => key.split('/', 1)[0]!;
