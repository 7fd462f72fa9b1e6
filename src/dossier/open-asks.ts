import type { LookupAnswer } from '../procedure/draft.js';
import type { LookupRequest } from '../procedure/filled.js';
import { answerName, lookupOf } from '../procedure/lookup-step.js';
import type { Procedure } from '../procedure/procedure.js';
import { ownIn } from '../source/own.js';
import { jsonEqual } from '../value/json-equal.js';
import { declaredAnew } from './declaration.js';
import type { Dossier } from './dossier.js';
import type { DossierLog } from './dossier-log.js';
import { isEditable } from './edits.js';
import { filledForm } from './file-form.js';
import { millisBetween } from './instant.js';

type Answers = Readonly<Record<string, LookupAnswer>>;

/**
 * What registries are to be asked now: every question whose key is known and which has no answer. In a draft a
 * registry that was `unavailable` is asked again, and so, in a supplement too, is one whose answer has grown too old;
 * what was filed stands on what was known, but for what is asked for officials.
 */
export function openAsks({ procedure, dossier: as }: DossierLog, now: string): readonly LookupRequest[] {
  const { lookups } = procedure.definition;
  const isOffice = (name: string): boolean => lookups[lookupOf(name)]?.use === 'office';
  const fixed = as.filed !== undefined && !isEditable(procedure, as);
  if (fixed && !Object.keys(lookups).some(isOffice)) return [];
  const dossier = declaredAnew(as);
  const { asks } = filledForm(procedure, dossier, now);
  const stale = staleAnswers(procedure, dossier, now);
  const isDue = (name: string, { outcome }: LookupAnswer): boolean =>
    (outcome === 'unavailable' && (!dossier.filed || isOffice(name))) || stale.includes(name);
  const again = asksWithout(isDue).filter(request => isAnswered(dossier, request));
  const order = Object.keys(lookups);
  return [...asks, ...again]
    .filter(({ lookup }) => !fixed || isOffice(lookup))
    .sort((left, right) => order.indexOf(left.lookup) - order.indexOf(right.lookup));

  /** Filled once more without the answers that are due: what is then asked under a known key is to be asked again. */
  function asksWithout(due: typeof isDue): readonly LookupRequest[] {
    const kept = (answers: Answers): Answers =>
      Object.fromEntries(Object.entries(answers).filter(([name, answer]) => !due(name, answer)));
    const all = { ...dossier.lookups, ...dossier.office };
    if (Object.entries(all).every(([name, answer]) => !due(name, answer))) return [];
    const bare = declaredAnew({
      ...dossier,
      lookups: kept(dossier.lookups),
      ...(dossier.office && { office: kept(dossier.office) }),
    });
    return filledForm(procedure, bare, now).asks;
  }
}

/** Names of the answers a declaration is about to be filed on that are older than the definition lets them be. */
export function staleAnswers(procedure: Procedure, dossier: Dossier, now: string): readonly string[] {
  if (!isEditable(procedure, dossier)) return [];
  const { lookups } = procedure.definition;
  return Object.entries(dossier.lookups).flatMap(([name, { at }]) => {
    const lookup = lookupOf(name);
    const { maxAgeMs } = (Object.hasOwn(lookups, lookup) && lookups[lookup]) || {};
    return maxAgeMs !== undefined && millisBetween(at, now) > maxAgeMs ? [name] : [];
  });
}

/** One question in all its parts: the same lookup under another key is another. */
export const nameOf = (request: LookupRequest): string => JSON.stringify([answerName(request), request.by]);

/** Whether the dossier holds an answer to this very question. */
export function isAnswered({ lookups, office }: Dossier, request: LookupRequest): boolean {
  const all: Answers = { ...lookups, ...office };
  const name = answerName(request);
  const answer = ownIn(all, name);
  return answer !== undefined && jsonEqual(answer.key, request.by);
}
