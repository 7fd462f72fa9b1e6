/**
 * Several values met on the way, as against an array that is itself one value: a sequence of one is that value, an
 * empty one is nothing. `keep` (from `[]`) lets a sequence of one stay a list.
 */
export class Sequence extends Array<unknown> {
  keep = false;

  /** A sequence of exactly these values (`new Array(n)` would read a lone number as a length). */
  static holding(items: readonly unknown[]): Sequence {
    const sequence = new Sequence();
    for (const item of items) sequence.push(item);
    return sequence;
  }
}

/** An input that is itself an array, wrapped so that the first step sees it whole. */
export class Root extends Sequence {}

/** An array constructor at the head or end of a path: one value, never flattened into its neighbours. */
export class Solid extends Array<unknown> {}

/** The value of a finished expression: an empty sequence is nothing, a sequence of one is its value. */
export function settle(value: unknown): unknown {
  if (!(value instanceof Sequence)) return value;
  if (value.length === 0) return undefined;
  return value.length === 1 && !value.keep ? value[0] : value;
}

/** Adds a step's value to a sequence: arrays give their elements, except solid ones. */
export function spread(into: Sequence, value: unknown): void {
  if (Array.isArray(value) && !(value instanceof Solid)) for (const item of value) into.push(item);
  else into.push(value);
}
