import type { Context } from '../expression/run.js';
import type { Draft, LookupAnswer, Receipt } from './draft.js';
import type { DocumentState, FeeState, FieldState, LookupRequest } from './filled.js';
import { type Code, type Fault, runCode } from './formula-code.js';

/**
 * One walk over a definition's nodes, each after what it reads. Every step writes what it found here, where later
 * steps and their expressions see it.
 */
export interface Pass {
  readonly draft: Draft;
  /** What `$name` gives, without the `$`. */
  readonly names: Names;
  readonly context: Context;
  /** The form so far; `$form`. */
  readonly form: Record<string, unknown>;
  /** By index of the field. */
  readonly fields: FieldState[];
  /** Results of `visible` conditions, by index, once evaluated. */
  readonly visible: (boolean | undefined)[];
  /** Answers that belong to the key as it is now. */
  readonly answers: Record<string, LookupAnswer | undefined>;
  /** Of the answers that were found. */
  readonly receipts: Record<string, Receipt | undefined>;
  readonly asks: LookupRequest[];
  readonly guards: Record<string, boolean>;
  /** What each document is by itself, before alternatives are looked at. */
  readonly papers: Record<string, DocumentState>;
  readonly documents: Record<string, DocumentState>;
  readonly missing: string[];
  readonly fees: Record<string, FeeState>;
  readonly stopped: string[];
  readonly faults: Fault[];
  /** Names of the fees that are paid. */
  readonly paid: readonly string[];
}

/** The names expressions may read; lookups and guards stand beside these. */
export type Names = Record<string, unknown>;

/** One node of the order, compiled. */
export type Step = (pass: Pass) => void;

export const evaluate = (pass: Pass, code: Code): unknown => runCode(code, pass.context, pass.faults);

/** A condition holds only on exactly `true`. */
export const holds = (pass: Pass, code: Code): boolean => evaluate(pass, code) === true;
