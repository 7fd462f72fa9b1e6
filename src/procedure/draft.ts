/** How asking a registry ended. `notAsked`: some part of the key is not known. */
export type Outcome =
  | 'found'
  | 'notFound'
  | 'incomplete'
  | 'mismatch'
  | 'denied'
  | 'unavailable'
  | 'notAsked';

/** What one lookup was answered, and with it the receipt of every value taken from it. */
export interface LookupAnswer {
  readonly outcome: Outcome;
  /** The key that was asked for. Once the form's key differs, the answer is obsolete. */
  readonly key: Readonly<Record<string, unknown>>;
  readonly record?: unknown;
  /** Identity and version of the record in its registry. */
  readonly id?: string;
  readonly version?: string;
  /** Instant the registry vouches for. */
  readonly asOf?: string;
  readonly signed: boolean;
  /** Every field this procedure reads is there. */
  readonly complete: boolean;
  /** When the answer came, and how many milliseconds it took. */
  readonly at: string;
  readonly ms: number;
}

/** What vouches for every value taken from one answer: which record of which registry, as of when, asked when. */
export interface Receipt {
  readonly lookup: string;
  readonly registry: string;
  /** Identity and version of the record in its registry. */
  readonly id: string | undefined;
  readonly version: string | undefined;
  /** Instant the registry vouches for. */
  readonly asOf: string | undefined;
  /** When the answer came, and how many milliseconds ago that is. */
  readonly fetchedAt: string;
  readonly ageMs: number;
  readonly signed: boolean;
}

export interface Upload {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly [fact: string]: unknown;
}

/**
 * What a person has done to a form so far. `answers` is nested like the form and holds only what was touched:
 * a leaf that is not there follows its prefill, a leaf of `''` was emptied on purpose and stays empty. A list of rows
 * is an object of rows by their keys, so that answers stay with their row wherever it is listed: a row of `''` was
 * taken out, and stays out; one named `+1`, `+2` … was added.
 */
export interface Draft {
  readonly answers: Readonly<Record<string, unknown>>;
  /** By lookup; by lookup and row, `member/001195000301`, where it asks once for each row. */
  readonly lookups: Readonly<Record<string, LookupAnswer>>;
  /** By document; by document and row, `kinship/001195000301`, where there is one for each row. */
  readonly documents: Readonly<Record<string, readonly Upload[]>>;
  /** Keys of documents whose waiver and reuse an official has lifted by a reason that names them: they are asked for again. */
  readonly lifted?: readonly string[];
  /** Purposes that are consented to now. */
  readonly consents?: readonly string[];
  /** Fields reported wrong (báo sai): they are not locked, what was typed stands. */
  readonly contested?: readonly Contest[];
}

/**
 * Why a registry's value is wrong. `misspelt` it is written wrongly · `outdated` it was right once · `notMine` it is
 * somebody else's · `other` the note says.
 */
export const contestReasons = Object.freeze(['misspelt', 'outdated', 'notMine', 'other'] as const);
export type ContestReason = (typeof contestReasons)[number];

/** One field the citizen reports as wrong in its registry (báo sai). */
export interface Contest {
  /** Pointer of the field, as answers go: in a row, under the key of the row. */
  readonly at: string;
  readonly reason?: ContestReason;
  readonly note?: string;
}

export type Channel = 'online' | 'desk' | 'post';

/** Who is logged in, or on whose behalf: `$applicant`, `$onBehalfOf`. */
export interface Person {
  readonly personId: string;
  readonly [fact: string]: unknown;
}

/** The world around a form. Nothing else is read: no clock, no network, no randomness. */
export interface FormContext {
  /** ISO 8601 UTC. */
  readonly now: string;
  /** The local date, `YYYY-MM-DD`. */
  readonly today: string;
  readonly applicant: Person;
  readonly onBehalfOf?: Person;
  readonly channel: Channel;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** One taken event as `$events.<name>` shows it. */
export interface PastEvent {
  readonly at: string;
  readonly by: string;
  readonly data?: unknown;
}

/** The world around a filed dossier. */
export interface FiledContext extends FormContext {
  /** The local date of filing: what the form itself says about `$today` was settled that day. */
  readonly filedOn: string;
  /** By event name, oldest first, the event being decided included. */
  readonly events: Readonly<Record<string, readonly PastEvent[]>>;
  /** Fees that are paid. */
  readonly paid?: readonly string[];
}
