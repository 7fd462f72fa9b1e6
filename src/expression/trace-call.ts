import { LIBRARY } from './library.js';
import {
  CALLED_AT,
  joined,
  NONE,
  type Scope,
  sizeOf,
  type Traced,
  type Tracer,
  under,
  type Value,
} from './trace-value.js';
import type { Tree } from './tree.js';

/** Functions whose result holds the very values of their arguments, so that steps after the call lead into them. */
const PASSING = new Set(['append', 'reverse', 'distinct', 'zip']);
/** Functions that walk into every field of their argument. */
const WALKING = new Set(['keys', 'spread', 'merge', 'lookup']);

/** A call of the library's, its arguments as written or as they came. */
interface LibraryCall {
  readonly name: string;
  readonly args: readonly (Tree | Value)[];
}

const isTree = (arg: Tree | Value): arg is Tree => 'kind' in arg;

export function traceCall({ name, args }: LibraryCall, here: Value, scope: Scope, tracing: Tracer): Value {
  const values = args.map(arg => (isTree(arg) ? tracing.follow(arg, here, scope) : arg));
  const functions = values.flatMap(value => value.functions);
  // A function may take the value at hand for an argument left out.
  const missing = takesContext(name, args.length);
  if (missing) tracing.note(here);
  const started = args[2] !== undefined && isTree(args[2]) && args[2].kind === 'literal';
  const higher = traceHigher(name, missing ? [here, ...values] : values, started, tracing);
  if (higher) {
    for (const value of values) tracing.see(value);
    tracing.note(values[3] ?? NONE);
    return higher;
  }
  const all = joined(...values);
  if (PASSING.has(name)) return all;
  const key = args[1];
  if (name === 'lookup' && key && isTree(key) && key.kind === 'literal' && typeof key.value === 'string')
    return under(values[0] ?? NONE, key.value);
  tracing.note(all, ...(WALKING.has(name) ? ['**'] : []));
  return WALKING.has(name) ? under(all, '**') : { places: [], functions };
}

/** The functions that call a function, each on what it hands over. */
function traceHigher(
  name: string,
  [of = NONE, f = NONE, start = NONE]: readonly Value[],
  started: boolean,
  tracing: Tracer,
): Value | undefined {
  const call = (...args: readonly Value[]): Value => {
    // Data that stands where a function should is looked at, and refused.
    tracing.note(f);
    return tracing.callAll(f, args, NONE);
  };
  switch (name) {
    case 'map': {
      const given = call(of, NONE, of);
      tracing.see(of);
      return given;
    }
    case 'filter':
    case 'single':
      tracing.note(call(of, NONE, of));
      return of;
    case 'sort':
      if (f.functions.length === 0) tracing.note(of);
      tracing.note(call(of, of));
      return of;
    case 'each':
      tracing.note(of, '*');
      return call(under(of, '*'), NONE, of);
    case 'sift':
      tracing.note(of, '*');
      tracing.note(call(under(of, '*'), NONE, of));
      return of;
    case 'reduce':
      return reduced(of, started ? start : joined(of, start), call, tracing);
    case 'match':
    case 'contains':
    case 'split':
    case 'replace':
      if (f.functions.length === 0 && start.functions.length === 0) return undefined;
      tracing.note(joined(of, f, start));
      for (const each of [f, start]) exhaust(each, of, tracing);
      return NONE;
    default:
      return undefined;
  }
}

/** What a function has given comes back to it, until nothing new comes. */
function reduced(
  of: Value,
  start: Value,
  call: (...args: readonly Value[]) => Value,
  tracing: Tracer,
): Value {
  let value = start;
  for (let size = -1; size < sizeOf(value); ) {
    size = sizeOf(value);
    value = joined(value, call(value, of, NONE, of));
  }
  tracing.see(of);
  return value;
}

/** Calls functions, and the functions in what they give, whatever order they are called in. */
function exhaust({ functions }: Value, arg: Value, tracing: Tracer): void {
  const seen = new Set<unknown>();
  const open: Traced[] = [...functions];
  while (open.length > 0) {
    const of = open.pop() as Traced;
    const mark = of.kind === 'lambda' ? of.tree : of;
    if (seen.has(mark)) continue;
    seen.add(mark);
    const given = tracing.call(of, [arg], NONE);
    tracing.note(given);
    open.push(...given.functions);
  }
}

/** Functions as values, and calls of them. */
export function traceFunction(tree: Tree, here: Value, scope: Scope, tracing: Tracer): Value {
  switch (tree.kind) {
    case 'lambda':
      return { places: [], functions: [{ kind: 'lambda', tree, scope, here }] };
    case 'function':
      return { places: [], functions: [{ kind: 'library', name: tree.name }] };
    case 'apply': {
      if (tree.of.kind === 'function' && !takesContext(tree.of.name, tree.args.length))
        return traceCall({ name: tree.of.name, args: tree.args }, here, scope, tracing);
      const of = tracing.follow(tree.of, here, scope);
      const args = tree.args.map(arg => tracing.follow(arg, here, scope));
      const given = tracing.callAll(of, args, tree.tail ? joined(here, scope.find(CALLED_AT) ?? NONE) : here);
      tracing.note(of);
      for (const arg of args) tracing.see(arg);
      return given;
    }
    case 'partial': {
      const of = tracing.follow(tree.of, here, scope);
      tracing.note(of);
      const args = tree.args.map(arg => arg && tracing.use(arg, here, scope));
      return { places: [], functions: [{ kind: 'partial', of, args }] };
    }
    case 'chain': {
      const left = tracing.follow(tree.left, here, scope);
      const right = tracing.follow(tree.right, here, scope);
      tracing.note(right);
      const given = tracing.callAll(right, [left], here);
      tracing.see(left);
      const chained: Traced[] =
        left.functions.length > 0 ? [{ kind: 'chain', first: left, last: right }] : [];
      return { places: given.places, functions: [...given.functions, ...chained] };
    }
    default:
      return NONE;
  }
}

const takesContext = (name: string, given: number): boolean => {
  const parameters = LIBRARY.get(name)?.signature.parameters ?? [];
  return parameters[0]?.context === true && given < parameters.length;
};
