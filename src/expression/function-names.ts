import { LIBRARY } from './library.js';

/** The functions of the subset, without their `$`; no `$name` may be one of these. */
export const FUNCTION_NAMES: ReadonlySet<string> = new Set(LIBRARY.keys());
