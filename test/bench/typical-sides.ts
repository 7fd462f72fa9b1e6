import { isDeepStrictEqual } from 'node:util';
import jsonata from 'jsonata';
import { compileExpression } from '../../src/expression/compile.js';
import type { Context } from '../../src/expression/run.js';
import type { Side } from './measure.js';
import { daysBetween, type Typical } from './typical.js';
import { spoiltWorlds, type World, worlds } from './typical-world.js';

/** A world as each side is given it, made once. */
interface Given extends World {
  readonly context: Context;
}

const NOW = Date.UTC(2026, 3, 22, 2);

const given = (all: readonly World[]): readonly Given[] =>
  all.map(world => ({
    ...world,
    context: { names: world.names, now: NOW, today: '2026-04-22' },
  }));

/** How often an expression is evaluated in one piece of work. */
export const evaluations = worlds.length;

/** The three ways of evaluating one expression, each compiled once. */
export function waysOf({ text, byHand }: Typical) {
  const compiled = compileExpression(text);
  if (!compiled.ok) throw new Error(`${text}: ${compiled.problems[0]?.code}`);
  const { expression } = compiled;
  const reference = jsonata(text);
  reference.registerFunction('days', daysBetween);
  return {
    thutuc: ({ input, context }: Given): unknown => expression.evaluate(input, context),
    jsonata: ({ input, names }: Given): Promise<unknown> => reference.evaluate(input, names),
    'by hand': ({ input, names }: Given): unknown => byHand(names, input),
  };
}

export type Ways = ReturnType<typeof waysOf>;

/** Where one of the ways comes to other JSON than thutuc, over every world and every spoilt one. */
export async function differencesOf({ text }: Typical, ways: Ways): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [n, each] of given([...worlds, ...spoiltWorlds]).entries()) {
    const ours = json(ways.thutuc(each));
    if (!isDeepStrictEqual(json(await ways.jsonata(each)), ours)) found.push(`jsonata: ${text}, world ${n}`);
    if (!isDeepStrictEqual(json(ways['by hand'](each)), ours)) found.push(`by hand: ${text}, world ${n}`);
  }
  return found;
}

/** How many worlds equality is proved over. */
export const provedWorlds = worlds.length + spoiltWorlds.length;

const json = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));

/** What came out last; kept, so that no compiler can leave the work out. */
export let last: unknown;

/** The same loop over the eight worlds for both synchronous ways, so that neither is built into it. */
function over(all: readonly Given[], evaluate: (each: Given) => unknown): void {
  for (const each of all) last = evaluate(each);
}

/** The sides of one expression; jsonata is awaited, as it has to be. */
export function sidesOf(ways: Ways): readonly Side[] {
  const all = given(worlds);
  return [
    { name: 'thutuc', work: () => over(all, ways.thutuc) },
    {
      name: 'jsonata',
      async work() {
        for (const each of all) last = await ways.jsonata(each);
      },
    },
    { name: 'by hand', work: () => over(all, ways['by hand']) },
  ];
}
