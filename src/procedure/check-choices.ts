import type { Schema } from '../value/dialect.js';
import { all, type Check, join, none, passes, type Reader } from './check-value.js';
import type { RawIssue } from './validate.js';
import { MOST_RAW_ISSUES } from './validate.js';

/** The keywords that look at the same value through other schemas. */
export const choiceReaders: Readonly<Record<string, Reader>> = {
  allOf: (value: readonly Schema[], compile) => all(value.map(compile)),
  anyOf: (value: readonly Schema[], compile) => alternatives('anyOf', value.map(compile), 1),
  oneOf: (value: readonly Schema[], compile) => alternatives('oneOf', value.map(compile), 2),
  not: (value: Schema, compile) => {
    const check = compile(value);
    return (data, pointer, found) => {
      if (passes(check, data, pointer)) found.push({ code: 'not', pointer, params: none });
    };
  },
  if: (value: Schema, compile, schema) => {
    const test = compile(value);
    const [yes, no] = [schema.then, schema.else].map(branch => compile((branch ?? true) as Schema));
    return (data, pointer, found, seen) =>
      (passes(test, data, pointer, seen) ? yes! : no!)(data, pointer, found, seen);
  },
};

/**
 * `anyOf` is met by its first branch that fits, `oneOf` is broken by a second. When it is not met, what each
 * branch missed is told too, for that is what a person can mend.
 */
function alternatives(code: 'anyOf' | 'oneOf', branches: readonly Check[], enough: number): Check {
  return (data, pointer, found, seen) => {
    const missed: RawIssue[] = [];
    let fits = 0;
    for (const check of branches) {
      const own: RawIssue[] = [];
      const looked = seen && new Set<string | number>();
      check(data, pointer, own, looked);
      if (own.length === 0) {
        fits += 1;
        if (seen) join(seen, looked!);
        else if (fits === enough) break;
      }
      if (missed.length < MOST_RAW_ISSUES) missed.push(...own);
    }
    if (fits === 1 || (fits > 1 && enough === 1)) return;
    found.push({ code, pointer, params: none }, ...missed);
  };
}
