import type { Filled } from '../procedure/filled.js';
import { changedIssue, unavailableIssue } from '../procedure/form-issues.js';
import { lookupOf } from '../procedure/lookup-step.js';
import type { Procedure } from '../procedure/procedure.js';
import { answerPlace } from '../procedure/row-places.js';
import type { Issue } from '../procedure/validate.js';
import { jsonEqual } from '../value/json-equal.js';
import { askRegistries } from './ask-registries.js';
import { declaredAnew } from './declaration.js';
import { type DossierLog, nowFor, type Runtime } from './dossier-log.js';
import { filledForm } from './file-form.js';
import { staleAnswers } from './open-asks.js';

/** A declaration whose answers are as fresh as the definition demands, or what stands in the way of filing it. */
export interface VerifiedAnew {
  readonly log: DossierLog;
  /** What changed under the citizen's eyes, and registries that must answer and did not. */
  readonly issues: readonly Issue[];
  /** Lookups that could not be asked again and are filed on their older answer. */
  readonly unverified: readonly string[];
}

/**
 * Asks again, before a draft or a supplement is filed, every registry whose answer is older than its lookup's `maxAge`.
 * What that changes is shown before it is filed; where the registry does not answer, the older answer stands and is
 * told, or, under `unavailable: stop`, the filing waits.
 * @param limit aborts when the citizen has waited long enough
 */
export async function verifyAnew(
  runtime: Runtime,
  log: DossierLog,
  limit: AbortSignal | undefined,
): Promise<VerifiedAnew> {
  const { procedure, dossier } = log;
  const now = nowFor(runtime, log);
  if (staleAnswers(procedure, dossier, now).length === 0) return asItIs(log);
  const before = filledForm(procedure, declaredAnew(dossier), now);
  const after = await askRegistries(runtime, log, limit);
  const then = nowFor(runtime, after);
  const stale = staleAnswers(after.procedure, after.dossier, then);
  const unverified = [...new Set(stale.map(lookupOf))];
  const stops = unverified.filter(name => after.procedure.definition.lookups[name]?.unavailable === 'stop');
  return {
    log: after,
    issues: [
      ...changes(after.procedure, before, filledForm(after.procedure, declaredAnew(after.dossier), then)),
      ...stops.map(name => unavailableIssue(after.procedure, name)),
    ],
    unverified,
  };
}

/** What nobody is about to file is not asked about. */
export const asItIs = (log: DossierLog): VerifiedAnew => ({ log, issues: [], unverified: [] });

/** Fields that hold something else than before, lists that have other rows, and fees that cost something else. */
function changes({ definition }: Procedure, before: Filled, after: Filled): readonly Issue[] {
  const values = new Map(before.fields.map(field => [answerPlace(field), field.value]));
  const fields = after.fields.filter(field => !jsonEqual(field.value, values.get(answerPlace(field))));
  const keysOf = ({ rows }: Filled, at: number) => rows[at]?.rows.map(({ key }) => key).sort();
  const lists = after.rows.filter((_, at) => !jsonEqual(keysOf(after, at), keysOf(before, at)));
  const fees = Object.values(definition.fees).filter(
    ({ name }) => after.fees[name]?.amount !== before.fees[name]?.amount,
  );
  return [
    ...[...lists, ...fields].map(each => changedIssue(definition, each)),
    ...fees.map(({ name, title = name }) => changedIssue(definition, { pointer: `#/fees/${name}`, title })),
  ];
}
