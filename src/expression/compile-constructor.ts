import type { Code } from './code.js';
import { compileTuples } from './compile-stream.js';
import { writtenKeys } from './result.js';
import type { Run } from './run.js';
import { isTuples, newSolid } from './sequence.js';
import type { ArrayNode, Group, ObjectNode, Tree } from './tree.js';
import { mergedTuple, onTuple, type Tuple } from './tuple.js';
import { Gathered, pour, put } from './value.js';

type Compile = (tree: Tree) => Code;
type Raw = (tree: Tree, compile: Compile) => Code;

/** `[a, b.c, 1..3]`: nothing adds nothing, several values add each, a nested constructor adds one array. */
export function compileArray(tree: ArrayNode, compile: (tree: Tree) => Code): Code {
  const items = tree.items.map(item => ({ code: compile(item), nested: isConstructor(item) }));
  const { at, solid } = tree;
  return (input, run) => {
    const list: unknown[] = solid ? newSolid() : [];
    run.spend(items.length);
    for (let i = 0; i < items.length; i++) {
      const { code, nested } = items[i] as (typeof items)[number];
      const value = code(input, run);
      run.at = at;
      if (value === undefined) continue;
      if (nested || !Array.isArray(value)) list.push(value);
      else pour(value, list, run);
      run.limited(list);
    }
    return list;
  };
}

const isConstructor = (tree: Tree): boolean =>
  tree.kind === 'array' || (tree.kind === 'select' && isConstructor(tree.of));

interface Pair {
  readonly key: Code;
  readonly value: Code;
  readonly at: number;
}

/** How one kind of item is looked at, gathered with those of its key, and evaluated. */
interface Way<Item, Data> {
  key(code: Code, item: Item, run: Run): unknown;
  gather(item: Item, run: Run, data?: Data): Data;
  value(code: Code, data: Data, run: Run): unknown;
}

const VALUES: Way<unknown, Gathered> = {
  key: (code, item, run) => code(item, run),
  gather: (item, run, data = new Gathered()) => data.add(item, run),
  value: (code, data, run) => code(data.value, run),
};

const TUPLES: Way<Tuple, Tuple[]> = {
  key: onTuple,
  gather: (tuple, _run, data = []) => {
    data.push(tuple);
    return data;
  },
  value: (code, data, run) => onTuple(code, mergedTuple(data, run), run),
};

type Finish = (name: string, value: unknown, run: Run) => unknown;

const asItIs: Finish = (_name, value) => value;

/**
 * `{ key: value }`: over several values at hand, equal keys gather the values they stand for. `finish` is done to each
 * value that is put into the object.
 */
export function compileObject(tree: ObjectNode, compile: Compile, finish: Finish = asItIs): Code {
  const pairs = compilePairs(tree.pairs, compile);
  const names = writtenKeys(tree);
  return (input, run) =>
    names && !Array.isArray(input)
      ? single(names, pairs, input, finish, run)
      : gathered(itemsOf(input), pairs, VALUES, finish, run);
}

/** `of{ key: value }`: the same over the values of a path, each with the names bound on its way. */
export function compileGroup(tree: Group, compile: Compile, compileRaw: Raw): Code {
  const of = tree.of.kind === 'stream' ? compileTuples(tree.of, compile) : compileRaw(tree.of, compile);
  const pairs = compilePairs(tree.pairs, compile);
  return (input, run) => {
    const found = of(input, run);
    return isTuples(found)
      ? gathered(found as readonly Tuple[], pairs, TUPLES, asItIs, run)
      : gathered(itemsOf(found), pairs, VALUES, asItIs, run);
  };
}

const compilePairs = (pairs: ObjectNode['pairs'], compile: Compile): readonly Pair[] =>
  pairs.map(([key, value]) => ({ key: compile(key), value: compile(value), at: key.at }));

const itemsOf = (input: unknown): readonly unknown[] =>
  Array.isArray(input) ? (input.length > 0 ? input : [undefined]) : [input];

function gathered<Item, Data>(
  items: readonly Item[],
  pairs: readonly Pair[],
  way: Way<Item, Data>,
  finish: Finish,
  run: Run,
): Record<string, unknown> {
  const entries = new Map<string, { readonly data: Data; readonly pair: number }>();
  for (const item of items) {
    for (const [pair, { key, at }] of pairs.entries()) {
      const name = nameOf(way.key(key, item, run), at, run);
      const entry = name === undefined ? undefined : entries.get(name);
      if (entry && entry.pair !== pair) run.fail('D1009');
      if (name !== undefined) entries.set(name, { data: way.gather(item, run, entry?.data), pair });
    }
  }
  const object: Record<string, unknown> = {};
  for (const [name, { data, pair }] of entries) {
    const value = way.value((pairs[pair] as Pair).value, data, run);
    if (value !== undefined) put(object, name, finish(name, value, run));
  }
  return object;
}

function nameOf(name: unknown, at: number, run: Run): string | undefined {
  run.at = at;
  run.spend(1);
  return name === undefined || typeof name === 'string' ? name : run.fail('T1003');
}

/** The common case, one value at hand and the keys known: nothing has to be gathered. */
function single(
  names: readonly string[],
  pairs: readonly Pair[],
  input: unknown,
  finish: Finish,
  run: Run,
): unknown {
  const object: Record<string, unknown> = {};
  run.spend(names.length);
  for (let i = 0; i < names.length; i++) {
    const value = (pairs[i] as Pair).value(input, run);
    const name = names[i] as string;
    if (value !== undefined) put(object, name, finish(name, value, run));
  }
  return object;
}
