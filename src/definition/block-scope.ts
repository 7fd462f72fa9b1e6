import { substituteNames } from '../expression/substitute.js';
import { ownIn } from '../source/own.js';
import { text as words } from '../source/text.js';
import type { Fault } from './fault.js';
import type { Origin } from './origin.js';
import { below, formPath } from './path.js';

/** What a block's user hands in for one parameter: an expression, or a chain of links. */
export interface Param {
  readonly value: string | readonly unknown[];
  readonly at: Origin;
}

/** Where the resolving of the form stands. */
export interface BlockScope {
  /** Pointer in the resolved definition. */
  readonly pointer: string;
  /** Where this node is written. */
  readonly at: Origin;
  /** Names of the value in the form's data. */
  readonly path: readonly string[];
  /** Path of the nearest block instance, when there is one. */
  readonly instance?: readonly string[];
  readonly params: Readonly<Record<string, Param>>;
  /** Names of the blocks around it, outermost first. */
  readonly trail: readonly string[];
  /** Inside the items of a list: how many of the names lead to the list. */
  readonly row?: number;
  report(fault: Fault): void;
}

/** The same origin, further down. */
export const within = (at: Origin, ...names: readonly (string | number)[]): Origin =>
  at.block
    ? { file: at.file, block: { name: at.block.name, pointer: below(at.block.pointer, ...names) } }
    : { file: below(at.file, ...names) };

/** The scope of a member of a node: same names, one or more steps down; `field` when it is a field of the data. */
export const inside = (scope: BlockScope, names: readonly string[], field?: string): BlockScope => ({
  ...scope,
  pointer: below(scope.pointer, ...names),
  at: within(scope.at, ...names),
  path: field === undefined ? scope.path : [...scope.path, field],
});

/** An expression in the procedure's own names: `$this` and the block's parameters replaced. */
export function inOwnNames(text: string, scope: BlockScope, self: readonly string[]): string {
  if (!text.includes('$')) return text;
  const around = scope.instance ?? self;
  const by: Record<string, string> = {
    this: scope.row === undefined ? formPath(around) : formPath(around.slice(scope.row), '$this'),
  };
  for (const [name, { value }] of Object.entries(scope.params)) {
    if (typeof value === 'string') by[name] = value;
    else if (mentions(text, name)) scope.report(chainInside(name, scope.at));
  }
  return substituteNames(text, by);
}

/** The parameter an expression consists of, when it is nothing but one. */
export function paramAlone(text: string, scope: BlockScope): Param | undefined {
  const name = /^\s*\$([A-Za-z_]\w*)\s*$/.exec(text)?.[1];
  return ownIn(scope.params, name);
}

const mentions = (text: string, name: string): boolean =>
  text
    .split(`$${name}`)
    .slice(1)
    .some(rest => !/^\w/.test(rest));

const chainInside = (name: string, at: Origin): Fault => ({
  code: 'block-param',
  at,
  message: words(
    `Khối dùng "${name}" bên trong một biểu thức lớn hơn, nên không thể nhận một chuỗi biểu thức.`,
    `The block uses "${name}" inside a larger expression, so it cannot take a chain.`,
  ),
  mend: words('Đưa cho nó một biểu thức duy nhất.', 'Give it a single expression.'),
});
