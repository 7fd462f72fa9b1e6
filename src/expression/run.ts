import { type Text, text } from '../source/text.js';
import { BOUNDS } from './bounds.js';
import { ExpressionError } from './problem.js';
import { wordingOf } from './wordings.js';

/** What an evaluation may see besides its input. `now` is epoch milliseconds (UTC), `today` a local `YYYY-MM-DD`. */
export interface Context {
  readonly names?: Readonly<Record<string, unknown>>;
  readonly now?: number;
  readonly today?: string;
  readonly fuel?: number;
}

const NO_NAMES: Readonly<Record<string, unknown>> = Object.freeze({});

/** One evaluation: its names, its instant, and what is left of its budget. */
export class Run {
  readonly names: Readonly<Record<string, unknown>>;
  readonly today: string | undefined;
  readonly now: number | undefined;
  readonly root: unknown;
  /** The place of the operation under way, for errors. */
  at = 0;
  #fuel: number;
  #depth = 0;

  constructor(root: unknown, context: Context | undefined) {
    this.root = root;
    this.names = context?.names ?? NO_NAMES;
    this.now = context?.now;
    this.today = context?.today;
    this.#fuel = context?.fuel ?? BOUNDS.fuel;
  }

  /** Pays for `steps` of work. */
  spend(steps: number): void {
    this.#fuel -= steps;
    if (this.#fuel < 0) this.fail('fuel');
  }

  /** Pays for looking at so many characters. */
  spendText(characters: number): void {
    this.spend(characters >> 4);
  }

  /** Runs `work` one level deeper in the data. */
  deeper<T>(work: () => T): T {
    if (++this.#depth > BOUNDS.depth) this.fail('depth');
    const result = work();
    this.#depth--;
    return result;
  }

  /** The string, unless it is too long. */
  bounded(value: string): string {
    if (value.length > BOUNDS.string) this.fail('string-length');
    return value;
  }

  /** The list, unless it has too many elements. */
  limited<T extends readonly unknown[]>(list: T): T {
    if (list.length > BOUNDS.sequence) this.fail('sequence-length');
    return list;
  }

  /** Ends the evaluation. `detail` names a function or an operator, never a value. */
  fail(code: string, detail = '', at = this.at): never {
    throw new ExpressionError(code, at, wordingOf(code, detail));
  }

  /** Like `fail`, with a message of its own. */
  refuse(code: string, message: Text): never {
    throw new ExpressionError(code, this.at, message);
  }
}

/** What a failure that is not ours is called: a getter of the caller's threw, or the machine ran out of stack. */
export const foreignFailure = (at: number, error: unknown): ExpressionError =>
  error instanceof RangeError
    ? new ExpressionError('depth', at, wordingOf('depth', ''))
    : new ExpressionError(
        'input',
        at,
        text('Không đọc được dữ liệu đưa vào.', 'The input could not be read.'),
      );
