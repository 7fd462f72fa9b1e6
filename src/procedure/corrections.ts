import type { Contest, Receipt } from './draft.js';
import type { Correction, FieldState } from './filled.js';
import type { Pass } from './pass.js';

/** What the citizen reports wrong, each with the registry's word and theirs, as the fields of a pass stand. */
export function correctionsOf({ draft, fields }: Pass): readonly Correction[] {
  const { contested = [] } = draft;
  return contested.flatMap(contest => {
    const state = fields.find(field => field?.pointer === contest.at);
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
