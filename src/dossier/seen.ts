import type { LookupUse } from '../definition/model.js';
import type { LookupAnswer } from '../procedure/draft.js';
import type { Filled, LookupRequest } from '../procedure/filled.js';
import { lookupOf } from '../procedure/lookup-step.js';
import type { Procedure } from '../procedure/procedure.js';
import { isOfficial } from './authorise.js';
import type { Actor } from './command.js';
import type { Dossier } from './dossier.js';
import { filledForm } from './file-form.js';

/**
 * A dossier as an actor may see it. Of what was only compared nobody sees the record, and the citizen's side not even
 * how asking ended; what is for officials the citizen's side does not see at all.
 */
export function seenBy(procedure: Procedure, dossier: Dossier, actor: Actor): Dossier {
  const { lookups } = procedure.definition;
  if (Object.values(lookups).every(({ use }) => use === 'fill')) return dossier;
  const official = isOfficial(procedure, actor);
  const useOf = (name: string) => {
    const lookup = lookupOf(name);
    return Object.hasOwn(lookups, lookup) ? lookups[lookup]!.use : 'fill';
  };
  const { office, ...rest } = dossier;
  const { filed } = rest;
  return {
    ...rest,
    lookups: shown(rest.lookups, useOf, official),
    ...(official && office && { office }),
    ...(filed?.declaration && {
      filed: {
        ...filed,
        declaration: {
          ...filed.declaration,
          lookups: shown(filed.declaration.lookups, useOf, official),
        },
      },
    }),
  };
}

function shown(
  answers: Dossier['lookups'],
  useOf: (name: string) => LookupUse,
  official: boolean,
): Dossier['lookups'] {
  const seen = Object.entries(answers).flatMap(([name, answer]): [string, LookupAnswer][] => {
    if (useOf(name) === 'fill') return [[name, answer]];
    const { record: _, ...receipt } = answer;
    return official ? [[name, receipt]] : [];
  });
  return Object.fromEntries(seen);
}

/** The form as an actor may see it: what is for officials opens no guard for anybody else, and is not asked before them. */
export function seenForm(procedure: Procedure, dossier: Dossier, actor: Actor, now: string): Filled {
  const { office, ...rest } = dossier;
  if (isOfficial(procedure, actor)) return filledForm(procedure, dossier, now);
  const { asks, ...form } = filledForm(procedure, rest, now);
  const isShown = ({ lookup }: LookupRequest) => procedure.definition.lookups[lookup]?.use !== 'office';
  return { ...form, asks: asks.filter(isShown) };
}
