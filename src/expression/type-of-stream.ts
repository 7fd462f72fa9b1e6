import type { Group, Sort, Stream, StreamStep } from './tree.js';
import {
  arrayOf,
  type Bindings,
  collected,
  elementOf,
  INTEGER,
  loose,
  NEVER,
  NOTHING,
  type Type,
  union,
  without,
} from './type.js';
import { also, type Typer } from './type-of-function.js';

/** The values of a step, sorted: nothing, one, or a list. */
export function sortType(tree: Sort, from: Type, typer: Typer): Type {
  // The list of a constructor is one of the values that are sorted.
  const element = typer.solid ? union(elementOf(from), without(from, 'nothing')) : elementOf(from);
  for (const { by } of tree.terms) typer.node(by, element);
  return collected(element);
}

interface Streamed {
  readonly type: Type;
  /** The names under which what lies around the stream finds what lay on its way. */
  readonly bindings: Bindings;
}

export function streamType(tree: Stream, here: Type, typer: Typer): Streamed {
  const bindings: Bindings = { names: new Map(), up: typer.bindings };
  const type = typer.within(bindings, () => {
    let each = startType(tree, here, typer);
    for (const step of tree.steps.slice(tree.from)) each = stepType(step, each, bindings, typer);
    return each;
  });
  const around = typer.bindings;
  if (tree.carries && around) for (const [name, each] of bindings.names) also(around, name, each);
  const all = collected(type);
  if (!tree.keep || all.any) return { type: all, bindings };
  // The list of a constructor that came to be empty is kept as one value.
  const empty = typer.solid ? arrayOf(arrayOf(NEVER)) : NEVER;
  return { type: union(all, arrayOf(elementOf(all)), empty), bindings };
}

/** The first steps open lists; a list at hand stays one where they are none, or a constructor stands among them. */
function startType(tree: Stream, here: Type, typer: Typer): Type {
  const steps = tree.steps.slice(0, tree.from).map(({ of }) => of);
  const start = steps.length === 0 ? here : typer.node({ ...tree, kind: 'path', steps, keep: false }, here);
  return steps.length === 0 || typer.solid ? union(start, elementOf(start)) : elementOf(start);
}

function stepType(step: StreamStep, from: Type, bindings: Bindings, typer: Typer): Type {
  const { of, focus, index, parent, stages } = step;
  if (of.kind === 'sort') sortType(of, from, typer);
  const found = of.kind === 'sort' ? from : elementOf(typer.node(of, from));
  if (parent !== null) also(bindings, parent, from);
  if (index !== null) also(bindings, index, INTEGER);
  if (focus !== null) also(bindings, focus, found);
  const type = focus === null ? found : from;
  for (const stage of stages) {
    if ('filter' in stage) typer.node(stage.filter, type);
    else also(bindings, stage.index, INTEGER);
  }
  return type;
}

/** Over a stream each name stands for the values of all that share a key. */
export function groupType(tree: Group, here: Type, typer: Typer): Type {
  const { of, at, length, pairs } = tree;
  const streamed = of.kind === 'stream' ? streamType(of, here, typer) : undefined;
  const type = streamed?.type ?? typer.node(of, here);
  const grouped = typer.within(streamed ? several(streamed.bindings) : typer.bindings, () =>
    typer.node({ kind: 'object', at, length, pairs }, type.any ? type : union(type, NOTHING)),
  );
  // A stream of nothing has no keys at all.
  return streamed && grouped.object ? loose(grouped.object) : grouped;
}

const several = (bindings: Bindings): Bindings => ({
  names: new Map([...bindings.names].map(([name, type]) => [name, union(type, collected(elementOf(type)))])),
  up: bindings.up,
});
