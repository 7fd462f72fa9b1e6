import type { Code } from './code.js';
import { mergeSorted } from './merge-sort.js';
import { Frame, type Run } from './run.js';
import type { Sort, Tree } from './tree.js';

/** Sorts the values of a step, or where they go with names, the tuples. */
export type Sorter = (values: readonly unknown[], run: Run, tuples: boolean) => readonly unknown[];

/** `^(a, >b)`: stable; what has no value to sort by comes last. At most one value stays as it is. */
export function compileSort(tree: Sort, compile: (tree: Tree) => Code): Sorter {
  const terms = tree.terms.map(({ by, descending }) => ({ key: compile(by), descending }));
  return (values, run, tuples) => {
    if (values.length <= 1) return values;
    const after = (left: unknown, right: unknown): boolean => {
      for (const { key, descending } of terms) {
        const order = compared(keyOf(left, key, run, tuples), keyOf(right, key, run, tuples), tree.at, run);
        if (order !== 0) return Math.abs(order) === 2 ? order > 0 : descending ? order < 0 : order > 0;
      }
      return false;
    };
    return mergeSorted(values, after, run);
  };
}

function keyOf(value: unknown, key: Code, run: Run, tuples: boolean): unknown {
  if (!tuples) return key(value, run);
  const names = value as ReadonlyMap<string, unknown>;
  return run.within(new Frame(names, run.frame), () => key(names.get('@'), run));
}

/** ±1 by value; ±2 when one is nothing, which no `>` turns round. */
function compared(left: unknown, right: unknown, at: number, run: Run): number {
  if (left === undefined || right === undefined) return left === right ? 0 : left === undefined ? 2 : -2;
  run.at = at;
  if (!sortable(left) || !sortable(right)) return run.fail('T2008');
  if (typeof left !== typeof right) return run.fail('T2007');
  if (typeof left === 'string') run.spendText(Math.min(left.length, (right as string).length));
  return left === right ? 0 : left < right ? -1 : 1;
}

const sortable = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';
