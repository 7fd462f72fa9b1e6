import type { Code } from './code.js';
import type { Run } from './run.js';
import { newSolid } from './sequence.js';
import type { ArrayNode, ObjectNode, Tree } from './tree.js';
import { appended, put } from './value.js';

/** `[a, b.c, 1..3]`: nothing adds nothing, several values add each, a nested constructor adds one array. */
export function compileArray(tree: ArrayNode, compile: (tree: Tree) => Code): Code {
  const items = tree.items.map(item => ({ code: compile(item), nested: isConstructor(item) }));
  const { at, solid } = tree;
  return (input, run) => {
    const list: unknown[] = solid ? newSolid() : [];
    for (const { code, nested } of items) {
      const value = code(input, run);
      run.at = at;
      run.spend(1);
      if (value === undefined) continue;
      if (nested || !Array.isArray(value)) list.push(value);
      else {
        run.spend(value.length);
        for (const each of value) list.push(each);
      }
      run.limited(list);
    }
    return list;
  };
}

const isConstructor = (tree: Tree): boolean =>
  tree.kind === 'array' || (tree.kind === 'select' && isConstructor(tree.of));

interface Entry {
  data: unknown;
  readonly pair: number;
}

interface Pair {
  readonly key: Code;
  readonly value: Code;
  readonly at: number;
}

/** `{ key: value }`: over several values at hand, equal keys gather the values they stand for. */
export function compileObject(tree: ObjectNode, compile: (tree: Tree) => Code): Code {
  const pairs = tree.pairs.map(([key, value]) => ({ key: compile(key), value: compile(value), at: key.at }));
  const names = writtenKeys(tree);
  return (input, run) => {
    if (names && !Array.isArray(input)) return single(names, pairs, input, run);
    const items =
      Array.isArray(input) && input.length > 0 ? input : [Array.isArray(input) ? undefined : input];
    const entries = new Map<string, Entry>();
    for (const item of items) {
      for (const [i, { key, at }] of pairs.entries()) enter(entries, key(item, run), item, i, at, run);
    }
    const object: Record<string, unknown> = {};
    for (const [name, { data, pair }] of entries) {
      const value = pairs[pair]?.value(data, run);
      if (value !== undefined) put(object, name, value);
    }
    return object;
  };
}

/** The keys, when each is written out and none twice. */
function writtenKeys(tree: ObjectNode): readonly string[] | undefined {
  const names = tree.pairs.flatMap(([key]) =>
    key.kind === 'literal' && typeof key.value === 'string' ? [key.value] : [],
  );
  return new Set(names).size === tree.pairs.length ? names : undefined;
}

/** The common case, one value at hand and the keys known: nothing has to be gathered. */
function single(names: readonly string[], pairs: readonly Pair[], input: unknown, run: Run): unknown {
  const object: Record<string, unknown> = {};
  run.spend(names.length);
  for (let i = 0; i < names.length; i++) {
    const value = (pairs[i] as Pair).value(input, run);
    if (value !== undefined) put(object, names[i] as string, value);
  }
  return object;
}

function enter(
  entries: Map<string, Entry>,
  name: unknown,
  item: unknown,
  pair: number,
  at: number,
  run: Run,
): void {
  run.at = at;
  run.spend(1);
  if (name === undefined) return;
  if (typeof name !== 'string') run.fail('T1003');
  const entry = entries.get(name);
  if (!entry) entries.set(name, { data: item, pair });
  else if (entry.pair !== pair) run.fail('D1009');
  else entry.data = appended(entry.data, item, run);
}
