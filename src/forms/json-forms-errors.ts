import type { Issue } from '../procedure/validate.js';
import type { Lang } from '../source/text.js';

/** An error as Ajv tells it, which is what JSON Forms takes as `additionalErrors`. */
export interface JsonFormsError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, never>>;
}

/** Issues of `validateForm` as `additionalErrors`; those that belong to no field are left for the page to show. */
export const jsonFormsErrors = (issues: readonly Issue[], lang: Lang = 'vi'): JsonFormsError[] =>
  issues
    .filter(({ pointer }) => !pointer.startsWith('#'))
    .map(({ code, pointer, message }) => ({
      instancePath: pointer,
      keyword: code,
      message: message[lang],
      schemaPath: '',
      params: {},
    }));
