import type { Code } from './code.js';
import { compileFilter } from './compile-select.js';
import { compileSort } from './compile-sort.js';
import type { Run } from './run.js';
import { isSequence, isSolid, keepList, newSequence, oneOf, sequenceOf, spread } from './sequence.js';
import { type Field, type Path, type Sort, startsAtVariable, type Tree } from './tree.js';
import { isObject, own } from './value.js';

/**
 * A path: each step is taken from every value the step before gave, and what they give is flattened together. `end`
 * is done to what came from lists; `alone`: the path is the whole expression.
 */
export function compilePath(
  tree: Path,
  compile: (tree: Tree) => Code,
  end: (value: unknown) => unknown,
  alone = false,
): Code {
  const { steps, keep } = tree;
  const head = steps[0] as Tree;
  const first = head.kind === 'field' ? 0 : 1;
  const names = fieldsFrom(first, steps);
  const all = first + names.length === steps.length;
  const made = (): Walk => compileWalk(steps, true, keep, compile);
  if ((all && keep) || (first === 1 && (head.kind === 'select' || !startsAtVariable(head)))) {
    const walk = made();
    return (input, run) => end(walk(startOf(input, head), 0, run));
  }
  // The common path, `$form.mother.personId`, or one that begins so: no list is made until one is met, and what walks
  // over lists not before.
  let walk = all ? undefined : made();
  const name = head.kind === 'name' ? head.name : undefined;
  const code = first === 1 && name === undefined ? compile(head) : undefined;
  const path: Code = (input, run) => {
    let value = name !== undefined ? own(run.names, name) : code ? code(input, run) : input;
    run.spend(names.length);
    let i = 0;
    for (; i < names.length && !Array.isArray(value); i++) {
      if (typeof value !== 'object' || value === null) value = undefined;
      else value = own(value, names[i] as string);
    }
    if (all && i === names.length) return value;
    walk ??= made();
    return end(walk(opened(value, all, run), i + first, run));
  };
  return all && name !== undefined && names.length > 0 && !alone ? compileHeld(name, names, path) : path;
}

/** `$form.child.fullName`: the object it is a field of is kept for the next path that begins alike. */
function compileHeld(name: string, names: readonly string[], path: Code): Code {
  const holder = JSON.stringify([name, ...names.slice(0, -1)]);
  const field = names.at(-1) as string;
  return (input, run) => {
    if (run.holder !== holder) {
      let value: unknown = own(run.names, name);
      for (let i = 0; i < names.length - 1; i++) {
        if (Array.isArray(value)) return path(input, run);
        value = typeof value === 'object' && value !== null ? own(value, names[i] as string) : undefined;
      }
      if (Array.isArray(value)) return path(input, run);
      run.holder = holder;
      run.held = value;
    }
    const { held } = run;
    run.spend(names.length);
    return typeof held === 'object' && held !== null ? own(held, field) : undefined;
  };
}

type Walk = (values: readonly unknown[], from: number, run: Run) => unknown;

/** The names of the fields that follow one upon the other from a step on. */
function fieldsFrom(first: number, steps: readonly Tree[]): readonly string[] {
  const end = steps.findIndex((step, i) => i >= first && step.kind !== 'field');
  return steps.slice(first, end < 0 ? steps.length : end).map(step => (step as Field).name);
}

/** The values a path goes on from; what sorts them may give them back as they are, so that they are a sequence. */
function opened(value: unknown, all: boolean, run: Run): readonly unknown[] {
  const many = Array.isArray(value) && !isSolid(value);
  if (all) return many ? value : value === undefined ? [] : [value];
  run.spend(many ? value.length : value === undefined ? 0 : 1);
  return many ? sequenceOf(value) : value === undefined ? newSequence() : oneOf(value);
}

const startOf = (input: unknown, head: Tree): readonly unknown[] =>
  Array.isArray(input) && !startsAtVariable(head) ? input : oneOf(input);

/** The first steps of a path that goes on otherwise: the values they come to, `head` being its first step. */
export function compileLead(
  steps: readonly Tree[],
  head: Tree,
  compile: (tree: Tree) => Code,
): (input: unknown, run: Run) => unknown {
  const walk = compileWalk(steps, false, false, compile);
  return (input, run) => walk(startOf(input, head), 0, run);
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
    const name = step.kind === 'field' ? step.name : undefined;
    return { whole, name, code: whole ?? compile(step), at: step.at };
  });
  const last = steps.length - 1;
  return (values, from, run) => {
    let current = values;
    for (let i = from; i <= last; i++) {
      const step = steps[i] as (typeof steps)[number];
      const next: unknown = step.whole
        ? step.whole(current, run)
        : gather(step, current, ends && i === last, run);
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

interface Step {
  readonly code: Code;
  /** Of a field, which is looked up at once in what is no list. */
  readonly name: string | undefined;
  readonly at: number;
}

/** One step from all values. At the end of a path a lone array stays one value. */
function gather({ code, name, at }: Step, values: readonly unknown[], last: boolean, run: Run): unknown[] {
  const found = newSequence();
  let lone: unknown;
  let count = 0;
  run.spend(values.length);
  for (let i = 0; i < values.length; i++) {
    const from = values[i];
    const value = name !== undefined && isObject(from) ? own(from, name) : code(from, run);
    if (value === undefined) continue;
    lone = value;
    count++;
    if (Array.isArray(value)) {
      run.spend(value.length);
      spread(found, value);
    } else found.push(value);
    if (found.length > 10_000) run.fail('sequence-length', '', at);
  }
  return last && count === 1 && Array.isArray(lone) && !isSequence(lone) ? lone : found;
}

/** What `[]` makes of a path's value: a list of one stays a list. */
export const kept = (value: unknown): unknown => keepList(isSolid(value) ? oneOf(value) : value);
