import { ownIn } from '../source/own.js';
import type { Lambda } from './tree.js';

export interface StringType {
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly pattern?: string;
}
export interface NumberType {
  readonly min?: number;
  readonly max?: number;
  readonly integer?: true;
}
/** A field that may be absent has `nothing` in its type. `open`: there may be fields besides. */
export interface ObjectType {
  readonly fields: Readonly<Record<string, Type>>;
  readonly open: boolean;
}

/** Names bound inside an expression, and those around them. */
export interface Bindings {
  readonly names: Map<string, Type>;
  readonly up: Bindings | undefined;
}

/** What is known of a function; a lambda with the names and the value at hand of the place where it is written. */
export type Callee =
  | {
      readonly kind: 'lambda';
      readonly tree: Lambda;
      readonly bindings: Bindings | undefined;
      readonly here: Type;
    }
  | { readonly kind: 'library'; readonly name: string }
  | { readonly kind: 'partial'; readonly of: Type; readonly args: readonly (Type | null)[] }
  | { readonly kind: 'chain'; readonly first: Type; readonly last: Type }
  | { readonly kind: 'regex' };

/**
 * What a value may be: a union with at most one member of each kind. `any` outweighs the rest; `nothing` is JSONata's
 * missing value; `array` holds the type of the elements. No member at all: no value can come.
 */
export interface Type {
  readonly any?: true;
  readonly nothing?: true;
  readonly null?: true;
  readonly boolean?: readonly boolean[];
  readonly string?: StringType;
  readonly number?: NumberType;
  readonly object?: ObjectType;
  readonly array?: Type;
  readonly function?: readonly Callee[];
}

export const ANY: Type = Object.freeze({ any: true });
export const NEVER: Type = Object.freeze({});
export const NOTHING: Type = Object.freeze({ nothing: true });
export const BOOLEAN: Type = Object.freeze({ boolean: Object.freeze([true, false]) });
export const STRING: Type = Object.freeze({ string: Object.freeze({}) });
export const NUMBER: Type = Object.freeze({ number: Object.freeze({}) });
export const INTEGER: Type = Object.freeze({ number: Object.freeze({ integer: true }) });

export const arrayOf = (element: Type): Type => ({ array: element });

/** The type of one scalar. */
export function literalType(value: unknown): Type {
  if (value === null) return { null: true };
  if (typeof value === 'boolean') return { boolean: [value] };
  if (typeof value === 'string') return { string: { enum: [value] } };
  if (typeof value !== 'number') return ANY;
  return { number: { min: value, max: value, ...(Number.isInteger(value) ? { integer: true } : {}) } };
}

/** The least type that holds the values of all the given ones. */
export const union = (...types: readonly Type[]): Type => types.reduce((a, b) => bounded(join(a, b)), NEVER);

const LARGEST = 4_000;
const DEEPEST = 100;
const measures = new WeakMap<Type, readonly [size: number, depth: number]>();

/** How many types a type is made of, one that stands in several places counted in each, and how deep they lie. */
export function measureOf(type: Type): readonly [size: number, depth: number] {
  const known = measures.get(type);
  if (known) return known;
  let size = 1;
  let depth = 0;
  for (const part of [type.array ?? NEVER, ...Object.values(type.object?.fields ?? {})]) {
    if (part === NEVER) continue;
    const [more, below] = measureOf(part);
    size += more;
    depth = Math.max(depth, below + 1);
  }
  measures.set(type, [size, depth]);
  return [size, depth];
}

/** A type too large to reason about is any: parts that are shared would be walked over and over. */
export function bounded(type: Type): Type {
  const [size, depth] = measureOf(type);
  return size > LARGEST || depth > DEEPEST ? ANY : type;
}

/** Merges two optional members; one alone stands as it is. */
function both<T>(a: T | undefined, b: T | undefined, merge: (a: T, b: T) => T): T | undefined {
  return a === undefined ? b : b === undefined ? a : merge(a, b);
}

function join(a: Type, b: Type): Type {
  if (a === b) return a;
  if (a.any || b.any) return ANY;
  const members = {
    nothing: a.nothing ?? b.nothing,
    null: a.null ?? b.null,
    boolean: both(a.boolean, b.boolean, (x, y) => [...new Set([...x, ...y])]),
    string: both(a.string, b.string, joinStrings),
    number: both(a.number, b.number, joinNumbers),
    object: both(a.object, b.object, joinObjects),
    array: both(a.array, b.array, join),
    function: both(a.function, b.function, joinCallees),
  };
  return present(members) as Type;
}

/** The members that are there; `undefined` ones left out. */
const present = (members: object): object =>
  Object.fromEntries(Object.entries(members).filter(([, member]) => member !== undefined));

function joinCallees(a: readonly Callee[], b: readonly Callee[]): readonly Callee[] {
  return [...a, ...b.filter(each => !a.some(one => sameCallee(one, each)))];
}

const sameCallee = (one: Callee, other: Callee): boolean =>
  one === other ||
  (one.kind === 'regex' && other.kind === 'regex') ||
  (one.kind === 'library' && other.kind === 'library' && one.name === other.name) ||
  (one.kind === 'lambda' &&
    other.kind === 'lambda' &&
    one.tree === other.tree &&
    one.bindings === other.bindings);

function joinStrings(a: StringType, b: StringType): StringType {
  return present({
    enum: a.enum && b.enum ? [...new Set([...a.enum, ...b.enum])] : undefined,
    format: a.format === b.format ? a.format : undefined,
    pattern: a.pattern === b.pattern ? a.pattern : undefined,
  });
}

function joinNumbers(a: NumberType, b: NumberType): NumberType {
  return present({
    min: a.min === undefined || b.min === undefined ? undefined : Math.min(a.min, b.min),
    max: a.max === undefined || b.max === undefined ? undefined : Math.max(a.max, b.max),
    integer: a.integer && b.integer,
  });
}

function joinObjects(a: ObjectType, b: ObjectType): ObjectType {
  const names = new Set([...Object.keys(a.fields), ...Object.keys(b.fields)]);
  const fields = [...names].map(name => [name, join(fieldOf(a, name), fieldOf(b, name))] as const);
  return { fields: Object.fromEntries(fields), open: a.open || b.open };
}

/** The type of a field: of an open object's unknown one anything, of a closed one's nothing. */
export const fieldOf = (object: ObjectType, name: string): Type =>
  ownIn(object.fields, name) ?? (object.open ? ANY : NOTHING);

/** A type without one of its kinds. */
export function without(type: Type, kind: keyof Type): Type {
  const { [kind]: _left, ...rest } = type;
  return rest;
}

export const withNothing = (type: Type): Type =>
  type.any || type.nothing ? type : { ...type, nothing: true };

/** An object of these fields, each of which may be absent. */
export const loose = ({ fields, open }: ObjectType): Type => ({
  object: {
    fields: Object.fromEntries(Object.entries(fields).map(([name, type]) => [name, withNothing(type)])),
    open,
  },
});

/** Whether a value of the type may be a list. */
export const mayBeMany = (type: Type): boolean => type.any === true || type.array !== undefined;

/** Each value at hand when the type's value is opened one level: the value itself, or the elements of a list. */
export function elementOf(type: Type): Type {
  if (type.any) return ANY;
  const { array, nothing: _nothing, ...single } = type;
  return array ? join(single, without(array, 'nothing')) : single;
}

/** What several steps' values of this type come to: nothing, one, or a list of them, lists among them opened. */
export function gathered(type: Type): Type {
  if (type.any) return ANY;
  const element = elementOf(type);
  return join(withNothing(element), arrayOf(element));
}

/** What a list made of such values comes to: nothing, one of them, or several; lists among them stay lists. */
export const collected = (type: Type): Type =>
  type.any ? ANY : join(withNothing(type), arrayOf(without(type, 'nothing')));

/** Whether two types are written the same, the functions in them only counted. */
export const sameType = (one: Type, other: Type): boolean => written(one) === written(other);

const written = (type: Type): string =>
  JSON.stringify(type, (key, value: unknown) =>
    key === 'function' && Array.isArray(value) ? value.length : value,
  );

/** Whether the type has a member besides `nothing`. */
export const hasValue = (type: Type): boolean => Object.keys(without(type, 'nothing')).length > 0;
