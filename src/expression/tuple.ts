import type { Code } from './code.js';
import { Frame, type Run } from './run.js';
import { Gathered } from './value.js';

/** A value with the names bound on the way to it; the value itself stands under `@`. */
export type Tuple = ReadonlyMap<string, unknown>;

/** Runs `code` on a tuple's value with its names in force. */
export const onTuple = (code: Code, tuple: Tuple, run: Run): unknown =>
  run.within(new Frame(tuple, run.frame), () => code(tuple.get('@'), run));

/** Several tuples as one: under each name the values of all, lists opened one level. */
export function mergedTuple(tuples: readonly Tuple[], run: Run): Tuple {
  const merged = new Map<string, Gathered>();
  for (const tuple of tuples) {
    run.spend(tuple.size);
    for (const [name, value] of tuple) merged.set(name, (merged.get(name) ?? new Gathered()).add(value, run));
  }
  return new Map(Array.from(merged, ([name, { value }]) => [name, value]));
}
