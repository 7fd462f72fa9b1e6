import type { Lambda, Tree } from './tree.js';

/**
 * One value an expression may read, whole: where it hangs (`$form`; `''` for the input) and the fields down to it.
 * Array positions are not written; `*` is any field; a last `**` says the expression itself walks everything below.
 */
export type Read = readonly string[];

/** What is known of a function: a lambda with the names and the value at hand where it is written, and so on. */
export type Traced =
  | { readonly kind: 'lambda'; readonly tree: Lambda; readonly scope: Scope; readonly here: Value }
  | { readonly kind: 'library'; readonly name: string }
  | { readonly kind: 'partial'; readonly of: Value; readonly args: readonly (Value | null)[] }
  | { readonly kind: 'chain'; readonly first: Value; readonly last: Value };

/** Where a value may lie, and the functions that may be in it. */
export interface Value {
  readonly places: readonly Read[];
  readonly functions: readonly Traced[];
}

/** Names in force, and those around them. */
export class Scope {
  readonly names = new Map<string, Value>();
  readonly up: Scope | undefined;
  constructor(up?: Scope, names: Iterable<readonly [string, Value]> = []) {
    this.up = up;
    for (const [name, value] of names) this.names.set(name, value);
  }

  find(name: string): Value | undefined {
    return this.names.get(name) ?? this.up?.find(name);
  }

  /** Notes one value more that a name may have. */
  also(name: string, value: Value): void {
    this.names.set(name, joined(this.names.get(name) ?? NONE, value));
  }
}

/** What following a part of an expression may ask of the whole. */
export interface Tracer {
  /** Where a node's value may lie. */
  follow(tree: Tree, here: Value, scope: Scope): Value;
  /** The same, and all of it is read. */
  use(tree: Tree, here: Value, scope: Scope): Value;
  note(value: Value, ...more: readonly string[]): void;
  /** Notes that something saw whether these places hold anything; it counts where nothing below is read. */
  see(value: Value): void;
  /** What a function may give for such arguments. */
  call(of: Traced, args: readonly Value[], here: Value): Value;
  /** What any function of a value may give. */
  callAll(of: Value, args: readonly Value[], here: Value): Value;
}

/** Thrown when following an expression takes too much: then it may read anything it names. */
export class Overwhelmed extends Error {}

const MOST_PLACES = 400;
const MOST_FUNCTIONS = 40;
/** What no variable is called: the value at hand where a lambda is called, which its last call sees. */
export const CALLED_AT = '';
const LONGEST = 16;

export const NONE: Value = Object.freeze({ places: [], functions: [] });

export const at = (...places: readonly Read[]): Value => ({ places, functions: [] });

export function joined(...values: readonly Value[]): Value {
  const [first, ...rest] = values.filter(({ places, functions }) => places.length + functions.length > 0);
  if (!first || rest.length === 0) return first ?? NONE;
  const places = new Map(first.places.map(place => [keyOf(place), place]));
  const functions: Traced[] = [];
  for (const value of [first, ...rest]) {
    if (value !== first) for (const place of value.places) places.set(keyOf(place), place);
    for (const each of value.functions) {
      if (!functions.some(one => same(one, each))) functions.push(each);
      if (functions.length > MOST_FUNCTIONS) throw new Overwhelmed();
    }
  }
  if (places.size > MOST_PLACES) throw new Overwhelmed();
  return { places: [...places.values()], functions };
}

export const keyOf = (place: Read): string => JSON.stringify(place);

const same = (one: Traced, other: Traced): boolean =>
  one === other ||
  (one.kind === 'lambda' &&
    other.kind === 'lambda' &&
    one.tree === other.tree &&
    one.scope === other.scope) ||
  (one.kind === 'library' && other.kind === 'library' && one.name === other.name);

export const sizeOf = ({ places, functions }: Value): number => places.length + functions.length;

/** A value's field; a way down that grows without end comes to `**`. */
export const under = (value: Value, name: string): Value => ({
  places: value.places.map(place =>
    place.at(-1) === '**' ? place : place.length < LONGEST ? [...place, name] : [...place, '**'],
  ),
  functions: value.functions,
});
