import type { Fault } from '../../definition/fault.js';
import type { Rule } from '../rule.js';

/** Reports what reading met while it put blocks in their places. */
const faultRule = (code: Fault['code']): Rule => ({
  code,
  severity: 'error',
  check({ faults }, report) {
    for (const fault of faults) {
      if (fault.code === code)
        report(
          { pointer: fault.at.file, ...(fault.part ? { part: fault.part } : {}) },
          fault.message,
          fault.mend,
        );
    }
  },
});

/** A `$ref` to a block may only name a block among the sources. */
export const unknownBlock = faultRule('unknown-block');

/** A block may not use itself, directly or through others. */
export const blockRing = faultRule('block-ring');

/** A block must be given each of its parameters, no others, and a subject that asks the registry it expects. */
export const blockParam = faultRule('block-param');

/** A `$ref` may only lead to a block or into the file itself. */
export const foreignReference = faultRule('unsupported');
