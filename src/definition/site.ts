import type { Problem } from '../expression/problem.js';
import type { Formula, Scope } from './model.js';

/** The keyword an expression stands under. `with`: handed to a block. */
export type Slot =
  | 'prefill'
  | 'offer'
  | 'rows'
  | 'computed'
  | 'visible'
  | 'assert'
  | 'with'
  | 'by'
  | 'each'
  | 'guard'
  | 'when'
  | 'needed'
  | 'amount'
  | 'unit'
  | 'person'
  | 'send'
  | 'from'
  | 'migration';

/** An expression found in a definition, before it is parsed. */
export interface Slotted {
  readonly slot: Slot;
  /** Pointer in the resolved definition; for `with`, in the procedure's file. */
  readonly pointer: string;
  readonly text: string;
  /** Names that exist only after filing may stand here. Guards may read both. */
  readonly scope: Scope;
  /** The members that are taken of what it gives, where that is not all of it. */
  readonly members?: readonly string[];
}

/** An expression of the definition: parsed, or with the reasons why it is none. */
export interface Site extends Slotted {
  readonly formula?: Formula;
  readonly problems: readonly Problem[];
}
