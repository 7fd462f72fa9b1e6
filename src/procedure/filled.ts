import type { Text } from '../source/text.js';
import type { Contest, Receipt } from './draft.js';
import type { Fault } from './formula-code.js';

export type FieldSource = 'registry' | 'typed' | 'computed' | 'empty';

/** One question of the form as it stands. Every key is present, so that all states have one shape. */
export interface FieldState {
  /** Pointer into the form's data. */
  readonly pointer: string;
  /** In a row: the pointer its row is answered under, `/members/001195000301`, which no other order of rows changes. */
  readonly row: string | undefined;
  readonly title: string;
  readonly shown: boolean;
  /** Where the value comes from. What is known of the person logged in counts as `registry`. */
  readonly source: FieldSource;
  readonly value: unknown;
  /** The lookup whose answer is the receipt of the value; `$applicant` or `$onBehalfOf` for the session's. */
  readonly lookup: string | undefined;
  readonly registry: string | undefined;
  /** The expression that gave the value, as the definition has it; none where it was typed. */
  readonly expression: string | undefined;
  /** Of the registry's value: `value`, or `registryValue` where something else was typed. One object an answer. */
  readonly receipt: Receipt | undefined;
  readonly locked: boolean;
  /** Filled only because an earlier link of the chain was unavailable; never locked. */
  readonly standIn: boolean;
  /** A registry vouches for it, but the field itself does not take it: not locked, for the citizen to correct. */
  readonly unfit: boolean;
  /** Something else was typed than the registry says. */
  readonly differs: boolean;
  /** What the registry says, where something else was typed. */
  readonly registryValue: unknown;
  /** Values to pick from; none of them is filled in. */
  readonly offers: readonly unknown[] | undefined;
}

/** Something else stands in a field than a registry says, and may stand: it is for the person to see. */
export interface Conflict {
  readonly pointer: string;
  readonly row: string | undefined;
  readonly mine: unknown;
  readonly registrys: unknown;
  readonly lookup: string;
  readonly registry: string | undefined;
  /** Instant the registry vouches for, or when it answered; none for what the login says. */
  readonly since: string | undefined;
}

/** A row of a list as it stands. */
export interface RowState {
  /** What its answers are given under. */
  readonly key: string;
  /** A registry lists it; otherwise it stands on what was typed. */
  readonly listed: boolean;
}

/** A list of rows as it stands. */
export interface RowList {
  readonly pointer: string;
  readonly title: string;
  readonly shown: boolean;
  /** In the order of the form's data. */
  readonly rows: readonly RowState[];
  /** Rows in which nothing stands, just added or emptied: no part of the form's data. Their pointers go by their keys. */
  readonly blank: readonly { readonly key: string; readonly fields: readonly FieldState[] }[];
  /** Rows the registry lists and the person took out, each with its record and how many listed rows, blank ones too, stand before it. */
  readonly removed: readonly { readonly key: string; readonly record: unknown; readonly after: number }[];
  /** The name for one more row; none when the list takes no more. */
  readonly next: string | undefined;
}

/** A question to a registry whose key is known and which has no answer yet. */
export interface LookupRequest {
  readonly lookup: string;
  /** The key of the row it is asked for. */
  readonly row?: string;
  readonly registry: string;
  readonly by: Readonly<Record<string, unknown>>;
  /** Record fields this procedure reads: all it may be given. */
  readonly fields: readonly string[];
  /** Legal basis, as the definition names it. */
  readonly basis: string;
}

/**
 * `pending` it is still to be handed in · `digitised` a scan or an upload is there · `reused` it is taken from a store
 * of papers · `exempt` data stands in for it · `shown` it is to be shown at the desk, not filed · `notNeeded` nobody
 * asks for it.
 */
export type DocumentStand = 'notNeeded' | 'pending' | 'digitised' | 'reused' | 'exempt' | 'shown';

/** The data that stands in for a paper, or the record a paper is taken from. */
export interface StandsIn {
  readonly lookup: string;
  readonly registry: string;
  readonly basis: string;
  /** None of what is only compared. */
  readonly receipt?: Receipt;
}

export interface DocumentState {
  readonly name: string;
  /** What its uploads are given under: its name, or `name/row` where it is one of a row. */
  readonly key: string;
  /** What an issue or an official's reason points to it by: its name, or `name/0` by the place of its row. */
  readonly place: string;
  readonly title: string;
  readonly hand: 'file' | 'show';
  readonly state: DocumentStand;
  readonly files: number;
  /** Where it is reused or exempt. */
  readonly because?: StandsIn;
  /** Any one of these does as well. */
  readonly or: readonly string[];
  /** The alternative that stands in its place. */
  readonly instead?: string;
}

export interface FeeState {
  /** In whole đồng; absent when its expression gives no number. */
  readonly amount?: number;
  /** Its expression gave a number that no fee can be: less than nothing, or a part of a đồng. */
  readonly unfit?: true;
}

/** A request to correct a registry: what it told of which record, and what the citizen says instead. */
export interface Correction
  extends Contest,
    Partial<Pick<Receipt, 'lookup' | 'registry' | 'id' | 'version' | 'asOf' | 'fetchedAt'>> {
  /** The registry's value; absent when it fills nothing now. */
  readonly told?: unknown;
  /** The citizen's; absent when they say no other. */
  readonly says?: unknown;
}

export interface ConsentState {
  readonly purpose: string;
  /** What is consented to. */
  readonly title: string;
  readonly given: boolean;
}

/** A condition on a field's value that is exactly `false`, or a code in it that is not in use that day (`codes`). */
export interface FailedAssertion {
  readonly code?: 'codes';
  readonly pointer: string;
  readonly message: Text;
}

/** A form as it stands: a pure function of the procedure, the draft and the context. */
export interface Filled {
  /** What would be filed: hidden and empty values are absent. */
  readonly form: Readonly<Record<string, unknown>>;
  /** Every field, in form order; of a list of rows the fields of each row. */
  readonly fields: readonly FieldState[];
  /** Every list of rows, in form order. */
  readonly rows: readonly RowList[];
  /** In form order. */
  readonly conflicts: readonly Conflict[];
  readonly asks: readonly LookupRequest[];
  /** What a person is asked to consent to, and whether they do: lookups under a purpose wait for it. */
  readonly consents: readonly ConsentState[];
  /** Guards that may stand before filing. */
  readonly guards: Readonly<Record<string, boolean>>;
  readonly documents: readonly DocumentState[];
  /** Names of the documents that are pending, once for each paper. */
  readonly missing: readonly string[];
  readonly fees: Readonly<Record<string, FeeState>>;
  /** Lookups that ended `unavailable` where the definition says to stop. */
  readonly stopped: readonly string[];
  /** Assertions that are false, in form order. */
  readonly failed: readonly FailedAssertion[];
  /** What was reported wrong, of the fields that are shown; `$corrections`. */
  readonly corrections: readonly Correction[];
  /** Expressions that failed while they ran, and records that made no row (`row-key`, `too-many-rows`). */
  readonly faults: readonly Fault[];
}
