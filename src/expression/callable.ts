import type { Run } from './run.js';

const ARITY = Symbol('arity');

/**
 * A function as a value. A function that lies in the data carries no mark of ours: it is never called. `native`: it is
 * the library's, and may take the value at hand for an argument left out.
 */
export interface Callable {
  (args: readonly unknown[], input: unknown, run: Run): unknown;
  readonly [ARITY]: number;
  readonly native: boolean;
}

type Code = (args: readonly unknown[], input: unknown, run: Run) => unknown;

export const callable = (arity: number, code: Code, native = false): Callable =>
  Object.assign((args: readonly unknown[], input: unknown, run: Run) => code(args, input, run), {
    [ARITY]: arity,
    native,
  });

export const isCallable = (value: unknown): value is Callable =>
  typeof value === 'function' && Object.hasOwn(value, ARITY);

/** How many arguments a function names: it is not given more. */
export const arityOf = (of: Callable): number => of[ARITY];

/** What a lambda gives whose value is the value of another call: the call is made once the lambda is left. */
export class TailCall {
  readonly of: unknown;
  readonly args: readonly unknown[];
  constructor(of: unknown, args: readonly unknown[]) {
    this.of = of;
    this.args = args;
  }
}

/** Calls a function and all that its last calls lead to. */
export function apply(of: unknown, args: readonly unknown[], input: unknown, run: Run): unknown {
  run.enter();
  let value: unknown = new TailCall(of, args);
  while (value instanceof TailCall) {
    run.spend(1 + value.args.length);
    value = isCallable(value.of) ? value.of(value.args, input, run) : run.fail('T1006');
  }
  run.leave();
  return value;
}

/** A function as an argument: of the library's own none sees the value at hand from there. */
export function detached(of: unknown): unknown {
  if (!isCallable(of) || !of.native) return of;
  return callable(arityOf(of), (args, _input, run) => apply(of, args, null, run));
}
