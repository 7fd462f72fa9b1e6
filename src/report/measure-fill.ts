import type { Facts } from '../dossier/event.js';

/** Criterion 1: what the citizen did not have to type. Counts of fields and documents of one filing. */
export interface FillMeasures {
  /** All questions of the form. */
  readonly fields: number;
  /** Those that applied to this citizen. */
  readonly shown: number;
  /** Those that were filed with a value. */
  readonly answered: number;
  /** Those the procedure binds to a registry at all. */
  readonly bound: number;
  /** Those whose value came from a registry or the session. */
  readonly filled: number;
  readonly byRegistry: Readonly<Record<string, number>>;
  /** Something else was typed than the registry says. */
  readonly corrected: number;
  /** Reported as wrong in the registry. */
  readonly contested: number;
  /** Of these, in which registry. */
  readonly contestedIn: Readonly<Record<string, number>>;
  /** Documents this dossier needed, those data stood in for, those taken from a store, and those uploaded. */
  readonly documents: number;
  readonly waived: number;
  readonly reused: number;
  readonly uploaded: number;
}

/** Reads the facts of a `submitted` event. */
export function measureFill(facts: Facts): FillMeasures {
  const count = (name: string) => Number(facts[name] ?? 0);
  const contested = facts.contested;
  return {
    fields: count('fields'),
    shown: count('shown'),
    answered: count('answered'),
    bound: count('bound'),
    filled: count('filled'),
    byRegistry: (facts.byRegistry ?? {}) as Readonly<Record<string, number>>,
    corrected: count('corrected'),
    contested: Array.isArray(contested) ? contested.length : 0,
    contestedIn: (facts.contestedIn ?? {}) as Readonly<Record<string, number>>,
    documents: count('documents'),
    waived: count('waived'),
    reused: count('reused'),
    uploaded: count('uploaded'),
  };
}
