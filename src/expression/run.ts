import { text } from '../source/text.js';
import * as BOUNDS from './bounds.js';
import type { Pictures } from './pictured.js';
import { ExpressionError } from './problem.js';
import { wordingOf } from './wordings.js';

/** What an evaluation may see besides its input. `now` is epoch milliseconds (UTC), `today` a local `YYYY-MM-DD`. */
export interface Context {
  readonly names?: Readonly<Record<string, unknown>>;
  readonly now?: number;
  readonly today?: string;
  readonly fuel?: number;
  /** What all evaluations together may spend that are given the same one; what each has spent is taken from it. */
  readonly tank?: { left: number };
  readonly pictures?: Pictures | undefined;
}

const NO_NAMES: Readonly<Record<string, unknown>> = Object.freeze({});

/** What is no number of steps bounds nothing: the bound we set holds. */
const allowed = (steps: unknown, otherwise: number): number =>
  Number.isFinite(steps) && (steps as number) >= 0 ? (steps as number) : otherwise;

/** Names bound inside an expression, and those around them. */
export class Frame {
  readonly names: ReadonlyMap<string, unknown>;
  readonly up: Frame | undefined;
  constructor(names: ReadonlyMap<string, unknown>, up: Frame | undefined) {
    this.names = names;
    this.up = up;
  }
}

/** One evaluation: its names, its instant, and what is left of its budget. */
export class Run {
  readonly names: Readonly<Record<string, unknown>>;
  readonly root: unknown;
  readonly context: Context | undefined;
  /** The place of the operation under way, for errors. */
  at = 0;
  /** How much the result may still hold. */
  room = BOUNDS.result;
  /** The last object that a path from a name came to but for its last step, and the path to it: many begin alike. */
  holder = '';
  held: unknown;
  /** The names in force besides those from outside. */
  frame: Frame | undefined;
  readonly #given: number;
  #fuel: number;
  #depth = 0;
  #calls = 0;

  constructor(root: unknown, context: Context | undefined) {
    this.root = root;
    this.names = context?.names ?? NO_NAMES;
    this.context = context;
    const { fuel, tank } = context ?? {};
    this.#fuel = Math.min(allowed(fuel, BOUNDS.fuel), tank ? allowed(tank.left, BOUNDS.fuel) : Infinity);
    this.#given = this.#fuel;
  }

  /** Pays for `steps` of work. */
  spend(steps: number): void {
    this.#fuel -= steps;
    if (this.#fuel < 0) this.fail('fuel');
  }

  /** What has been spent so far. */
  spent(): number {
    return this.#given - Math.max(0, this.#fuel);
  }

  /** Pays for looking at so many characters. */
  spendText(characters: number): void {
    this.spend(characters >> 4);
  }

  /** Runs `work` one level deeper in the data. */
  deeper<T>(work: () => T): T {
    this.descend();
    const result = work();
    this.ascend();
    return result;
  }

  descend(): void {
    if (++this.#depth > BOUNDS.depth) this.fail('depth');
  }

  ascend(): void {
    this.#depth--;
  }

  /** Notes that a function is called inside those called already. */
  enter(): void {
    if (++this.#calls > BOUNDS.calls) this.fail('U1001');
  }

  leave(): void {
    this.#calls--;
  }

  /** Runs `work` with other names in force. What ends it by an error ends the evaluation. */
  within<T>(frame: Frame | undefined, work: () => T): T {
    const outer = this.frame;
    this.frame = frame;
    const result = work();
    this.frame = outer;
    return result;
  }

  /** The value of a name, from the innermost frame that binds it. */
  find(name: string): unknown {
    for (let { frame } = this; frame; frame = frame.up) {
      this.spend(1);
      if (frame.names.has(name)) return frame.names.get(name);
    }
    return Object.hasOwn(this.names, name) ? this.names[name] : undefined;
  }

  /** Binds a name in the innermost frame. */
  bind(name: string, value: unknown): void {
    this.frame ??= new Frame(new Map(), undefined);
    (this.frame.names as Map<string, unknown>).set(name, value);
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
    throw new ExpressionError(code, at, this.context?.pictures?.wording(code) ?? wordingOf(code, detail));
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
