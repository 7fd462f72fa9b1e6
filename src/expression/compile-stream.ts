import type { Code } from './code.js';
import { compileLead, kept } from './compile-path.js';
import { compileFilter } from './compile-select.js';
import { compileSort } from './compile-sort.js';
import type { Run } from './run.js';
import { isTuples, keepList, newSequence, newTuples, type Sequence } from './sequence.js';
import type { Stage, Stream, StreamStep, Tree } from './tree.js';
import { onTuple, type Tuple } from './tuple.js';
import { listOf } from './value.js';

type Compile = (tree: Tree) => Code;
type Step = (tuples: readonly Tuple[], run: Run) => Sequence;

/** A path whose values go with names: the values alone, or where a path around it needs the names, the tuples. */
export function compileStream(tree: Stream, compile: Compile): Code {
  const tuplesOf = compileTuples(tree, compile);
  return (input, run) => {
    const found = tuplesOf(input, run);
    if (!isTuples(found)) return tree.keep ? kept(found) : found;
    if (tree.carries) return found;
    const values = newSequence();
    run.spend((found as readonly Tuple[]).length);
    for (const tuple of found as readonly Tuple[]) values.push(tuple.get('@'));
    return tree.keep ? keepList(values) : values;
  };
}

/** The tuples a stream comes to, or the value of its first steps, when none of it reaches one with names. */
export function compileTuples(tree: Stream, compile: Compile): Code {
  const { from } = tree;
  const lead = compileLead(
    tree.steps.slice(0, from).map(({ of }) => of),
    tree.steps[0]?.of as Tree,
    compile,
  );
  const [first, ...rest] = tree.steps.slice(from).map((step, i) => compileStep(step, i === 0, compile));
  return (input, run) => {
    const values = lead(input, run) as readonly unknown[] | undefined;
    if (values === undefined || (from > 0 && values.length === 0)) return values;
    run.spend(values.length);
    let tuples = (first as Step)(
      values.map(value => new Map([['@', value]])),
      run,
    );
    for (const step of rest) tuples = step(tuples as readonly unknown[] as readonly Tuple[], run);
    return tuples;
  };
}

function compileStep(step: StreamStep, first: boolean, compile: Compile): Step {
  const move = step.of.kind === 'sort' ? sorted(step, first, compile) : taken(step, compile);
  const stages = step.stages.map(stage => compileStage(stage, compile));
  return (tuples, run) => {
    let found = move(tuples, run);
    for (const stage of stages) found = stage(found, run);
    return found;
  };
}

function sorted(step: StreamStep, first: boolean, compile: Compile): Step {
  const sort = compileSort(step.of as Extract<Tree, { kind: 'sort' }>, compile);
  const { index } = step;
  return (tuples, run) => {
    const found = newTuples();
    for (const tuple of sort(tuples, run, true) as readonly Tuple[])
      found.push(first && index !== null ? numbered(tuple, index, found.length, run) : tuple);
    return found;
  };
}

/** A step from each tuple's value; every value it gives goes on with the names of the tuple. */
function taken(step: StreamStep, compile: Compile): Step {
  const code = compile(step.of);
  return (tuples, run) => {
    const found = newTuples();
    for (const tuple of tuples) {
      const value = onTuple(code, tuple, run);
      if (value === undefined) continue;
      const list = listOf(value);
      const carried = isTuples(value);
      run.spend(list.length * (1 + tuple.size));
      for (const [i, each] of list.entries()) {
        if (carried) run.spend((each as Tuple).size);
        found.push(carried ? new Map([...tuple, ...(each as Tuple)]) : named(step, tuple, each, i));
      }
      run.limited(found);
    }
    return found;
  };
}

function named({ focus, index, parent }: StreamStep, from: Tuple, value: unknown, at: number): Tuple {
  const tuple = new Map(from);
  tuple.set(focus ?? '@', value);
  if (index !== null) tuple.set(index, at);
  if (parent !== null) tuple.set(parent, from.get('@'));
  return tuple;
}

function numbered(tuple: Tuple, index: string, at: number, run: Run): Tuple {
  run.spend(1 + tuple.size);
  return new Map(tuple).set(index, at);
}

function compileStage(stage: Stage, compile: Compile): (tuples: Sequence, run: Run) => Sequence {
  if ('filter' in stage)
    return compileFilter(stage.filter, compile) as (tuples: unknown, run: Run) => Sequence;
  return (tuples, run) => {
    const found = newTuples();
    for (const tuple of tuples as readonly Tuple[])
      found.push(numbered(tuple, stage.index, found.length, run));
    return found;
  };
}
