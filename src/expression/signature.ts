import type { Run } from './run.js';

interface Parameter {
  /** The letters it takes: s n b l(null) o a, x for anything. */
  readonly takes: string;
  /** For a list: the letter of its elements. */
  readonly of: string;
  readonly optional: boolean;
  /** When left out, the value at hand stands in. */
  readonly context: boolean;
  readonly many: boolean;
}

/** What a function takes. Written as JSONata documents it: `s-nn?` is a string (or the value at hand), a number and perhaps another. */
export interface Signature {
  readonly parameters: readonly Parameter[];
  readonly plans: Map<string, readonly number[] | null>;
}

/** One function: what it takes, and what it gives. Unless `total`, it gives nothing for nothing. */
export interface Definition {
  readonly takes: string;
  readonly total?: boolean;
  /** Declared as a method, so that each definition may name the types its signature has made sure of. */
  gives(args: readonly unknown[], run: Run): unknown;
}

export function signature(notation: string): Signature {
  const parameters = [...notation.matchAll(/(\([a-z]+\)|[a-z])(?:<([a-z])>)?([-?+]?)/g)].map(
    ([, takes = '', of = '', mark]): Parameter => ({
      takes: takes.replace(/[()]/g, ''),
      of,
      optional: mark === '?',
      context: mark === '-',
      many: mark === '+',
    }),
  );
  return { parameters, plans: new Map() };
}

/** The fewest and most arguments a call may write. */
export function arity(of: Signature): readonly [least: number, most: number] {
  const needed = of.parameters.filter(each => !each.optional && !each.context).length;
  return [needed, of.parameters.some(each => each.many) ? Number.POSITIVE_INFINITY : of.parameters.length];
}

function letterOf(value: unknown): string {
  if (value === undefined) return 'm';
  if (value === null) return 'l';
  if (Array.isArray(value)) return 'a';
  const kind = typeof value;
  return kind === 'string' ? 's' : kind === 'number' ? 'n' : kind === 'boolean' ? 'b' : 'o';
}

const takes = (parameter: Parameter, letter: string): boolean =>
  letter === 'm' || parameter.takes === 'x' || parameter.takes === 'a' || parameter.takes.includes(letter);

/** For each argument the parameter it fills, or null when they do not fit. Takes as early as it can, then backtracks. */
function plan(
  parameters: readonly Parameter[],
  letters: string,
  at = 0,
  index = 0,
): readonly number[] | null {
  const parameter = parameters[index];
  if (!parameter) return at === letters.length ? [] : null;
  const letter = letters[at];
  if (letter !== undefined && takes(parameter, letter)) {
    const rest =
      (parameter.many && plan(parameters, letters, at + 1, index)) ||
      plan(parameters, letters, at + 1, index + 1);
    if (rest) return [index, ...rest];
  }
  const skippable = parameter.optional || parameter.context || (parameter.many && at > 0);
  return skippable ? plan(parameters, letters, at, index + 1) : null;
}

/** The arguments put in their places, lists wrapped, the value at hand filled in. Fails with T0410, T0411 or T0412. */
export function fitArguments(
  of: Signature,
  name: string,
  args: readonly unknown[],
  input: unknown,
  run: Run,
): readonly unknown[] {
  let letters = '';
  for (const arg of args) letters += letterOf(arg);
  let places = of.plans.get(letters);
  if (places === undefined) {
    places = plan(of.parameters, letters);
    if (of.plans.size < 256) of.plans.set(letters, places);
  }
  if (!places) return run.fail('T0410', `$${name}`);
  const many = of.parameters.at(-1)?.many === true;
  const fitted: unknown[] = new Array(many ? args.length : of.parameters.length).fill(undefined);
  for (const [i, arg] of args.entries()) {
    const place = places[i] as number;
    fitted[many ? i : place] = asParameter(
      of.parameters[place] as Parameter,
      arg,
      letters[i] as string,
      name,
      run,
    );
  }
  if (!many) fillContext(of, name, fitted, places, input, run);
  return fitted;
}

function fillContext(
  of: Signature,
  name: string,
  fitted: unknown[],
  places: readonly number[],
  input: unknown,
  run: Run,
): void {
  for (const [i, parameter] of of.parameters.entries()) {
    if (!parameter.context || places.includes(i)) continue;
    const letter = letterOf(input);
    if (!takes(parameter, letter)) run.fail('T0411', `$${name}`);
    fitted[i] = asParameter(parameter, input, letter, name, run);
  }
}

function asParameter(parameter: Parameter, arg: unknown, letter: string, name: string, run: Run): unknown {
  if (parameter.takes !== 'a' || letter === 'm') return arg;
  const list = letter === 'a' ? (arg as readonly unknown[]) : [arg];
  run.limited(list);
  if (parameter.of !== '' && list.some(each => letterOf(each) !== parameter.of))
    run.fail('T0412', `$${name}`);
  return list;
}
