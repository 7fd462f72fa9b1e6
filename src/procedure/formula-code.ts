import type { Formula } from '../definition/model.js';
import { compileTree, type Expression } from '../expression/compile.js';
import { ExpressionError } from '../expression/problem.js';
import type { Context } from '../expression/run.js';

/** An expression that failed while it ran: where in the definition, and the code. Never a value. */
export interface Fault {
  readonly pointer: string;
  readonly code: string;
}

/** A formula ready to run. */
export interface Code {
  readonly pointer: string;
  readonly expression: Expression;
}

/** Compiles a formula. */
export const codeOf = (formula: Formula): Code =>
  Object.freeze({ pointer: formula.pointer, expression: compileTree(formula.tree) });

/**
 * The value, or nothing when the expression fails: a registry's odd record must not take the page down. The
 * failure is noted, so that it is not lost.
 */
export function runCode(code: Code, context: Context, faults: Fault[]): unknown {
  try {
    return code.expression.evaluate(undefined, context);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    faults.push({ pointer: code.pointer, code: error.code });
    return undefined;
  }
}
