import type { FormulaAt } from './formulas.js';
import type { Deadline, DeadlineUnit } from './model.js';
import { below } from './path.js';
import { type Raw, rawEntries, textIn, textsOf } from './raw.js';
import { deadlineUnits } from './slots.js';

/** The longest limit a deadline may give, in its own unit; the procedure's schema says the same. */
export const longestLimit: Readonly<Record<DeadlineUnit, number>> = Object.freeze({
  workingDays: 3650,
  days: 3650,
  workingHours: 20_000,
  months: 120,
});

export function deadlinesOf(raw: Raw, formulaAt: FormulaAt): Readonly<Record<string, Deadline>> {
  const deadlines = rawEntries(raw.deadlines).flatMap(([name, deadline]): [string, Deadline][] => {
    const pointer = below('/deadlines', name);
    const limit = limitOf(deadline, pointer, formulaAt);
    if (!limit) return [];
    const cutoff = textIn(deadline, 'cutoff');
    const value: Deadline = {
      name,
      ...limit,
      ...(cutoff === undefined ? {} : { cutoff }),
      starts: textsOf(deadline.starts),
      stops: textsOf(deadline.stops),
      pausedIn: textsOf(deadline.pausedIn),
      restartedBy: textsOf(deadline.restartedBy),
      longer: longerOf(deadline),
      owedBy: deadline.owedBy === 'applicant' ? 'applicant' : 'office',
      pointer,
    };
    return [[name, value]];
  });
  return Object.fromEntries(deadlines);
}

function limitOf(
  deadline: Raw,
  pointer: string,
  formulaAt: FormulaAt,
): Pick<Deadline, 'unit' | 'amount'> | undefined {
  const unit = deadlineUnits.find(each => deadline[each] !== undefined);
  if (!unit) return undefined;
  const written = deadline[unit];
  const plain = typeof written === 'string' && /^\s*\d+\s*$/.test(written) ? Number(written) : written;
  const amount = typeof plain === 'number' ? plain : formulaAt(below(pointer, unit));
  return amount === undefined ? undefined : { unit, amount };
}

function longerOf(deadline: Raw): Deadline['longer'] {
  const events = rawEntries(deadline.longer).flatMap(([event, limit]) => {
    const unit = deadlineUnits.find(each => typeof limit[each] === 'number');
    if (!unit) return [];
    const times = typeof limit.times === 'number' ? limit.times : 1;
    return [[event, { unit, amount: limit[unit] as number, times }] as const];
  });
  return Object.fromEntries(events);
}
