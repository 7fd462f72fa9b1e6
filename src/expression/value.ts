import { isObject } from '../source/own.js';
import type { Run } from './run.js';
import { isSequence, newSequence, type Sequence } from './sequence.js';

export { isObject };

/** A field of an object, own ones only: `constructor` or `toString` are nothing unless the data holds them. */
export const own = (object: object, name: string): unknown =>
  Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : undefined;

/** Sets a field as data, whatever its name: `__proto__` too becomes an ordinary own field. */
export function put(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__')
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  else object[name] = value;
}

/** Adds the elements of one list to another, as long as it may grow. */
export function pour(from: readonly unknown[], into: unknown[], run: Run): void {
  run.spend(from.length);
  for (let i = 0; i < from.length; i++) into.push(from[i]);
  run.limited(into);
}

/** The value of `name` in a value: of an array, the values in all its elements, however deep. */
export function lookup(value: unknown, name: string, run: Run): unknown {
  if (!Array.isArray(value))
    return typeof value === 'object' && value !== null ? own(value, name) : undefined;
  return run.deeper(() => {
    const found = newSequence();
    run.spend(value.length);
    for (const item of value) {
      const each = lookup(item, name, run);
      if (Array.isArray(each)) pour(each, found, run);
      else if (each !== undefined) found.push(each);
    }
    return run.limited(found);
  });
}

/** All that is in an array, arrays inside it opened, however deep. */
export function flatten(list: readonly unknown[], into: Sequence, run: Run): Sequence {
  return run.deeper(() => {
    run.spend(list.length);
    for (const item of list) {
      if (Array.isArray(item)) flatten(item, into, run);
      else into.push(item);
    }
    return run.limited(into);
  });
}

/** Whether a value counts as true; nothing is undefined. */
export function truth(value: unknown, run: Run): boolean | undefined {
  if (typeof value === 'boolean' || value === undefined) return value;
  if (Array.isArray(value)) {
    run.spend(value.length);
    if (value.length === 1) return run.deeper(() => truth(value[0], run));
    return value.some(each => run.deeper(() => truth(each, run)) === true);
  }
  if (typeof value === 'object') {
    const names = Object.keys(value ?? {}).length;
    run.spend(names >> 3);
    return names > 0;
  }
  if (typeof value === 'number') return isNumber(value, run) && value !== 0;
  return typeof value === 'function' ? false : Boolean(value);
}

/** Whether a value is a number (NaN is none); an infinite one ends the evaluation. */
export function isNumber(value: unknown, run: Run): value is number {
  if (typeof value !== 'number' || Number.isNaN(value)) return false;
  return Number.isFinite(value) || run.fail('D1001');
}

/** Whether two values are equal, looking inside arrays and objects. */
export function equal(left: unknown, right: unknown, run: Run): boolean {
  if (typeof left === 'string' && typeof right === 'string')
    run.spendText(Math.min(left.length, right.length));
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  return run.deeper(() =>
    Array.isArray(left) ? equalLists(left, right as readonly unknown[], run) : equalObjects(left, right, run),
  );
}

function equalLists(left: readonly unknown[], right: readonly unknown[], run: Run): boolean {
  run.spend(1);
  if (left.length !== right.length) return false;
  return left.every((each, i) => {
    run.spend(1);
    return equal(each, right[i], run);
  });
}

function equalObjects(left: object, right: object, run: Run): boolean {
  const names = Object.keys(left);
  const others = Object.keys(right).length;
  run.spend(Math.max(names.length, others) + 1);
  if (names.length !== others) return false;
  return names.every(name => Object.hasOwn(right, name) && equal(own(left, name), own(right, name), run));
}

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** Values one after the other as one: of several a list, arrays opened one level; nothing adds nothing. */
export class Gathered {
  value: unknown;
  #list: unknown[] | undefined;

  add(item: unknown, run: Run): this {
    if (this.value === undefined) this.value = item;
    else if (item !== undefined) {
      if (!this.#list) {
        this.#list = [];
        pour(listOf(this.value), this.#list, run);
        this.value = this.#list;
      }
      pour(listOf(item), this.#list, run);
    }
    return this;
  }
}

/** The value and everything under it, arrays opened. */
export function descendants(value: unknown, into: Sequence, run: Run): Sequence {
  return run.deeper(() => {
    run.spend(1);
    if (!Array.isArray(value)) into.push(value);
    if (Array.isArray(value)) for (const item of value) descendants(item, into, run);
    else if (isObject(value)) for (const name of Object.keys(value)) descendants(own(value, name), into, run);
    return run.limited(into);
  });
}

/**
 * The values of all fields of an object, or of all elements of an array, arrays opened. Once an array is met they are
 * a list, not a sequence: JSONata leaves a list of one a list.
 */
export function fieldValues(value: unknown, run: Run): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return newSequence();
  let found: unknown[] = newSequence();
  for (const name of Object.keys(value)) {
    run.spend(1);
    const each = own(value, name);
    if (!Array.isArray(each)) {
      found.push(each);
      continue;
    }
    if (isSequence(found)) found = Array.from(found);
    for (const one of flatten(each, newSequence(), run)) found.push(one);
  }
  return run.limited(found);
}
