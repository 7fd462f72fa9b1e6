import { fromUtf8 } from '../value/bytes.js';
import { diskFailure } from './disk-failure.js';

/**
 * Text columns of a SELECT, read as bytes. One flipped bit makes text that is not UTF-8: drivers then replace it in
 * silence, or (libsql) end the whole process. So no driver ever decodes text of ours.
 */
export const textColumns = (...columns: readonly string[]): string =>
  columns.map(column => textAs(column)).join(', ');

/** One text column under another name. */
export const textAs = (column: string, name = column): string => `CAST(${column} AS BLOB) AS ${name}`;

/** The text of a column read as bytes. Throws StoreError `corrupt` when it is not UTF-8. */
export const textOf = (bytes: unknown): string => {
  try {
    return fromUtf8(bytes as Uint8Array);
  } catch (error) {
    throw diskFailure('corrupt', error);
  }
};
