import { isWellFormed } from '../source/sound-value.js';
import { BOUNDS } from './bounds.js';
import type { Run } from './run.js';
import { own, put } from './value.js';

/** A result as fresh plain JSON that shares nothing with the input. Anything else in it ends the evaluation. */
export function plainResult(value: unknown, run: Run): unknown {
  if (value === undefined) return undefined;
  return plain(value, run, { left: BOUNDS.result });
}

function plain(value: unknown, run: Run, size: { left: number }): unknown {
  if (--size.left < 0) run.fail('result');
  switch (typeof value) {
    case 'string':
      size.left -= value.length >> 5;
      return isWellFormed(value) ? run.bounded(value) : run.fail('not-json');
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : run.fail('not-json');
    case 'object':
      return value === null ? null : run.deeper(() => copy(value, run, size));
    default:
      return run.fail('not-json');
  }
}

function copy(value: object, run: Run, size: { left: number }): unknown {
  if (Array.isArray(value))
    return Array.from(run.limited(value), each => (each === undefined ? null : plain(each, run, size)));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) run.fail('not-json');
  const object: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const field = own(value, name);
    if (field !== undefined) put(object, plain(name, run, size) as string, plain(field, run, size));
  }
  return object;
}
