import { datasets } from './jsonata-suite.js';

/** How much of their usual work tests that draw do: `test/mutation` runs them thousands of times and asks for less. */
export const share = Number(process.env.THUTUC_SHARE ?? 1);

/** A small seeded generator (mulberry32): the same documents on every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SCALARS: readonly unknown[] = [null, true, false, 0, 1, -2, 1.5, '', 'a', 'Order', '3'];

/** A document over the given field names that favours what goes wrong: empty and nested arrays, lone elements, nulls. */
export function documentOver(names: readonly string[], random: () => number, depth = 4): unknown {
  const chance = random();
  if (depth === 0 || chance < 0.25) return SCALARS[Math.floor(random() * SCALARS.length)];
  const size = Math.floor(random() * 4);
  if (chance < 0.6) return Array.from({ length: size }, () => documentOver(names, random, depth - 1));
  const picked = Array.from({ length: size + 1 }, () => names[Math.floor(random() * names.length)] ?? 'a');
  return Object.fromEntries(picked.map(name => [name, documentOver(names, random, depth - 1)]));
}

/** The field names an expression writes, for documents on which its paths lead somewhere. */
export const wordsOf = (expression: string): readonly string[] => [
  ...new Set(expression.match(/[A-Za-z_][A-Za-z0-9_]*/g) ?? ['a']),
];

/** The suite's data sets and the shapes that trip evaluators up. */
export const commonDocuments = (): readonly unknown[] => [
  ...Object.values(datasets),
  undefined,
  null,
  [],
  [[]],
  {},
  'text',
  3,
  [1, 2, 3],
  [{ a: 1 }, { a: [2, 3] }, { a: [] }],
];
