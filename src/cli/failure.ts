import type { Text } from '../source/text.js';

/** Exit codes of the command line. A finding and a refused store are 1; a bug of ours is 70. */
export const exitCodes = Object.freeze({ ok: 0, findings: 1, usage: 2, notFound: 3, bug: 70 });

/** A user's mistake at the command line: printed without a stack trace, `code` becomes the exit status. */
export class CliFailure extends Error {
  override readonly name = 'CliFailure';
  readonly code: number;
  readonly text: Text;
  readonly mend: Text | undefined;
  constructor(code: number, message: Text, mend?: Text) {
    super(message.en);
    this.code = code;
    this.text = message;
    this.mend = mend;
  }
}
