import { answerName, lookupOf } from '../procedure/lookup-step.js';
import type { Procedure } from '../procedure/procedure.js';
import { declaredAnew } from './declaration.js';
import type { Dossier } from './dossier.js';
import { filledForm } from './file-form.js';

/** Names of the answers that were given about a row which is there no more: nobody needs them, so they are let go. */
export function answersOfNoRow(procedure: Procedure, dossier: Dossier, now: string): readonly string[] {
  const kept = Object.keys(dossier.lookups).filter(name => name.includes('/'));
  if (kept.length === 0) return [];
  const { rows } = filledForm(procedure, declaredAnew(dossier), now);
  const { lookups } = procedure.definition;
  return kept.filter(name => {
    const lookup = lookupOf(name);
    const list = rows.find(({ pointer }) => pointer === lookups[lookup]?.each);
    return !list?.rows.some(({ key }) => answerName({ lookup, row: key }) === name);
  });
}
