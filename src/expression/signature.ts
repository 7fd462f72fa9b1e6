import type { Run } from './run.js';

interface Parameter {
  /** The letters it takes: s n b l(null) o a f, j for anything but a function, x for anything. */
  readonly takes: string;
  /** For a list: the letter of its elements, when it is said. */
  readonly of: string;
  readonly optional: boolean;
  /** When left out, the value at hand stands in. */
  readonly context: boolean;
  readonly many: boolean;
}

/** What a function takes. Written as JSONata documents it: `s-nn?` is a string (or the value at hand), a number and perhaps another. */
export interface Signature {
  /** What it is called in errors. */
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** With so many arguments and more, each may fill the parameter it stands at and the rest is optional. */
  readonly straightFrom: number;
  /** What it takes as a list is wrapped, and its elements are looked at. */
  readonly takesLists: boolean;
  readonly plans: Map<string, readonly number[] | null>;
}

/** One function: what it takes, and what it gives. Unless `total`, it gives nothing for nothing. */
export interface Definition {
  readonly takes: string;
  readonly total?: boolean;
  /** How many arguments it names, when not all that it takes. */
  readonly arity?: number;
  /** Declared as a method, so that each definition may name the types its signature has made sure of. */
  gives(args: readonly unknown[], run: Run): unknown;
}

/** Reads a notation; what stands in nested brackets says more than is ever tested, and is passed over. */
export function signature(notation: string, name: string): Signature {
  const flat = notation.replace(/<([a-z(]?)[^<>]*(?:<[^<>]*>[^<>]*)*>/g, '<$1>');
  const parameters = [...flat.matchAll(/(\([a-z]+\)|[a-z])(?:<([a-z]?)>)?([-?+]?)/g)].map(
    ([, takes = '', of = '', mark]): Parameter => ({
      takes: takes.replace(/[()]/g, ''),
      of,
      optional: mark === '?',
      context: mark === '-',
      many: mark === '+',
    }),
  );
  const straight = parameters.findLastIndex(each => !each.optional) + 1;
  const straightFrom = parameters.some(each => each.many) ? Number.POSITIVE_INFINITY : straight;
  const takesLists = parameters.some(each => each.takes === 'a');
  return { name, parameters, straightFrom, takesLists, plans: new Map() };
}

/** The fewest and most arguments a call may write. */
export function arity(of: Signature): readonly [least: number, most: number] {
  const needed = of.parameters.filter(each => !each.optional && !each.context).length;
  return [needed, of.parameters.some(each => each.many) ? Number.POSITIVE_INFINITY : of.parameters.length];
}

function letterOf(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return 's';
    case 'number':
      return 'n';
    case 'boolean':
      return 'b';
    case 'function':
      return 'f';
    case 'undefined':
      return 'm';
    default:
      return value === null ? 'l' : Array.isArray(value) ? 'a' : 'o';
  }
}

const takes = (parameter: Parameter, letter: string): boolean =>
  parameter.takes === letter ||
  (letter === 'm' && parameter.takes !== 'f') ||
  parameter.takes === 'x' ||
  parameter.takes === 'a' ||
  parameter.takes.includes(letter) ||
  (parameter.takes === 'j' && letter !== 'f');

/**
 * How many arguments each parameter takes, or null when they do not fit. Takes as early as it can, then backtracks;
 * what led nowhere is noted in `dead`, so that it is tried once.
 */
function plan(
  parameters: readonly Parameter[],
  letters: string,
  dead: Set<number>,
  at = 0,
  index = 0,
  taken = 0,
): readonly number[] | null {
  const parameter = parameters[index];
  if (!parameter) return at === letters.length ? [] : null;
  // What may follow is the same however many are taken, once there is one.
  const place = (index * 65 + at) * 2 + Math.min(taken, 1);
  if (dead.has(place)) return null;
  dead.add(place);
  const letter = letters[at];
  if (letter !== undefined && takes(parameter, letter) && (taken === 0 || parameter.many)) {
    const more = plan(parameters, letters, dead, at + 1, index, taken + 1);
    if (more) return more;
  }
  if (taken === 0 && !parameter.optional && !parameter.context) return null;
  const rest = plan(parameters, letters, dead, at, index + 1);
  return rest && [taken, ...rest];
}

/**
 * The arguments put in their places, lists wrapped, the value at hand filled in. Fails with T0410, T0411 or T0412.
 * Takes `args` over: in the common call, where each fits as it stands, it is what is given back.
 */
export function fitArguments(of: Signature, args: unknown[], input: unknown, run: Run): readonly unknown[] {
  const { name, parameters } = of;
  if (args.length >= of.straightFrom && standsStraight(parameters, args)) {
    if (!of.takesLists) return args;
    for (let i = 0; i < args.length; i++)
      args[i] = asParameter(parameters[i] as Parameter, args[i], letterOf(args[i]), name, run);
    return args;
  }
  let letters = '';
  for (const arg of args) letters += letterOf(arg);
  let counts = of.plans.get(letters);
  if (counts === undefined) {
    counts = letters.length > 64 ? null : plan(parameters, letters, new Set());
    if (of.plans.size < 256) of.plans.set(letters, counts);
  }
  if (!counts) return run.fail('T0410', name);
  const fitted: unknown[] = [];
  let at = 0;
  for (let i = 0; i < parameters.length; i++) {
    const parameter = parameters[i] as Parameter;
    const count = counts[i] as number;
    // An argument that is left out in the middle takes the next one's place, as in JSONata.
    if (count === 0) fitted.push(parameter.context ? atHand(parameter, input, name, run) : args[at++]);
    for (let taken = 0; taken < count; taken++, at++)
      fitted.push(asParameter(parameter, args[at], letters[at] as string, name, run));
  }
  return fitted;
}

/** Whether every argument fits where it stands, which is what a plan would choose first. */
function standsStraight(parameters: readonly Parameter[], args: readonly unknown[]): boolean {
  if (args.length > parameters.length) return false;
  for (let i = 0; i < args.length; i++)
    if (!takes(parameters[i] as Parameter, letterOf(args[i]))) return false;
  return true;
}

function atHand(parameter: Parameter, input: unknown, name: string, run: Run): unknown {
  const letter = letterOf(input);
  if (!takes(parameter, letter)) run.fail('T0411', name);
  return asParameter(parameter, input, letter, name, run);
}

function asParameter(parameter: Parameter, arg: unknown, letter: string, name: string, run: Run): unknown {
  if (parameter.takes !== 'a' || letter === 'm') return arg;
  const list = letter === 'a' ? (arg as readonly unknown[]) : [arg];
  run.limited(list);
  if (parameter.of === '') return list;
  run.spend(list.length >> 4);
  for (let i = 0; i < list.length; i++) if (letterOf(list[i]) !== parameter.of) run.fail('T0412', name);
  return list;
}
