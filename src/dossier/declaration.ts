import type { Declaration, Dossier } from './dossier.js';

/** What counts of a dossier: a draft as it stands, afterwards what was filed. */
export const declarationOf = (dossier: Dossier): Declaration =>
  dossier.filed?.declaration ?? enteredIn(dossier);

/** The dossier as if whatever was entered since the filing were filed now; a draft as it is. */
export const declaredAnew = (dossier: Dossier): Dossier =>
  dossier.filed ? { ...dossier, filed: { ...dossier.filed, declaration: enteredIn(dossier) } } : dossier;

/** Everything the citizen's side has entered so far, with what registries answered to it. */
export const enteredIn = ({ answers, lookups, uploads, contested }: Dossier): Declaration => ({
  answers,
  lookups,
  uploads,
  contested,
});
