import type { Context } from '../expression/run.js';
import type { Draft, LookupAnswer, Receipt } from './draft.js';
import type { Conflict, DocumentState, FeeState, FieldState, LookupRequest, RowList } from './filled.js';
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
  /** By index of the field, where it is a list of rows. */
  readonly lists: (ListPass | undefined)[];
  readonly conflicts: Conflict[];
  /** In a row. */
  readonly row: RowOrigin | undefined;
  /** Results of `visible` conditions, by index, once evaluated. */
  readonly visible: (boolean | undefined)[];
  /** Answers that belong to the key as it is now. */
  readonly answers: Record<string, LookupAnswer | undefined>;
  /** Of the answers that were found. */
  readonly receipts: Record<string, Receipt | undefined>;
  readonly asks: LookupRequest[];
  readonly guards: Record<string, boolean>;
  /** What each document is by itself, before alternatives are looked at; by key. */
  readonly papers: Record<string, DocumentState>;
  /** By name, one for each row where it has rows. */
  readonly documents: Record<string, readonly DocumentState[]>;
  readonly missing: string[];
  readonly fees: Record<string, FeeState>;
  readonly stopped: string[];
  readonly faults: Fault[];
  /** Names of the fees that are paid. */
  readonly paid: readonly string[];
}

/** A value with where it comes from. */
export interface Told {
  readonly value: unknown;
  readonly lookup: string | undefined;
  readonly registry: string | undefined;
  readonly receipt: Receipt | undefined;
  /** The expression that gave it. */
  readonly source: { readonly text: string | undefined };
}

/** What a row is made of: its key, and the record a registry lists. */
export interface RowOrigin {
  readonly key: string;
  readonly record: Told | undefined;
  readonly listed: boolean;
  /** A record or an answer is there; an added row has neither until something is written into it. */
  readonly stands: boolean;
}

/** A list of rows in a pass, and the pass of each row. */
export interface ListPass {
  readonly list: RowList;
  readonly passes: readonly Pass[];
}

/** The names expressions may read; lookups and guards stand beside these. */
export type Names = Record<string, unknown>;

/** One node of the order, compiled. */
export type Step = (pass: Pass) => void;

export const evaluate = (pass: Pass, code: Code): unknown => runCode(code, pass.context, pass.faults);

/** A condition holds only on exactly `true`. */
export const holds = (pass: Pass, code: Code): boolean => evaluate(pass, code) === true;
