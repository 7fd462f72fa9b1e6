import type { Code } from './code.js';
import { compileCall } from './compile-call.js';
import { compileArray, compileGroup, compileObject } from './compile-constructor.js';
import {
  compileApply,
  compileBind,
  compileChain,
  compileFunctionName,
  compileLambda,
  compilePartial,
  compileRegex,
  compileVariable,
  framed,
} from './compile-function.js';
import { compileBinary, compileNegate } from './compile-operator.js';
import { compilePath } from './compile-path.js';
import { compileSelect } from './compile-select.js';
import { compileStream } from './compile-stream.js';
import { parseExpression } from './parse.js';
import { plainPath, undecided } from './plain-path.js';
import { ExpressionError, type Problem } from './problem.js';
import { maker, plainField, plainResult } from './result.js';
import { type Context, foreignFailure, Run } from './run.js';
import { newSequence, rootOf, settle, unwrapped } from './sequence.js';
import type { Block, Condition, Fallback, Name, Tree } from './tree.js';
import { descendants, fieldValues, isObject, lookup, own, truth } from './value.js';

/** An expression ready to run: synchronous, bounded, reading nothing but its arguments. */
export interface Expression {
  readonly tree: Tree;
  /** The value as fresh plain JSON, `undefined` for nothing. Throws ExpressionError and nothing else. */
  evaluate(input: unknown, context?: Context): unknown;
}

export type Compiled =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Parses and compiles a text. */
export function compileExpression(source: string): Compiled {
  const parsed = parseExpression(source);
  return parsed.ok ? { ok: true, expression: compileTree(parsed.tree) } : parsed;
}

/** Compiles a tree to closures, once; no code is generated. */
export function compileTree(tree: Tree): Expression {
  const read = plainPath(tree);
  if (!read) return Object.freeze({ tree, evaluate: evaluator(tree) });
  let whole: Expression['evaluate'] | undefined;
  const evaluate = (input: unknown, context?: Context): unknown => {
    const value = read(input, context);
    if (value !== undecided) return value;
    whole ??= evaluator(tree);
    return whole(input, context);
  };
  return Object.freeze({ tree, evaluate });
}

function evaluator(tree: Tree): Expression['evaluate'] {
  const made = maker(tree);
  const compile = (node: Tree): Code =>
    node === made ? compileObject(node, compileNode, plainField) : compileNode(node);
  const code = tree.kind === 'path' ? compilePath(tree, compile, settle, true) : compile(tree);
  return (input, context) => {
    const run = new Run(input, context);
    try {
      return plainResult(code(Array.isArray(input) ? rootOf(input) : input, run), made !== undefined, run);
    } catch (error) {
      throw error instanceof ExpressionError ? error : foreignFailure(run.at, error);
    } finally {
      if (context?.tank) context.tank.left -= run.spent();
    }
  };
}

/** Compiles a node so that its value is settled: never an empty sequence or, without `[]`, one of one. */
export function compileNode(tree: Tree): Code {
  if (tree.kind === 'path') return compilePath(tree, compileNode, settle);
  const raw = compileRaw(tree, compileNode);
  // Inside a path the filtered values of one step go on as they are, a kept nothing among them.
  return isSettled(tree) || (tree.kind === 'select' && tree.staged)
    ? raw
    : (input, run) => settle(raw(input, run));
}

/** Whether a node's value is settled as it is: plain data, made here as one value, or settled by what is inside it. */
const isSettled = (tree: Tree): boolean =>
  tree.kind === 'binary' ? tree.op !== '..' : !UNSETTLED.has(tree.kind);

const UNSETTLED: ReadonlySet<Tree['kind']> = new Set([
  'variable',
  'context',
  'wildcard',
  'descendants',
  'stream',
  'select',
  'call',
  'apply',
  'chain',
]);

/** Compiles a node; its value may be an unsettled sequence. `compile` compiles what is inside it. */
export function compileRaw(tree: Tree, compile: (tree: Tree) => Code): Code {
  switch (tree.kind) {
    case 'literal': {
      const { value } = tree;
      return () => value;
    }
    case 'name':
      return compileName(tree);
    case 'context':
      return unwrapped;
    case 'root':
      return (_input, run) => run.root;
    case 'field':
    case 'wildcard':
    case 'descendants':
      return compileStep(tree.kind, tree.kind === 'field' ? tree.name : '', tree.at);
    case 'path':
      return compilePath(tree, compile, value => value);
    case 'stream':
      return compileStream(tree, compile);
    case 'select':
      return compileSelect(tree, compile, compileRaw);
    case 'array':
      return compileArray(tree, compile);
    case 'object':
      return compileObject(tree, compile);
    case 'negate':
      return compileNegate(tree, compile);
    case 'binary':
      return compileBinary(tree, compile);
    case 'condition':
      return compileCondition(tree, compile);
    case 'fallback':
      return compileFallback(tree, compile);
    case 'block':
      return compileBlock(tree, compile);
    case 'call':
      return compileCall(tree, compile);
    default:
      return compileFunction(tree, compile, compileRaw);
  }
}

/** What deals with functions and the names an expression binds itself. */
function compileFunction(
  tree: Tree,
  compile: (tree: Tree) => Code,
  raw: (tree: Tree, compile: (tree: Tree) => Code) => Code,
): Code {
  switch (tree.kind) {
    case 'variable':
      return compileVariable(tree);
    case 'bind':
      return compileBind(tree, compile);
    case 'lambda':
      return compileLambda(tree, compile);
    case 'function':
      return compileFunctionName(tree);
    case 'apply':
      return compileApply(tree, compile);
    case 'partial':
      return compilePartial(tree, compile);
    case 'chain':
      return compileChain(tree, compile);
    case 'regex':
      return compileRegex(tree);
    case 'group':
      return compileGroup(tree, compile, raw);
    default:
      throw new TypeError(`no ${tree.kind} here`);
  }
}

function compileName({ name, at }: Name): Code {
  return (_input, run) => {
    run.at = at;
    return own(run.names, name);
  };
}

function compileStep(kind: 'field' | 'wildcard' | 'descendants', name: string, at: number): Code {
  if (kind === 'field') {
    return (input, run) => {
      run.at = at;
      return isObject(input) ? own(input, name) : settle(lookup(input, name, run));
    };
  }
  return (input, run) => {
    run.at = at;
    if (kind === 'wildcard') return fieldValues(unwrapped(input), run);
    if (input === undefined) return undefined;
    const found = descendants(input, newSequence(), run);
    return found.length === 1 ? found[0] : found;
  };
}

function compileCondition(tree: Condition, compile: (tree: Tree) => Code): Code {
  const when = compile(tree.when);
  const then = compile(tree.then);
  const otherwise = tree.otherwise ? compile(tree.otherwise) : () => undefined;
  return (input, run) => (truth(when(input, run), run) ? then(input, run) : otherwise(input, run));
}

function compileFallback(tree: Fallback, compile: (tree: Tree) => Code): Code {
  const left = compile(tree.left);
  const right = compile(tree.right);
  const missing = tree.op === '??';
  return (input, run) => {
    const value = left(input, run);
    return (missing ? value !== undefined : truth(value, run)) ? value : right(input, run);
  };
}

function compileBlock(tree: Block, compile: (tree: Tree) => Code): Code {
  const items = tree.items.map(compile);
  const code: Code = (input, run) => {
    let value: unknown;
    for (const item of items) value = item(input, run);
    return value;
  };
  return tree.items.some(({ kind }) => kind === 'bind') ? framed(code) : code;
}
