/** A combination: for each lookup the place of its behaviour in a list. */
export type Combination = readonly number[];

/** Equal numbers for equal seeds (mulberry32). */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return below => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Every combination, the last lookup's behaviour moving fastest. */
export function* every(lookups: number, kinds: number): Generator<Combination> {
  for (let at = 0; at < kinds ** lookups; at += 1) {
    let rest = at;
    const one = Array.from({ length: lookups }, () => {
      const kind = rest % kinds;
      rest = (rest - kind) / kinds;
      return kind;
    });
    yield one.reverse();
  }
}

const isPrime = (n: number): boolean => {
  for (let by = 2; by * by <= n; by += 1) if (n % by === 0) return false;
  return n > 1;
};

/**
 * Combinations in which any two lookups show every pair of behaviours: lines over a prime field meet in one point, so
 * that the behaviours of lookups `k` and `l` in row `(i, j)` are `i + kj` and `i + lj`, each pair once.
 */
export function pairwise(lookups: number, kinds: number): readonly Combination[] {
  let prime = Math.max(kinds, lookups);
  while (!isPrime(prime)) prime += 1;
  const rows: Combination[] = [];
  for (let i = 0; i < prime; i += 1)
    for (let j = 0; j < prime; j += 1)
      rows.push(Array.from({ length: lookups }, (_, k) => ((i + k * j) % prime) % kinds));
  return rows;
}

/** Combinations of kinds as combinations of their members, each kind's members in turn. */
export function* inTurn(
  kinds: readonly (readonly number[])[],
  combinations: Iterable<Combination>,
): Generator<Combination> {
  const turns = kinds.map(() => 0);
  for (const each of combinations)
    yield each.map(kind => {
      const members = kinds[kind]!;
      const at = turns[kind]!;
      turns[kind] = (at + 1) % members.length;
      return members[at]!;
    });
}

/** Every so-and-so-many-th of them. */
export function* share<T>(
  all: Iterable<T>,
  { part, of }: { readonly part: number; readonly of: number },
): Generator<T> {
  let at = 0;
  for (const each of all) {
    if (at % of === part) yield each;
    at += 1;
  }
}

export const atRandom = (
  lookups: number,
  kinds: number,
  count: number,
  below: (n: number) => number,
): readonly Combination[] =>
  Array.from({ length: count }, () => Array.from({ length: lookups }, () => below(kinds)));
