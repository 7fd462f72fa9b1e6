import { isWellFormed } from '../source/sound-value.js';
import type { Run } from './run.js';
import type { ObjectNode, Tree } from './tree.js';
import { put } from './value.js';

/**
 * A result as fresh plain JSON that shares nothing with the input. Anything else in it ends the evaluation. `made`: it
 * is objects that hold nothing else already.
 */
export function plainResult(value: unknown, made: boolean, run: Run): unknown {
  if (value === undefined) return undefined;
  if (!made) return plain(value, run);
  return Array.isArray(value) ? Array.from(run.limited(value as readonly unknown[])) : value;
}

function plain(value: unknown, run: Run): unknown {
  if (--run.room < 0) run.fail('result');
  switch (typeof value) {
    case 'string':
      run.room -= value.length >> 5;
      return isWellFormed(value) ? run.bounded(value) : run.fail('not-json');
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : run.fail('not-json');
    case 'object':
      return value === null ? null : copy(value, run);
    default:
      return run.fail('not-json');
  }
}

function copy(value: object, run: Run): unknown {
  if (Array.isArray(value)) return copyList(value, run);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) run.fail('not-json');
  run.descend();
  const object: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const field = (value as Record<string, unknown>)[name];
    if (field !== undefined) put(object, plain(name, run) as string, plain(field, run));
  }
  run.ascend();
  return object;
}

function copyList(value: readonly unknown[], run: Run): unknown {
  run.descend();
  const list: unknown[] = [];
  run.limited(value);
  for (let i = 0; i < value.length; i++) list.push(value[i] === undefined ? null : plain(value[i], run));
  run.ascend();
  return list;
}

/** A field's value in an object that is itself the result, or in a list that is. */
export function plainField(name: string, value: unknown, run: Run): unknown {
  run.room -= 1 + (name.length >> 5);
  run.descend();
  const done = plain(value, run);
  run.ascend();
  return done;
}

/**
 * The node that makes the objects which are the result, if there is one and its keys are written out: what it puts into
 * them is made plain at once, and they are not copied.
 */
export function maker(tree: Tree): ObjectNode | undefined {
  const last = tree.kind === 'path' ? tree.steps.at(-1) : tree;
  return last?.kind === 'object' && writtenKeys(last)?.every(isWellFormed) ? last : undefined;
}

/** The keys, when each is written out and none twice. */
export function writtenKeys(tree: ObjectNode): readonly string[] | undefined {
  const names = tree.pairs.flatMap(([key]) =>
    key.kind === 'literal' && typeof key.value === 'string' ? [key.value] : [],
  );
  return new Set(names).size === tree.pairs.length ? names : undefined;
}
