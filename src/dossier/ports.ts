import type { SealedEvent } from './event.js';

/** What stands in the work list: the head of one dossier, rewritten with every step. */
export interface DossierRow {
  readonly dossier: string;
  /** Sequence number of its last event. */
  readonly version: number;
  readonly procedure: string;
  /** Content hash of the version it was filed under; a draft has none. */
  readonly pin?: string;
  /** Dossier code (mã hồ sơ), given at filing. */
  readonly code?: string;
  readonly agency?: string;
  readonly state?: string;
  /** National status 1–10, 0 for a draft. */
  readonly status: number;
  /** Whose turn it is: a role, `applicant` or `system`. */
  readonly turn?: string;
  readonly dueAt?: string;
  readonly openedAt: string;
  readonly submittedAt?: string;
  readonly closedAt?: string;
  readonly channel: string;
}

/** A durable deadline: one row, not a process. Setting a name again replaces its instant. */
export interface Timer {
  readonly dossier: string;
  readonly name: string;
  readonly at: string;
}

/** An effect waiting to leave. Delivered at least once, always under the same id. */
export interface Outgoing {
  /** `dossier/seq/name`. */
  readonly id: string;
  readonly dossier: string;
  readonly seq: number;
  readonly name: string;
  readonly at: string;
  /** JSON text, best without a citizen's values: it is blanked once delivered, but lies open until then. */
  readonly payload: string;
  readonly attempts: number;
}

/** One decision of the runtime, written whole or not at all. */
export interface Step {
  readonly dossier: string;
  /** Sequence number of the last event the caller saw, 0 for a new dossier. */
  readonly expected: number;
  /** Idempotency key, unique within the dossier. */
  readonly key: string;
  /** Digest of the command, keyed (`valueMac`): a bare hash of a birth date is enumerable. */
  readonly digest: string;
  readonly events: readonly SealedEvent[];
  readonly row: DossierRow;
  /** Names in `clear` go first, then `set` is written. */
  readonly timers: { readonly set: readonly Timer[]; readonly clear: readonly string[] };
  readonly outgoing: readonly Outgoing[];
}

/** `repeated`: the key was seen before with the same digest; nothing was written, `events` are those of then. */
export type Appended =
  | { readonly repeated: false }
  | { readonly repeated: true; readonly events: readonly SealedEvent[] };

/** Filters are joined by and. Ordered by (dueAt, dossier), rows without a due instant last. */
export interface Query {
  readonly procedure?: string;
  readonly state?: string;
  /** Whose turn it is. */
  readonly role?: string;
  readonly status?: number;
  /** Strictly before this instant; rows without a due instant never match. */
  readonly dueBefore?: string;
  /** The last row of the page before. */
  readonly after?: Pick<DossierRow, 'dossier' | 'dueAt'>;
  /** 100 unless told, 1,000 at most. */
  readonly limit?: number;
}

/** Where dossiers live. Prove your own with `storeContract` from `thutuc/testing`. Failures are `StoreError`. */
export interface Store {
  /** One transaction. Throws ConflictError on a wrong `expected`, IdempotencyError on a reused key. */
  append(step: Step): Promise<Appended>;
  /** Events from `fromSeq` (1 unless told), in order; none for an unknown dossier. */
  read(dossier: string, fromSeq?: number): Promise<readonly SealedEvent[]>;
  row(dossier: string): Promise<DossierRow | undefined>;
  list(query: Query): Promise<readonly DossierRow[]>;
  /** Timers at or before the instant, ordered by (at, dossier, name); those behind `after`, the last of a page. */
  due(before: string, limit: number, after?: Timer): Promise<readonly Timer[]>;
  /** Pending effects, ordered by (attempts, at, id): one that keeps failing never holds up the rest. */
  outbox(limit: number): Promise<readonly Outgoing[]>;
  /** `failed` counts an attempt and stays pending; `done` is final, and settling it again changes nothing. */
  settle(id: string, outcome: 'done' | 'failed', at: string, note?: string): Promise<void>;
  /** Next number of the agency's day, from 1; asked again for the same dossier, the same number. */
  number(agency: string, day: string, dossier: string): Promise<number>;
  /** Keeps a resolved definition under its content hash; the first text stays. */
  putProcedure(pin: string, text: string): Promise<void>;
  procedure(pin: string): Promise<string | undefined>;
  close(): Promise<void>;
}

export interface RegistryRequest {
  readonly registry: string;
  readonly by: Readonly<Record<string, unknown>>;
  /** What the expressions read. The answer must also carry those parts of `by` that the registry's records have. */
  readonly fields: readonly string[];
  /** Legal basis and purpose, as the definition names it. */
  readonly basis: string;
  readonly procedure: string;
  readonly dossier: string;
  /** Milliseconds an answer may be old: one kept for longer is no answer. Any age unless told. */
  readonly maxAgeMs?: number;
}

export interface RegistryAnswer {
  readonly outcome: 'found' | 'notFound' | 'incomplete' | 'mismatch' | 'denied' | 'unavailable';
  readonly record?: unknown;
  readonly id?: string;
  readonly version?: string;
  readonly asOf?: string;
  readonly signed?: boolean;
  /** When the registry gave an answer that was kept and is given again: ISO 8601 with zone. Now, unless told. */
  readonly at?: string;
  /** How long the answer took in milliseconds, as the adapter measured it. */
  readonly ms?: number;
}

/** One connection to a state database. Misbehaviour ends as `unavailable`, never as a throw. */
export interface Registry {
  ask(request: RegistryRequest, signal?: AbortSignal): Promise<RegistryAnswer>;
}

export interface Clock {
  /** Now, as ISO 8601 UTC with milliseconds. */
  now(): string;
}

export interface Random {
  bytes(count: number): Uint8Array;
}

/** One 32-byte key a dossier, kept apart from the store. Forgetting it erases the person and is for ever. */
export interface Keys {
  /** Makes the key, or returns the one there is. Throws StoreError `forgotten` after `forget`. */
  create(dossier: string): Promise<Uint8Array>;
  /** The key, or undefined when there never was one or it was forgotten. */
  get(dossier: string): Promise<Uint8Array | undefined>;
  forget(dossier: string): Promise<void>;
}

export interface Delivery {
  readonly id: string;
  readonly dossier: string;
  readonly kind: 'notice' | 'call' | 'issue' | 'start';
  readonly name: string;
  readonly body: unknown;
}

/** What came back at once; an answer that comes later is sent to the dossier as a `system` event. */
export interface Delivered {
  readonly answer?: { readonly event: string; readonly data?: unknown };
}

/**
 * Takes effects out of the house. A throw, or no word by the time the signal aborts, means not delivered: it stays in
 * the outbox and is tried again.
 */
export interface Notifier {
  deliver(delivery: Delivery, signal?: AbortSignal): Promise<Delivered | undefined>;
}
