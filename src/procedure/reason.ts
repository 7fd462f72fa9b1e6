/** Why an official sends a dossier back: a code of the procedure, the field, group or document meant, a note. */
export interface Reason<Code extends string = string> {
  readonly reason: Code;
  readonly at?: string;
  readonly note?: string;
}

/** Data of an event that declares reasons: at least one, because nobody can answer a request that says no fault. */
export interface Reasoned<Code extends string = string> {
  readonly reasons: readonly [Reason<Code>, ...Reason<Code>[]];
}
