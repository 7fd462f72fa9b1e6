import type { Schema } from '../value/dialect.js';
import { type Check, none, passes, type Reader, type Seen } from './check-value.js';
import type { RawIssue } from './validate.js';
import { MOST_RAW_ISSUES } from './validate.js';

/** The keywords that look into a list. */
export const elementReaders: Readonly<Record<string, Reader>> = {
  prefixItems: (value: readonly Schema[], compile) => {
    const checks = value.map(compile);
    return onArray((data, pointer, found, seen) => {
      for (const [i, check] of checks.entries()) {
        if (i >= data.length) return;
        check(data[i], `${pointer}/${i}`, found, undefined);
        seen?.add(i);
      }
    });
  },
  items: (value: Schema, compile, schema) => {
    const first = ((schema.prefixItems ?? []) as readonly unknown[]).length;
    const check = compile(value);
    return onArray((data, pointer, found, seen) => {
      if (value === false && first > 0) {
        if (data.length > first) found.push({ code: 'items', pointer, params: { limit: first } });
        return;
      }
      for (let i = first; i < data.length && found.length < MOST_RAW_ISSUES; i++) {
        check(data[i], `${pointer}/${i}`, found, undefined);
        seen?.add(i);
      }
    });
  },
  contains: (value: Schema, compile, { minContains = 1, maxContains = Number.POSITIVE_INFINITY }) => {
    const check = compile(value);
    const [least, most] = [minContains as number, maxContains as number];
    return onArray((data, pointer, found, seen) => {
      let count = 0;
      for (const [i, item] of data.entries()) {
        if (!passes(check, item, `${pointer}/${i}`)) continue;
        count += 1;
        seen?.add(i);
      }
      if (count < least) found.push({ code: 'contains', pointer, params: { limit: least } });
      else if (count > most) found.push({ code: 'maxContains', pointer, params: { limit: most } });
    });
  },
  unevaluatedItems: (value: Schema, compile) => {
    const check = compile(value);
    return onArray((data, pointer, found, seen) => {
      for (let i = 0; i < data.length && found.length < MOST_RAW_ISSUES; i++) {
        if (seen?.has(i)) continue;
        if (value === false) return void found.push({ code: 'unevaluatedItems', pointer, params: none });
        check(data[i], `${pointer}/${i}`, found, undefined);
        seen?.add(i);
      }
    });
  },
};

const onArray =
  (
    check: (data: readonly unknown[], pointer: string, found: RawIssue[], seen: Seen | undefined) => void,
  ): Check =>
  (data, pointer, found, seen) => {
    if (Array.isArray(data)) check(data, pointer, found, seen);
  };
