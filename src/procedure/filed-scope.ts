import { longestLimit } from '../definition/deadlines.js';
import type { Deadline, Formula } from '../definition/model.js';
import { correctionsOf } from './corrections.js';
import type { Channel, Draft, FiledContext } from './draft.js';
import { filledOf, passOf } from './fill.js';
import type { Filled } from './filled.js';
import { type Code, codeOf, runCode } from './formula-code.js';
import type { Pass } from './pass.js';
import type { Procedure } from './procedure.js';

/** Everything that can be said about a filed dossier at one moment. */
export interface FiledScope {
  readonly filled: Filled;
  /** Whether a guard holds: exactly `true`. An unknown guard does not. */
  holds(guard: string): boolean;
  /** The value of a formula that stands after filing: `from`, `send`, `unit`, `amount`. */
  evaluate(formula: Formula): unknown;
  /**
   * How much time a deadline gives, in its own unit; as if on another channel when one is named. A number outside
   * what a deadline may give becomes the nearest one inside; undefined when its expression gives no number.
   */
  amountOf(deadline: Deadline, channel?: Channel): number | undefined;
}

/**
 * Opens the scope of a filed dossier. What belongs to the form reads the day of filing as `$today`, so that a
 * guard does not change its mind while the dossier is processed; guards that exist only after filing, and the
 * formulas evaluated here, read the day of the decision. The form is filled when something first asks for it: most
 * steps of a workflow have neither guards nor anything to send.
 */
export function filedScope(procedure: Procedure, draft: Draft, context: FiledContext): FiledScope {
  let known: Settled | undefined;
  const settled = (): Settled => {
    known ??= settle(procedure, draft, context);
    return known;
  };
  return {
    get filled() {
      return settled().filled;
    },
    holds: guard => {
      const { guards } = settled().filled;
      return Object.hasOwn(guards, guard) && guards[guard] === true;
    },
    evaluate: formula => evaluate(settled().pass, formula),
    amountOf: (deadline, channel = context.channel) => {
      const { amount } = deadline;
      if (typeof amount === 'number') return within(deadline, amount);
      if (channel !== context.channel)
        return filedScope(procedure, draft, { ...context, channel }).amountOf(deadline);
      return within(deadline, evaluate(settled().pass, amount));
    },
  };
}

/** A count of days or months is whole: a part of a day is that day. */
function within({ unit }: Deadline, amount: unknown): number | undefined {
  if (typeof amount !== 'number' || Number.isNaN(amount)) return undefined;
  const count = unit === 'workingHours' ? amount : Math.ceil(amount);
  return Math.min(Math.max(count, 0), longestLimit[unit]);
}

/** A filled form, and the pass in which what belongs to the decision is evaluated. */
interface Settled {
  readonly pass: Pass;
  readonly filled: Filled;
}

function settle(procedure: Procedure, draft: Draft, context: FiledContext): Settled {
  const pass = passOf(procedure, draft, context, context);
  const now = { ...pass, context: { ...pass.context, today: context.today } };
  const { nodes } = procedure.form.plan;
  // Nothing of the form rests on what exists only once it is filed.
  for (const { filed, step } of nodes) if (!filed) step(pass);
  pass.names.today = context.today;
  pass.names.corrections = correctionsOf(pass);
  for (const { filed, step } of nodes) if (filed) step(now);
  return { pass: now, filled: filledOf(procedure, pass) };
}

const evaluate = (pass: Pass, formula: Formula): unknown =>
  runCode(compiled(formula), pass.context, pass.faults);

const codes = new WeakMap<Formula, Code>();

/** Formulas outside the form's order are compiled when first needed, once. */
function compiled(formula: Formula): Code {
  const known = codes.get(formula);
  if (known) return known;
  const code = codeOf(formula);
  codes.set(formula, code);
  return code;
}
