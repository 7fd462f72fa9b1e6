import type { Run } from './run.js';
import { isSequence, newSequence } from './sequence.js';
import type { Definition } from './signature.js';
import { equal, Gathered } from './value.js';

/** Each value once, the first of equal ones kept. A sequence stays a sequence: of one, it is that value. */
function distinct([value]: readonly [unknown], run: Run): unknown {
  if (!Array.isArray(value) || value.length <= 1) return value;
  const kept: unknown[] = isSequence(value) ? newSequence() : [];
  const scalars = new Set<unknown>();
  const others: unknown[] = [];
  for (const each of value) {
    run.spend(1);
    if (typeof each === 'string') run.spendText(each.length);
    if (typeof each !== 'object' || each === null) {
      if (scalars.has(each)) continue;
      scalars.add(each);
    } else {
      if (others.some(one => equal(one, each, run))) continue;
      others.push(each);
    }
    kept.push(each);
  }
  return kept;
}

function reverse([list]: readonly [readonly unknown[]], run: Run): readonly unknown[] {
  if (list.length <= 1) return list;
  run.spend(list.length);
  return Array.from(list).reverse();
}

function zip(lists: readonly (readonly unknown[] | undefined)[], run: Run): readonly unknown[] {
  const length = Math.min(...lists.map(list => list?.length ?? 0));
  run.spend(length * lists.length);
  return Array.from({ length }, (_, i) => lists.map(list => list?.[i]));
}

/** Lists. */
export const LIST_FUNCTIONS: Readonly<Record<string, Definition>> = {
  count: { takes: 'a', total: true, gives: ([list]: readonly [(readonly unknown[])?]) => list?.length ?? 0 },
  exists: { takes: 'x', total: true, gives: ([value]: readonly [unknown]) => value !== undefined },
  append: {
    takes: 'xx',
    total: true,
    gives: ([left, right]: readonly [unknown, unknown], run) =>
      new Gathered().add(left, run).add(right, run).value,
  },
  reverse: { takes: 'a', gives: reverse },
  distinct: { takes: 'x', gives: distinct },
  zip: { takes: 'a+', arity: 0, total: true, gives: zip },
};
