import type { Text } from '../source/text.js';

/** An author's mistake inside one expression. `offset` and `length` count UTF-16 units from its first character. */
export interface Problem {
  readonly code: string;
  readonly offset: number;
  readonly length: number;
  readonly message: Text;
  /** A way to say it inside the subset, when there is one. */
  readonly mend?: Text;
}

/**
 * The only thing an evaluation throws. `code` is JSONata's (T2001, D1001 …) where it has one; the bounds have their
 * own: `fuel`, `depth`, `string-length`, `sequence-length`, `picture-length`, `result`, `not-json`, `now`, `timezone`.
 * Never carries a value.
 */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
  readonly code: string;
  /** Where in the expression, in UTF-16 units. */
  readonly offset: number;
  readonly message2?: Text;
  constructor(code: string, offset: number, message: Text) {
    super(message.en);
    this.code = code;
    this.offset = offset;
    this.message2 = message;
  }
}
