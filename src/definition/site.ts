import type { Problem } from '../expression/problem.js';
import type { Formula, Scope } from './model.js';

/** The keyword an expression stands under. `with`: handed to a block. */
export type Slot =
  | 'prefill'
  | 'offer'
  | 'computed'
  | 'visible'
  | 'assert'
  | 'with'
  | 'by'
  | 'guard'
  | 'when'
  | 'needed'
  | 'amount'
  | 'unit'
  | 'person'
  | 'send'
  | 'from';

/** An expression found in a definition, before it is parsed. */
export interface Slotted {
  readonly slot: Slot;
  /** Pointer in the resolved definition; for `with`, in the procedure's file. */
  readonly pointer: string;
  readonly text: string;
  /** Names that exist only after filing may stand here. Guards may read both. */
  readonly scope: Scope;
}

/** An expression of the definition: parsed, or with the reasons why it is none. */
export interface Site extends Slotted {
  readonly formula?: Formula;
  readonly problems: readonly Problem[];
}
