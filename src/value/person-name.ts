/** Letters with every Vietnamese and European mark; without the look-alikes of Đ (U+00D0, U+0189). */
const letter =
  'A-Za-z\\u00C0-\\u00CF\\u00D1-\\u00D6\\u00D8-\\u00EF\\u00F1-\\u00F6\\u00F8-\\u0188\\u018A-\\u024F\\u1E00-\\u1EFF';
const shape = new RegExp(`^['’]?[${letter}](?:[${letter}]|[\\u0300-\\u036F]|['’ -](?![' ’-])|['’] )*$`);

/**
 * A person's name as registers write it: NFC, Latin letters with any marks, single spaces, hyphens and
 * apostrophes. One word is a name (Y, H', K' among ethnic minorities); digits and other scripts are not.
 */
export const isPersonName = (value: string): boolean =>
  value.normalize('NFC') === value && shape.test(value) && !/[ -]$/.test(value);
