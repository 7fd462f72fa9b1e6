import { isWellFormed } from '../source/sound-value.js';
import { BOUNDS } from './bounds.js';
import type { Run } from './run.js';
import type { Tree } from './tree.js';
import { put } from './value.js';

/** How much a result may still hold. */
interface Size {
  left: number;
}

/**
 * A result as fresh plain JSON that shares nothing with the input. Anything else in it ends the evaluation. `made`: it
 * is objects that the expression itself has just made, which are kept.
 */
export function plainResult(value: unknown, run: Run, made: boolean): unknown {
  if (value === undefined) return undefined;
  const size = { left: BOUNDS.result };
  if (!made) return plain(value, run, size);
  return Array.isArray(value) ? copyList(value, run, size, finish) : finish(value, run, size);
}

/** Whether what an expression gives is an object it makes itself, or a list of such. */
export const makesObjects = (tree: Tree): boolean =>
  tree.kind === 'object' ||
  (tree.kind === 'path' && tree.steps.length > 1 && tree.steps.at(-1)?.kind === 'object');

function plain(value: unknown, run: Run, size: Size): unknown {
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
      return value === null ? null : copy(value, run, size);
    default:
      return run.fail('not-json');
  }
}

function copy(value: object, run: Run, size: Size): unknown {
  if (Array.isArray(value)) return copyList(value, run, size, plain);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) run.fail('not-json');
  run.descend();
  const object: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const field = (value as Record<string, unknown>)[name];
    if (field !== undefined) put(object, plain(name, run, size) as string, plain(field, run, size));
  }
  run.ascend();
  return object;
}

function copyList(value: readonly unknown[], run: Run, size: Size, one: typeof plain): unknown {
  run.descend();
  const list: unknown[] = [];
  run.limited(value);
  for (let i = 0; i < value.length; i++) list.push(value[i] === undefined ? null : one(value[i], run, size));
  run.ascend();
  return list;
}

/** An object of the expression's own making: only what is in it may be the input's. */
function finish(value: unknown, run: Run, size: Size): unknown {
  if (--size.left < 0) run.fail('result');
  run.descend();
  const object = value as Record<string, unknown>;
  for (const name of Object.keys(object)) {
    plain(name, run, size);
    const field = object[name];
    const done = plain(field, run, size);
    if (done !== field) object[name] = done;
  }
  run.ascend();
  return object;
}
