import { signature } from './signature.js';
import { joined, NONE, type Scope, sizeOf, type Tracer, type Value } from './trace-value.js';
import type { Lambda } from './tree.js';

/** A lambda being followed, with all that it was called with so far and all it may give. */
export interface Activation {
  readonly tree: Lambda;
  readonly scope: Scope;
  /** One for each parameter, then the value at hand where it is called. */
  args: readonly Value[];
  given: Value;
  grew: boolean;
  /** Whether anything below has asked what the lambda gives: else one round tells it. */
  asked: boolean;
}

/**
 * What each parameter may be, then the value at hand. A signature with parameters left out puts the arguments
 * elsewhere, and may put the value at hand among them.
 */
export function fitted(
  { params, takes }: Lambda,
  args: readonly Value[],
  here: Value,
  tracing: Tracer,
): Value[] {
  const { parameters } = signature(takes, '');
  const straight = args.length >= parameters.length && !parameters.some(({ many }) => many);
  if (straight) return [...params.map((_, i) => args[i] ?? NONE), here];
  const context = parameters.some(each => each.context) ? here : NONE;
  tracing.see(context);
  const any = joined(...args, context);
  return [...params.map(() => any), here];
}

export function recalled(known: Activation, args: readonly Value[]): Value {
  known.asked = true;
  const more = known.args.map((arg, i) => joined(arg, args[i] ?? NONE));
  if (more.some((value, i) => larger(value, known.args[i] ?? NONE))) {
    known.args = more;
    known.grew = true;
  }
  return known.given;
}

export const larger = (value: Value, than: Value): boolean => sizeOf(value) > sizeOf(than);
