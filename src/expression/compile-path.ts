import type { Code } from './code.js';
import { compileFilter } from './compile-select.js';
import { compileSort } from './compile-sort.js';
import type { Run } from './run.js';
import { isSequence, isSolid, keepList, newSequence, sequenceOf, spread } from './sequence.js';
import { type Path, type Sort, startsAtVariable, type Tree } from './tree.js';
import { own } from './value.js';

/** A path: each step is taken from every value the step before gave, and what they give is flattened together. */
export function compilePath(tree: Path, compile: (tree: Tree) => Code): Code {
  const walk = compileWalk(tree.steps, true, tree.keep, compile);
  const names = tree.keep ? undefined : fieldsAfterHead(tree);
  const head = tree.steps[0] as Tree;
  if (names && head.kind === 'field') return straight((input: unknown) => input, 0, names, walk);
  if (names && head.kind !== 'root' && startsAtVariable(head) && head.kind !== 'select')
    return straight(compile(head), 1, names, walk);
  return (input, run) => walk(startOf(input, head), 0, run, input);
}

type Walk = (values: readonly unknown[], from: number, run: Run, input: unknown) => unknown;

/** The field names after the head (the head's too when it is a field), when there is nothing else in the path. */
function fieldsAfterHead(tree: Path): readonly string[] | undefined {
  const fields = tree.steps[0]?.kind === 'field' ? tree.steps : tree.steps.slice(1);
  const names = fields.flatMap(step => (step.kind === 'field' ? [step.name] : []));
  return names.length === fields.length ? names : undefined;
}

/** The common path, `$form.mother.personId`: no list is made until one is met. */
function straight(head: Code, offset: number, names: readonly string[], walk: Walk): Code {
  return (input, run) => {
    let value = head(input, run);
    run.spend(names.length);
    for (let i = 0; i < names.length; i++) {
      if (Array.isArray(value))
        return i === 0 && offset === 0
          ? walk(value, 0, run, input)
          : walk(opened(value), i + offset, run, input);
      if (typeof value !== 'object' || value === null) return undefined;
      value = own(value, names[i] as string);
    }
    return value;
  };
}

const opened = (value: readonly unknown[]): readonly unknown[] => (isSolid(value) ? [value] : value);

const startOf = (input: unknown, head: Tree): readonly unknown[] =>
  Array.isArray(input) && !startsAtVariable(head) ? input : sequenceOf([input]);

/** The first steps of a path that goes on otherwise: the values they come to, `head` being its first step. */
export function compileLead(
  steps: readonly Tree[],
  head: Tree,
  compile: (tree: Tree) => Code,
): (input: unknown, run: Run) => unknown {
  const walk = compileWalk(steps, false, false, compile);
  return (input, run) => walk(startOf(input, head), 0, run, input);
}

/** `ends`: the last step is the last of the path. */
function compileWalk(
  trees: readonly Tree[],
  ends: boolean,
  keep: boolean,
  compile: (tree: Tree) => Code,
): Walk {
  const steps = trees.map((step, i) => {
    const whole = compileWhole(step, compile) ?? (i === 0 && isConstructor(step) ? compile(step) : undefined);
    return { whole, code: whole ?? compile(step), at: step.at };
  });
  const last = steps.length - 1;
  return (values, from, run) => {
    let current = values;
    for (let i = from; i <= last; i++) {
      const { whole, code, at } = steps[i] as (typeof steps)[number];
      const next: unknown = whole ? whole(current, run) : gather(code, at, current, ends && i === last, run);
      current = next as readonly unknown[];
      if (next === undefined || current.length === 0) break;
    }
    return keep ? kept(current) : current;
  };
}

/** A step that sees all values together: sorting, with what filters the sorted. */
function compileWhole(step: Tree, compile: (tree: Tree) => Code): Code | undefined {
  const sort = sortOf(step);
  if (!sort) return undefined;
  const sorter = compileSort(sort, compile);
  const filters = step.kind === 'select' ? step.by.map(by => compileFilter(by, compile)) : [];
  return (values, run) => {
    let value: unknown = sorter(values as readonly unknown[], run, false);
    for (const filter of filters) value = filter(value, run);
    return value;
  };
}

const sortOf = (step: Tree): Sort | undefined =>
  step.kind === 'sort' ? step : step.kind === 'select' ? sortOf(step.of) : undefined;

const isConstructor = (head: Tree): boolean =>
  head.kind === 'select' ? isConstructor(head.of) : head.kind === 'array' && head.solid;

/** One step from all values. At the end of a path a lone array stays one value. */
function gather(
  code: Code,
  at: number,
  values: readonly unknown[],
  last: boolean,
  run: Run,
): readonly unknown[] {
  const found = newSequence();
  let lone: unknown;
  let count = 0;
  run.spend(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = code(values[i], run);
    if (value === undefined) continue;
    lone = value;
    count++;
    spread(found, value);
    if (found.length > 10_000) run.fail('sequence-length', '', at);
  }
  return last && count === 1 && Array.isArray(lone) && !isSequence(lone) ? lone : found;
}

/** What `[]` makes of a path's value: a list of one stays a list. */
export const kept = (value: unknown): unknown => keepList(isSolid(value) ? sequenceOf([value]) : value);
