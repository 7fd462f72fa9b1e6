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
  /** Selects the input at a pointer. */
  inputAt(pointer: string): string;
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
    inputAt: pointer => `[id="root${pointer.replaceAll('/', '_')}"]`,
  },
  'JSON Forms': {
    page: 'json-forms-page.jsx',
    list: '[role=alert]',
    tellsOfWhole: false,
    // Its ids change when something above goes away; its classes do not.
    marked: '[class*="root_properties_"]',
    pointerOf: mark => mark.replace(/^root/, '').replaceAll('_', '/').replaceAll('/properties/', '/'),
    inputAt: pointer =>
      ['input', 'select', 'textarea']
        .map(tag => `[class~="root${pointer.replaceAll('/', '_properties_')}"] ${tag}`)
        .join(),
  },
};
