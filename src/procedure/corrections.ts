import type { Contest, Receipt } from './draft.js';
import type { Correction, FieldState } from './filled.js';
import type { Pass } from './pass.js';
import { answerPlace } from './row-places.js';

/** What the citizen reports wrong, each with the registry's word and theirs, as the fields of a pass stand. */
export function correctionsOf({ draft, fields, lists }: Pass): readonly Correction[] {
  const { contested = [] } = draft;
  if (contested.length === 0) return contested;
  const rows = lists.flatMap(list => list?.passes ?? []);
  const states = [fields, ...rows.map(row => row.fields)].flat();
  return contested.flatMap(contest => {
    const state = states.find(field => field && answerPlace(field) === contest.at);
    return state?.shown ? [correctionOf(contest, state)] : [];
  });
}

function correctionOf(
  contest: Contest,
  { value, source, differs, registryValue, receipt }: FieldState,
): Correction {
  const told = differs ? registryValue : source === 'registry' ? value : undefined;
  const says = source === 'typed' || differs ? value : undefined;
  return {
    ...contest,
    ...(receipt && receiptIn(receipt)),
    ...(told !== undefined && { told }),
    ...(says !== undefined && { says }),
  };
}

const receiptIn = ({ lookup, registry, id, version, asOf, fetchedAt }: Receipt) => ({
  lookup,
  registry,
  ...(id !== undefined && { id }),
  ...(version !== undefined && { version }),
  ...(asOf !== undefined && { asOf }),
  fetchedAt,
});
