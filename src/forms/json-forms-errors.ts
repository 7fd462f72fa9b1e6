import type { Filled } from '../procedure/filled.js';
import type { Issue } from '../procedure/validate.js';
import { pointerOf } from '../source/pointer.js';
import type { Lang } from '../source/text.js';
import { pagePath } from './page-rows.js';

/** An error as Ajv tells it, which is what JSON Forms takes as `additionalErrors`. */
export interface JsonFormsError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, never>>;
}

/**
 * Issues of `validateForm` as `additionalErrors`; those that belong to no field are left for the page to show.
 * @param filled the form they were found in
 */
export const jsonFormsErrors = (
  issues: readonly Issue[],
  filled: Filled,
  lang: Lang = 'vi',
): JsonFormsError[] =>
  issues
    .filter(({ pointer }) => !pointer.startsWith('#'))
    .map(({ code, pointer, message }) => ({
      instancePath: pointerOf(pagePath(filled, pointer)),
      keyword: code,
      message: message[lang],
      schemaPath: '',
      params: {},
    }));
