import type { FiledScope } from '../procedure/filed-scope.js';
import type { Procedure } from '../procedure/procedure.js';
import { turnOf } from '../procedure/state.js';
import { step } from '../procedure/step.js';

/** The agency a dossier is filed with: its name in the definition, and the unit the form leads to. */
export interface CompetentAgency {
  readonly name: string;
  /** What the agency's `unit` gives, a commune's code for one; absent when it gives no text. */
  readonly unit?: string;
}

/** The agency of the role whose turn it is first; the procedure's level when no role has an agency. */
export function competentAgency(procedure: Procedure, scope: FiledScope): CompetentAgency {
  const { agencies, roles, level } = procedure.definition;
  const first = turnOf(procedure, step(procedure, undefined, { start: true }, scope.holds).state);
  const name = (first === undefined ? undefined : roles[first]?.agency) ?? Object.keys(agencies)[0] ?? level;
  const formula = agencies[name]?.unit;
  const unit = formula ? scope.evaluate(formula) : undefined;
  return { name, ...(typeof unit === 'string' && { unit }) };
}
