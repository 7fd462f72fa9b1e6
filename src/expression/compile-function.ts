import { linearFinder } from '../value/pattern-finder.js';
import { apply, arityOf, type Callable, callable, detached, isCallable, TailCall } from './callable.js';
import type { Code } from './code.js';
import { LIBRARY } from './library.js';
import { matcher } from './matcher.js';
import { Frame, type Run } from './run.js';
import { fitArguments, signature } from './signature.js';
import type { Apply, Bind, Chain, FunctionName, Lambda, Name, Partial, Regex, Tree } from './tree.js';

/** A name bound by the expression itself, or where it is not in force, one from outside. */
export function compileVariable({ name, at }: Name): Code {
  return (_input, run) => {
    run.at = at;
    return run.find(name);
  };
}

export function compileBind(tree: Bind, compile: (tree: Tree) => Code): Code {
  const of = compile(tree.value);
  const { name } = tree;
  return (input, run) => {
    const value = of(input, run);
    run.bind(name, value);
    return value;
  };
}

/** A lambda sees the names and the value at hand of the place where it is written. */
export function compileLambda(tree: Lambda, compile: (tree: Tree) => Code): Code {
  const body = compile(tree.body);
  const { params, takes } = tree;
  const fits = takes === '' ? undefined : signature(takes, 'function');
  return (here, run) => {
    const { frame } = run;
    return callable(params.length, (given, input, now) => {
      const args = fits ? fitArguments(fits, Array.from(given), input, now) : given;
      const names = new Map(params.map((param, i) => [param, args[i]]));
      return now.within(new Frame(names, frame), () => body(here, now));
    });
  };
}

export function compileFunctionName({ name }: FunctionName): Code {
  const value = LIBRARY.get(name)?.value;
  if (!value) throw new TypeError(`no function $${name}`);
  return () => value;
}

/** A call of a computed function. */
export function compileApply(tree: Apply, compile: (tree: Tree) => Code): Code {
  const of = compile(tree.of);
  const codes = tree.args.map(compile);
  const { at, tail } = tree;
  return (input, run) => {
    const called = of(input, run);
    const args = codes.map(code => code(input, run));
    run.at = at;
    return tail ? new TailCall(called, args) : apply(called, args.map(detached), input, run);
  };
}

/** A function of the arguments left open. The others are evaluated now. */
export function compilePartial(tree: Partial, compile: (tree: Tree) => Code): Code {
  const of = compile(tree.of);
  const codes = tree.args.map(arg => arg && compile(arg));
  const { at } = tree;
  return (input, run) => {
    const given = codes.map(code => code?.(input, run));
    const called = of(input, run);
    run.at = at;
    if (!isCallable(called)) return run.fail('T1008');
    const most = arityOf(called);
    const open = codes.flatMap((code, i) => (code === null && i < most ? [i] : []));
    return callable(open.length, args => {
      const all = Array.from({ length: most }, (_, i) => given[i]);
      for (const [i, place] of open.entries()) all[place] = args[i];
      return new TailCall(called, all);
    });
  };
}

/** `value ~> f` calls, `f ~> g` makes one function of two. */
export function compileChain(tree: Chain, compile: (tree: Tree) => Code): Code {
  const left = compile(tree.left);
  const right = compile(tree.right);
  const { at } = tree.right;
  return (input, run) => {
    const value = left(input, run);
    const called = right(input, run);
    run.at = at;
    if (!isCallable(called)) return run.fail('T2006');
    return isCallable(value) ? composed(value, called) : apply(called, [value], null, run);
  };
}

const composed = (first: Callable, then: Callable): Callable =>
  callable(1, ([value], _input, run) => new TailCall(then, [apply(first, [value], null, run)]));

export function compileRegex(tree: Regex): Code {
  const finder = linearFinder(tree.source, tree.flags);
  const value = matcher(finder);
  return () => value;
}

/** Runs a block's items in a frame of their own. */
export const framed =
  (code: Code): Code =>
  (input: unknown, run: Run): unknown =>
    run.within(new Frame(new Map(), run.frame), () => code(input, run));
