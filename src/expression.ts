/**
 * @module Expressions by themselves: JSONata, synchronous, bounded and typed. What a definition's expressions are made
 * of, for whoever checks, runs or edits one alone.
 */
import { compileExpression as compileWith } from './expression/compile.js';
import { pictures } from './expression/pictures.js';
import { type Preset, presetProblems } from './expression/preset.js';
import type { Problem } from './expression/problem.js';
import { type Read, readsOf } from './expression/reads.js';
import { scopeOf } from './expression/type-scope.js';
import { type JsonSchema, type Type, typeOf } from './expression/types.js';

export { type Completion, type Completions, completions } from './expression/completions.js';
export { describeType } from './expression/describe-type.js';
export type { Preset } from './expression/preset.js';
export { ExpressionError, type Problem } from './expression/problem.js';
export type { Read } from './expression/reads.js';
export { type TypeAt, typeAt } from './expression/type-at.js';
export type { Surroundings } from './expression/type-scope.js';
export type { JsonSchema, Type } from './expression/types.js';
export type { Lang, Text } from './source/text.js';

/** What an evaluation is given besides its input. Names are written without their `$`. */
export interface EvaluateOptions {
  readonly bindings?: Readonly<Record<string, unknown>>;
  /** The instant `$now()` and `$millis()` give: epoch milliseconds, or a Date. Without it they are an error, `now`. */
  readonly now?: number | Date;
  /** Steps it may take: 100,000 unless told by a finite number from 0. */
  readonly fuel?: number;
}

/** One expression, compiled once. */
export interface Expression {
  /**
   * Its value for an input, as fresh plain JSON; undefined for JSONata's nothing.
   * @throws ExpressionError and nothing else, with the place in the expression
   */
  evaluate(input: unknown, options?: EvaluateOptions): unknown;
  /** All it may read, at most: paths under the input (`''`) or a name (`$form`). */
  readonly reads: readonly Read[];
  /** The type of its value, and what is definitely wrong. An input or a name without a schema may be anything. */
  type(
    input?: JsonSchema,
    names?: Readonly<Record<string, JsonSchema>>,
  ): { readonly type: Type; readonly diagnostics: readonly Problem[] };
}

export type Compiled =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly diagnostics: readonly Problem[] };

/**
 * Parses and compiles an expression. Never throws.
 * @param options `preset`: `binding`, everything in the subset, unless told; `guard`, what a guard may say
 */
export function compileExpression(text: string, options: { readonly preset?: Preset } = {}): Compiled {
  const compiled = compileWith(text);
  if (!compiled.ok) return { ok: false, diagnostics: compiled.problems };
  const { tree, evaluate } = compiled.expression;
  const diagnostics = presetProblems(tree, options.preset ?? 'binding');
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  const expression: Expression = {
    get reads() {
      return readsOf(tree);
    },
    evaluate: (input, { bindings, now, fuel } = {}) =>
      evaluate(input, {
        pictures,
        ...(bindings && { names: bindings }),
        ...(now !== undefined && { now: Number(now) }),
        ...(fuel !== undefined && { fuel }),
      }),
    type(input, names = {}) {
      const { type, problems } = typeOf(tree, scopeOf({ names, ...(input !== undefined && { input }) }));
      return { type, diagnostics: problems };
    },
  };
  return { ok: true, expression: Object.freeze(expression) };
}
