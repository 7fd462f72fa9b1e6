/** How a library that draws forms marks what it draws. */
export interface Library {
  /** The page built with it, beside this file. */
  readonly page: string;
  /** Elements whose id, or class, holds the pointer of a field. */
  readonly marked: string;
  pointerOf(mark: string): string;
  /** The list of all issues. */
  readonly list: string;
  /** It has a place for a message at a field that is an object. */
  readonly tellsOfWhole: boolean;
  /** The id of the input at a pointer. */
  idOf(pointer: string): string;
}

/** Names of fields have letters and digits only, so that neither `_` nor `/` is ever part of one. */
export const libraries: Readonly<Record<string, Library>> = {
  rjsf: {
    page: 'rjsf-page.jsx',
    list: '.errors',
    tellsOfWhole: true,
    marked: '[id^=root_]',
    pointerOf: mark =>
      mark
        .replace(/^root|__.*$/g, '')
        .replace(/-\d+$/, '')
        .replaceAll('_', '/'),
    idOf: pointer => `root${pointer.replaceAll('/', '_')}`,
  },
  'JSON Forms': {
    page: 'json-forms-page.jsx',
    list: '[role=alert]',
    tellsOfWhole: false,
    marked: '[id^="#/properties/"], [class*="root_properties_"]',
    pointerOf: mark =>
      mark
        .replace(/^#|^root|-input$/g, '')
        .replaceAll('_', '/')
        .replaceAll('/properties/', '/'),
    idOf: pointer => `#${pointer.replaceAll('/', '/properties/')}-input`,
  },
};
