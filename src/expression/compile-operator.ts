import { asText } from './as-text.js';
import type { Code } from './code.js';
import type { Run } from './run.js';
import { newSequence } from './sequence.js';
import type { Binary, BinaryOperator, Literal, Negate, Tree } from './tree.js';
import { equal, isNumber, truth } from './value.js';

type Operate = (left: unknown, right: unknown, run: Run) => unknown;

const arithmetic =
  (op: string, of: (left: number, right: number) => number): Operate =>
  (left, right, run) => {
    if (left !== undefined && !isNumber(left, run)) run.fail('T2001', op);
    if (right !== undefined && !isNumber(right, run)) run.fail('T2002', op);
    return left === undefined || right === undefined ? undefined : of(left as number, right as number);
  };

const comparable = (value: unknown): boolean =>
  value === undefined || typeof value === 'number' || typeof value === 'string';

const comparison =
  (op: string, of: (left: string | number, right: string | number) => boolean): Operate =>
  (left, right, run) => {
    if (!comparable(left) || !comparable(right)) run.fail('T2010', op);
    if (left === undefined || right === undefined) return undefined;
    if (typeof left !== typeof right) run.fail('T2009', op);
    if (typeof left === 'string') run.spendText(Math.min(left.length, (right as string).length));
    return of(left as string, right as string);
  };

const concatenation: Operate = (left, right, run) => {
  const joined = (asText(left, run) ?? '') + (asText(right, run) ?? '');
  run.spendText(joined.length);
  return run.bounded(joined);
};

const membership: Operate = (left, right, run) => {
  if (left === undefined || right === undefined) return false;
  if (!Array.isArray(right)) return left === right;
  run.spend(right.length);
  for (let i = 0; i < right.length; i++) if (same(right[i], left, run)) return true;
  return false;
};

function same(left: unknown, right: unknown, run: Run): boolean {
  if (typeof left === 'string' && typeof right === 'string')
    run.spendText(Math.min(left.length, right.length));
  return left === right;
}

const range: Operate = (left, right, run) => {
  if (left !== undefined && !Number.isInteger(left)) run.fail('T2003');
  if (right !== undefined && !Number.isInteger(right)) run.fail('T2004');
  if (left === undefined || right === undefined || (left as number) > (right as number)) return undefined;
  const from = left as number;
  const size = (right as number) - from + 1;
  if (size > 10_000) run.fail('sequence-length');
  run.spend(size);
  const all = newSequence();
  for (let i = 0; i < size; i++) all.push(from + i);
  return all;
};

const OPERATIONS: Readonly<Record<Exclude<BinaryOperator, 'and' | 'or'>, Operate>> = {
  '+': arithmetic('+', (left, right) => left + right),
  '-': arithmetic('-', (left, right) => left - right),
  '*': arithmetic('*', (left, right) => left * right),
  '/': arithmetic('/', (left, right) => left / right),
  '%': arithmetic('%', (left, right) => left % right),
  '<': comparison('<', (left, right) => left < right),
  '<=': comparison('<=', (left, right) => left <= right),
  '>': comparison('>', (left, right) => left > right),
  '>=': comparison('>=', (left, right) => left >= right),
  '=': (left, right, run) => left !== undefined && right !== undefined && equal(left, right, run),
  '!=': (left, right, run) => left !== undefined && right !== undefined && !equal(left, right, run),
  '&': concatenation,
  in: membership,
  '..': range,
};

/** `x = 'text'`, the common comparison: with one value that is never a list or an object. */
function compileIs(left: Code, value: Literal['value'], equal: boolean, sign: number): Code {
  const steps = 1 + (typeof value === 'string' ? value.length >> 4 : 0);
  return (input, run) => {
    const one = left(input, run);
    run.at = sign;
    run.spend(steps);
    return one !== undefined && (one === value) === equal;
  };
}

/** Binary operators; errors are placed on the sign. */
export function compileBinary(tree: Binary, compile: (tree: Tree) => Code): Code {
  const left = compile(tree.left);
  const right = compile(tree.right);
  const { op, sign } = tree;
  if (op === 'and')
    return (input, run) => truth(left(input, run), run) === true && truth(right(input, run), run) === true;
  if (op === 'or')
    return (input, run) => truth(left(input, run), run) === true || truth(right(input, run), run) === true;
  if ((op === '=' || op === '!=') && tree.right.kind === 'literal')
    return compileIs(left, tree.right.value, op === '=', sign);
  const operate = OPERATIONS[op];
  return (input, run) => {
    const one = left(input, run);
    const other = right(input, run);
    run.at = sign;
    run.spend(1);
    return operate(one, other, run);
  };
}

export function compileNegate(tree: Negate, compile: (tree: Tree) => Code): Code {
  const of = compile(tree.of);
  const { at } = tree;
  return (input, run) => {
    const value = of(input, run);
    run.at = at;
    if (value === undefined) return undefined;
    return isNumber(value, run) ? -value : run.fail('D1002');
  };
}
