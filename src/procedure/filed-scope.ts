import type { Deadline, Formula } from '../definition/model.js';
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
   * How much time a deadline gives, in its own unit; as if on another channel when one is named.
   * @throws RangeError when its expression gives no number
   */
  amountOf(deadline: Deadline, channel?: Channel): number;
}

/**
 * Opens the scope of a filed dossier. What belongs to the form reads the day of filing as `$today`, so that a
 * guard does not change its mind while the dossier is processed; guards that exist only after filing, and the
 * formulas evaluated here, read the day of the decision.
 */
export function filedScope(procedure: Procedure, draft: Draft, context: FiledContext): FiledScope {
  const pass = passOf(procedure, draft, context, context);
  const now = { ...pass, context: { ...pass.context, today: context.today } };
  for (const { filed, step } of procedure.form.plan.nodes) {
    pass.names.today = filed ? context.today : context.filedOn;
    step(filed ? now : pass);
  }
  pass.names.today = context.today;
  const filled = filledOf(procedure, pass);
  return {
    filled,
    holds: guard => Object.hasOwn(filled.guards, guard) && filled.guards[guard] === true,
    evaluate: formula => runCode(compiled(formula), now.context, pass.faults),
    amountOf: (deadline, channel = context.channel) =>
      channel === context.channel
        ? amountOf(now, deadline)
        : filedScope(procedure, draft, { ...context, channel }).amountOf(deadline),
  };
}

function amountOf(pass: Pass, { name, amount }: Deadline): number {
  if (typeof amount === 'number') return amount;
  const value = runCode(compiled(amount), pass.context, pass.faults);
  if (typeof value !== 'number') throw new RangeError(`deadline ${name}: its amount is not a number`);
  return value;
}

const codes = new WeakMap<Formula, Code>();

/** Formulas outside the form's order are compiled when first needed, once. */
function compiled(formula: Formula): Code {
  const known = codes.get(formula);
  if (known) return known;
  const code = codeOf(formula);
  codes.set(formula, code);
  return code;
}
