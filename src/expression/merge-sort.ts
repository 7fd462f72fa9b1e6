import type { Run } from './run.js';

/**
 * A list merge-sorted: stable, and comparing the same pairs in the same order as JSONata does, so that an order that
 * contradicts itself comes out the same. `after`: whether the first is to stand behind the second.
 */
export function mergeSorted<T>(
  list: readonly T[],
  after: (left: T, right: T) => boolean,
  run: Run,
): readonly T[] {
  if (list.length <= 1) return list;
  const middle = list.length >> 1;
  const left = mergeSorted(list.slice(0, middle), after, run);
  const right = mergeSorted(list.slice(middle), after, run);
  const merged: T[] = [];
  let i = 0;
  let j = 0;
  run.spend(list.length);
  while (i < left.length && j < right.length)
    merged.push(after(left[i] as T, right[j] as T) ? (right[j++] as T) : (left[i++] as T));
  while (i < left.length) merged.push(left[i++] as T);
  while (j < right.length) merged.push(right[j++] as T);
  return merged;
}
