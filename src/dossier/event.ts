/**
 * What happened. `opened` a draft was begun · `asked` a lookup was answered · `saved` the citizen's answers were
 * stored · `consented` a consent was given or withdrawn · `migrated` a draft was brought to another version · `refused` a filing failed validation · `submitted` it was filed · `moved` a workflow event, a deadline
 * or an effect's answer was taken · `effect` an effect left through the outbox and was acknowledged · `rated`.
 */
export type EventType =
  | 'opened'
  | 'asked'
  | 'saved'
  | 'consented'
  | 'migrated'
  | 'refused'
  | 'submitted'
  | 'moved'
  | 'effect'
  | 'rated';

/** A value that may stand in the open: a count, a duration in ms, a name from the definition, an instant. */
export type Fact = string | number | boolean | null | readonly Fact[] | { readonly [name: string]: Fact };

/** What reports need of an event. Never a citizen's value: the envelope outlives the key. */
export type Facts = Readonly<Record<string, Fact>>;

/** The open half of an event (docs/security.md): everything timing, reports and work lists are folded from. */
export interface Envelope {
  readonly v: 1;
  readonly dossier: string;
  /** Counts from 1 without gaps. */
  readonly seq: number;
  /** ISO 8601 UTC with milliseconds. */
  readonly at: string;
  readonly type: EventType;
  readonly role: string;
  /** Pseudonym of the actor within this dossier: 16 hex digits of an HMAC under the dossier's key. */
  readonly actor: string;
  /** Workflow state after the event: names joined by `.`, parallel leaves by `|`. */
  readonly state?: string;
  /** National status 1–10 after the event. */
  readonly status?: number;
  readonly facts: Facts;
  /** Hash of the event before, empty for the first. */
  readonly prev: string;
}

/** An event as stored: the envelope, the encrypted body, and the hash over both. */
export interface SealedEvent extends Envelope {
  /** base64url of nonce (12 bytes), ciphertext, tag (16 bytes). */
  readonly body: string;
  /** SHA-256 in hex of the canonical JSON of everything above. */
  readonly hash: string;
}

/** What stands in place of a body whose key was forgotten. */
export interface Erased {
  readonly erased: true;
}

export const erased: Erased = Object.freeze({ erased: true });

/** True for the body of an event whose key was forgotten. A real body cannot pass: identity is compared. */
export const isErased = (body: unknown): body is Erased => body === erased;

/** An event as `decide` and `evolve` see it. */
export interface DossierEvent {
  readonly seq: number;
  readonly at: string;
  readonly type: EventType;
  readonly role: string;
  readonly actor: string;
  /** Who acted; absent once the key is forgotten. */
  readonly by?: string;
  readonly state?: string;
  readonly status?: number;
  readonly facts: Facts;
  /** The event's data, or `erased`. */
  readonly body: unknown;
}

/** An event decided on, not yet sealed. */
export interface NewEvent {
  readonly at: string;
  readonly type: EventType;
  readonly role: string;
  /** Identity of the actor: sealed in the body, a pseudonym in the envelope. */
  readonly by: string;
  readonly state?: string;
  readonly status?: number;
  readonly facts: Facts;
  /** JSON; `null` when there is nothing to say. */
  readonly body: unknown;
}
