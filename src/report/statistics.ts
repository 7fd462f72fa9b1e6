/** A distribution in one glance; every figure in the unit of its values. */
export interface Distribution {
  readonly n: number;
  readonly mean: number;
  readonly median: number;
  /** Nine in ten are no more than this (nearest rank). */
  readonly p90: number;
}

/** Undefined for no values: a mean of nothing is not zero. */
export function distribution(values: readonly number[]): Distribution | undefined {
  const n = values.length;
  if (n === 0) return undefined;
  const sorted = [...values].sort((left, right) => left - right);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * n) - 1)]!;
  const median = n % 2 === 1 ? rank(0.5) : (sorted[n / 2 - 1]! + sorted[n / 2]!) / 2;
  return { n, mean: sum(sorted) / n, median, p90: rank(0.9) };
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export const mean = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : sum(values) / values.length;

/** A part of a whole between 0 and 1; undefined of nothing. */
export const share = (part: number, whole: number): number | undefined =>
  whole === 0 ? undefined : part / whole;

/** Adds up counts by name. */
export function tally(counts: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> {
  const total: Record<string, number> = {};
  for (const [name, count] of counts.flatMap(Object.entries)) total[name] = (total[name] ?? 0) + count;
  return total;
}

/** A member that is there only when it has a value. */
export const given = <Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [name in Name]?: Value } =>
  (value === undefined ? {} : { [name]: value }) as { readonly [name in Name]?: Value };
