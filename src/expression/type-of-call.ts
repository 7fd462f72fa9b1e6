import { text } from '../source/text.js';
import { LIBRARY } from './library.js';
import type { Problem } from './problem.js';
import { arity } from './signature.js';
import type { Call } from './tree.js';
import {
  ANY,
  arrayOf,
  BOOLEAN,
  elementOf,
  gathered,
  INTEGER,
  loose,
  NEVER,
  NUMBER,
  STRING,
  type Type,
  union,
  withNothing,
  without,
} from './type.js';
import { higherType } from './type-of-higher.js';
import { fieldType } from './type-of-step.js';

/** What typing a call may ask of the whole. */
interface Reporter {
  report(problem: Problem): void;
  apply(of: Type, args: readonly Type[], here: Type): Type;
}

const each = (names: string, type: Type): readonly (readonly [string, Type])[] =>
  names.split(' ').map(name => [name, type] as const);

const DATE: Type = { string: { format: 'date' }, nothing: true };
const KINDS: Type = {
  string: { enum: ['null', 'number', 'string', 'boolean', 'array', 'object', 'function'] },
};

/** Functions that give one type, or nothing for nothing. */
const PLAIN: ReadonlyMap<string, Type> = new Map([
  ...each(
    'string uppercase lowercase trim substring substringBefore substringAfter join replace pad formatBase',
    STRING,
  ),
  ...each('encodeUrl encodeUrlComponent decodeUrl decodeUrlComponent fold', STRING),
  ...each('formatNumber formatInteger fromMillis', STRING),
  ...each('sum number abs power sqrt', NUMBER),
  ...each('average max min', withNothing(NUMBER)),
  ...each('length floor ceil parseInteger', INTEGER),
  ['toMillis', withNothing(INTEGER)],
  ...each('days years', withNothing(INTEGER)),
  ...each('addDays addMonths', DATE),
  ['inWords', withNothing(STRING)],
  ['contains', BOOLEAN],
  ['boolean', BOOLEAN],
  ['not', BOOLEAN],
  ['type', KINDS],
  ['split', withNothing(arrayOf(STRING))],
  ['keys', gathered(STRING)],
]);

/** Functions that give nothing also where what they look for is nothing, with the fewest arguments that name it. */
const SEARCHING: ReadonlyMap<string, number> = new Map([
  ['contains', 2],
  ['replace', 3],
]);

/** Functions that give something whatever they are given. */
const TOTAL: ReadonlyMap<string, Type> = new Map([
  ['count', { number: { integer: true, min: 0 } }],
  ['exists', BOOLEAN],
  ['now', { string: { format: 'date-time' } }],
  ['millis', NUMBER],
]);

/** The type of a call, and its definite faults: the number of its arguments, an argument that never fits. */
export function callType(tree: Call, args: readonly Type[], here: Type, reporter: Reporter): Type {
  const problem = arityProblem(tree) ?? argumentProblem(tree, args);
  if (problem) reporter.report(problem);
  const key = tree.args[1];
  if (tree.name === 'lookup' && key?.kind === 'literal' && typeof key.value === 'string')
    return withNothing(fieldType(args[0] ?? ANY, key.value));
  return libraryType(tree.name, args, here, reporter);
}

/** What a function of the library gives for arguments of such types. */
export function libraryType(name: string, args: readonly Type[], here: Type, reporter: Reporter): Type {
  const total = TOTAL.get(name);
  // A picture may write an instant in any way.
  if (total) return name === 'now' && args.length > 0 ? STRING : total;
  const first = args[0] ?? ANY;
  const parameters = LIBRARY.get(name)?.signature.parameters ?? [];
  const higher = higherType(
    name,
    parameters[0]?.context && args.length < 2 ? [here, ...args] : args,
    reporter,
  );
  const plain = PLAIN.get(name);
  const type =
    plain ?? higher ?? (name === 'round' ? (args.length === 1 ? INTEGER : NUMBER) : passing(name, args));
  const least = SEARCHING.get(name);
  if (least !== undefined && (args.length < least || mayMiss(args[1]))) return withNothing(type);
  return name !== 'append' && name !== 'zip' && mayMiss(first) ? withNothing(type) : type;
}

const mayMiss = (type: Type = ANY): boolean => type.any === true || type.nothing === true;

/** Functions whose type is made of their arguments'. */
function passing(name: string, args: readonly Type[]): Type {
  const [first = ANY, second = ANY] = args;
  switch (name) {
    case 'append':
      return appendType(first, second);
    case 'reverse':
      return first.any ? ANY : arrayOf(elementOf(first));
    case 'distinct':
      return first.any ? ANY : union(first, first.array ? elementOf(first) : NEVER);
    case 'zip':
      return arrayOf(arrayOf(union(...args.map(elementOf))));
    case 'merge':
      return mergeType(first);
    default:
      return ANY;
  }
}

function appendType(first: Type, second: Type): Type {
  if (first.any || second.any) return ANY;
  const joined = arrayOf(union(elementOf(first), elementOf(second)));
  const alone = union(first.nothing ? second : NEVER, second.nothing ? without(first, 'nothing') : NEVER);
  return union(joined, alone);
}

function mergeType(first: Type): Type {
  const { object } = elementOf(first);
  if (first.any || !object) return { object: { fields: {}, open: true } };
  return loose(object);
}

function arityProblem(tree: Call): Problem | undefined {
  const found = LIBRARY.get(tree.name);
  if (!found) return undefined;
  const [least, most] = arity(found.signature);
  if (tree.args.length >= least && tree.args.length <= most) return undefined;
  const count =
    least === most ? `${least}` : most === Number.POSITIVE_INFINITY ? `≥ ${least}` : `${least}–${most}`;
  return {
    code: 'arity',
    offset: tree.at,
    length: tree.length,
    message: text(
      `Hàm $${tree.name} nhận ${count} đối số, ở đây có ${tree.args.length}.`,
      `$${tree.name} takes ${count} arguments, here are ${tree.args.length}.`,
    ),
  };
}

const LETTERS: Readonly<Record<string, keyof Type>> = {
  s: 'string',
  n: 'number',
  b: 'boolean',
  o: 'object',
  l: 'null',
  f: 'function',
};

/** Only where every argument is written, so that each stands in its own place. */
function argumentProblem(tree: Call, args: readonly Type[]): Problem | undefined {
  const parameters = LIBRARY.get(tree.name)?.signature.parameters ?? [];
  if (parameters[0]?.context && args.length < parameters.filter(parameter => !parameter.optional).length)
    return undefined;
  const wrong = args.findIndex((type, i) => {
    const parameter = parameters[i];
    return parameter !== undefined && !parameter.many && neverFits(type, parameter.takes, parameter.of);
  });
  const arg = tree.args[wrong];
  if (!arg) return undefined;
  return {
    code: 'argument',
    offset: arg.at,
    length: arg.length,
    message: text(
      `Đối số thứ ${wrong + 1} của hàm $${tree.name} không bao giờ đúng kiểu.`,
      `Argument ${wrong + 1} of $${tree.name} never has the right type.`,
    ),
  };
}

function neverFits(type: Type, takes: string, of: string): boolean {
  if (type.any || type.nothing || takes === 'x' || takes === 'j') return false;
  if (takes !== 'a') return !takes.split('').some(letter => type[LETTERS[letter] ?? 'any'] !== undefined);
  const element = elementOf(type);
  const kind = LETTERS[of];
  return kind !== undefined && type.array === undefined && !element.any && element[kind] === undefined;
}
