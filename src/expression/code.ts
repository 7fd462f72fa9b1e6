import type { Run } from './run.js';

/** A compiled node: the value at hand and the evaluation in, a value out (possibly an unsettled sequence). */
export type Code = (input: unknown, run: Run) => unknown;
