import type { Ast } from './ast.js';
import type { Converting } from './converting.js';
import { FUNCTION_NAMES } from './function-names.js';
import { around } from './places.js';
import { isReserved, REFUSED_FUNCTIONS, unknownFunction } from './refused.js';
import type { Span, Tree } from './tree.js';

/** A call; `first` stands before the arguments that are written. */
export function callTree(ast: Ast, first: readonly Tree[], conversion: Converting, tail = false): Tree {
  const { name, at } = called(ast, conversion);
  const args = [...first, ...conversion.all(ast.arguments)];
  const start = Math.min(at, ...first.map(each => each.at));
  const span = { at: start, length: conversion.places.closing(ast) - start };
  if (name !== undefined && FUNCTION_NAMES.has(name)) {
    // As the last call of a lambda it sees the value at hand where the lambda was called, and the list it gives stays one.
    if (tail)
      return {
        kind: 'apply',
        ...span,
        of: { kind: 'function', at, length: name.length + 1, name },
        args,
        tail,
      };
    return { kind: 'call', ...span, name, args };
  }
  const of = functionOf(ast, name, at, conversion);
  return { kind: 'apply', ...span, of, args, tail };
}

/** `f(?, 1)`. */
export function partialTree(ast: Ast, conversion: Converting): Tree {
  const { name, at } = called(ast, conversion);
  const args = (ast.arguments ?? []).map(arg => (arg.type === 'operator' ? null : conversion.tree(arg)));
  const span = { at, length: conversion.places.closing(ast) - at };
  return { kind: 'partial', ...span, of: functionOf(ast, name, at, conversion), args };
}

/** A lambda; without parameters of its own and with a call for a body, it is how jsonata marks a last call. */
export function lambdaTree(ast: Ast, conversion: Converting): Tree {
  const body = ast.body as Ast;
  if (ast.thunk) return callTree(body, [], conversion, true);
  const params = (ast.arguments ?? []).map(each => String(each.value));
  for (const param of params) if (isReserved(param)) conversion.refuse('reserved-name', ast);
  const inner = conversion.item(body);
  const { at } = conversion.places.of({ ...ast, position: (ast.position ?? 1) - 1 });
  const { signature } = ast;
  const written = typeof signature === 'object' ? signature.definition : (signature ?? '');
  const span = around([inner, { at, length: 1 }]);
  return { kind: 'lambda', ...span, params, takes: takesOf(written, span, conversion), body: inner };
}

/** The part of a signature that is about the arguments: `<n-n:n>` → `n-n`. */
function takesOf(written: string, span: Span, conversion: Converting): string {
  const inside = written.slice(1, -1);
  let depth = 0;
  for (const [i, char] of Array.from(inside).entries()) {
    if (char === '<') depth++;
    else if (char === '>') depth--;
    else if (char === ':' && depth === 0) return checked(inside.slice(0, i), span, conversion);
  }
  return checked(inside, span, conversion);
}

function checked(takes: string, span: Span, conversion: Converting): string {
  const ast = { type: 'lambda' };
  if (/\([^)]*</.test(takes)) conversion.refuse('S0402', ast, span);
  else if (/[^af]</.test(takes)) conversion.refuse('S0401', ast, span);
  return takes;
}

/** What is called: its name when it is one, and where it begins. */
function called(ast: Ast, { places }: Converting): { readonly name?: string; readonly at: number } {
  const { procedure } = ast;
  const at = procedure?.position === undefined ? places.of(ast).at : places.of(procedure).at;
  return procedure?.type === 'variable' && procedure.value !== '' && procedure.value !== '$'
    ? { name: String(procedure.value), at }
    : { at };
}

function functionOf(ast: Ast, name: string | undefined, at: number, conversion: Converting): Tree {
  const { procedure } = ast;
  if (name !== undefined && !FUNCTION_NAMES.has(name) && !conversion.bound.has(name)) {
    const length = name.length + 1;
    const code = REFUSED_FUNCTIONS.has(name) ? `function-${name}` : 'unknown-function';
    conversion.report(unknownFunction(name), code, { at, length });
    return { kind: 'literal', at, length, value: null };
  }
  const bare = procedure?.type === 'path' && procedure.steps?.length === 1 ? procedure.steps[0] : undefined;
  if (bare?.type === 'name' && FUNCTION_NAMES.has(String(bare.value)))
    return conversion.refuse('missing-dollar', bare);
  return conversion.tree(procedure as Ast);
}
