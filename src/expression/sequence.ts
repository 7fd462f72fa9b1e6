/** Names no input can write: a list made here carries one, an array of the data never does. */
const KIND = Symbol('kind');

type Kind = 'sequence' | 'kept' | 'root' | 'solid' | 'tuples';

/**
 * Several values met on the way, as against an array that is itself one value: a sequence of one is that value, an
 * empty one is nothing. Kept (by `[]`), a sequence of one stays a list. A marked array and not a class of its own:
 * filling one is three times faster.
 */
export interface Sequence extends Array<unknown> {
  [KIND]: Kind;
}

/** Makes the list itself one of a kind. */
function marked(kind: Kind, items: unknown[] = []): Sequence {
  const list = items as Sequence;
  list[KIND] = kind;
  return list;
}

export const newSequence = (): Sequence => marked('sequence');

/** Values that go with the names bound on their way; they are never settled. */
export const newTuples = (): Sequence => marked('tuples');

/** An array constructor at the head or end of a path: one value, never flattened into its neighbours. */
export const newSolid = (): unknown[] => marked('solid');

export function sequenceOf(items: readonly unknown[]): Sequence {
  return marked('sequence', items.slice());
}

/** A sequence of one value. */
export const oneOf = (item: unknown): Sequence => marked('sequence', [item]);

/** An input that is itself an array, wrapped so that the first step sees it whole. */
export function rootOf(input: readonly unknown[]): Sequence {
  return marked('root', [input]);
}

const kindOf = (value: unknown): Kind | undefined =>
  Array.isArray(value) ? (value as Sequence)[KIND] : undefined;

export function isSequence(value: unknown): value is Sequence {
  const kind = kindOf(value);
  return kind !== undefined && kind !== 'solid';
}

export const isTuples = (value: unknown): boolean => kindOf(value) === 'tuples';

export const isSolid = (value: unknown): boolean => kindOf(value) === 'solid';

/** The value at hand: of a wrapped input, the input. */
export const unwrapped = (value: unknown): unknown =>
  kindOf(value) === 'root' ? (value as Sequence)[0] : value;

/** Lets a sequence of one stay a list; any other value is left as it is. */
export function keepList(value: unknown): unknown {
  if (kindOf(value) === 'sequence') (value as Sequence)[KIND] = 'kept';
  return value;
}

/** The value of a finished expression: an empty sequence is nothing, a sequence of one is its value. */
export function settle(value: unknown): unknown {
  const kind = kindOf(value);
  if (kind === undefined || kind === 'solid' || kind === 'tuples') return value;
  const sequence = value as Sequence;
  if (sequence.length === 0) return undefined;
  return sequence.length === 1 && kind !== 'kept' ? sequence[0] : sequence;
}

/** Adds a step's value to a sequence: arrays give their elements, except solid ones. */
export function spread(into: unknown[], value: unknown): void {
  if (!Array.isArray(value) || isSolid(value)) into.push(value);
  else for (let i = 0; i < value.length; i++) into.push(value[i]);
}
