import { isWellFormed } from '../source/sound-value.js';
import type { Context } from './run.js';
import type { Tree } from './tree.js';
import { own } from './value.js';

/** It takes a whole evaluation to say what the value is, or what is wrong with it. */
export const undecided = Symbol('undecided');

/** As long as a text may be that costs nothing of the room for a result. */
const SHORT = 31;

type Read = (input: unknown, context: Context | undefined) => unknown;

/**
 * `$form.mother.personId` and `mother.personId` alone, the commonest of all expressions, read without a run of their
 * own: that is several times the work of reading. What comes to a list, to an object or to anything odd is undecided,
 * and costs nothing.
 */
export function plainPath(tree: Tree): Read | undefined {
  const steps = tree.kind === 'path' && !tree.keep ? tree.steps : [];
  const [head] = steps;
  const named = head?.kind === 'name';
  const names = steps.slice(named ? 1 : 0).flatMap(step => (step.kind === 'field' ? [step.name] : []));
  if (names.length === 0 || names.length + (named ? 1 : 0) < steps.length) return undefined;
  const name = named ? head.name : undefined;
  return (input, context) => {
    const tank = context?.tank;
    if (context?.fuel !== undefined || (tank && !(tank.left >= names.length))) return undecided;
    try {
      const from = name === undefined ? input : own(context?.names ?? {}, name);
      const value = decided(along(from, names));
      if (tank && value !== undecided) tank.left -= names.length;
      return value;
    } catch {
      return undecided;
    }
  };
}

function along(from: unknown, names: readonly string[]): unknown {
  let value = from;
  for (let i = 0; i < names.length; i++) {
    if (typeof value !== 'object' || value === null) return undefined;
    if (Array.isArray(value)) return undecided;
    value = own(value, names[i] as string);
  }
  return value;
}

/** The value, where it is its own copy and within every bound. */
function decided(value: unknown): unknown {
  switch (typeof value) {
    case 'undefined':
    case 'boolean':
      return value;
    case 'string':
      return value.length <= SHORT && isWellFormed(value) ? value : undecided;
    case 'number':
      return Number.isFinite(value) ? value : undecided;
    default:
      return value === null ? null : undecided;
  }
}
