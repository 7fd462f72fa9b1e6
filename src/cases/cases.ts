import type { JsonSchema } from '../definition/model.js';

/** When an event happens: after the one before it, or at an instant of its own. */
export interface When {
  /** ISO 8601 duration since the event before, or a number of working days and a local time. */
  readonly after?: string | { readonly workingDays: number; readonly at: string };
  /** Absolute instant with its zone. */
  readonly at?: string;
}

/** One thing that happens to the dossier: `open`, `save`, `consent`, `submit`, `rate`, or an event of the workflow. */
export interface CaseEvent extends When {
  readonly event: string;
  /** Role of the actor; absent for the citizen. */
  readonly by?: string;
  /** Who acts, an id inside the agency. */
  readonly as?: string;
  readonly answers?: JsonSchema;
  readonly documents?: Readonly<Record<string, { readonly name: string; readonly size: number }>>;
  /** Pointers of fields the citizen reports wrong. */
  readonly contested?: readonly string[];
  readonly data?: JsonSchema;
}

export interface Given {
  readonly loggedInAt: string;
  readonly applicant: { readonly personId: string; readonly fullName?: string };
  readonly onBehalfOf?: { readonly personId: string; readonly fullName?: string };
  readonly channel?: 'online' | 'desk' | 'post';
  /** Files of sample records, relative to the case file; absent: every file of its `records` folder. */
  readonly records?: readonly string[];
  /** Registries that do not answer, with the outcome they give. */
  readonly outages?: Readonly<Record<string, 'unavailable' | 'denied'>>;
  /** Milliseconds a registry takes here. */
  readonly latency?: Readonly<Record<string, number>>;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** What the author expects; only what is written is compared. Pointers lead into the form's data. */
export interface Expectation {
  readonly fields?: number;
  readonly filled?: number;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly sources?: Readonly<Record<string, string>>;
  readonly locked?: readonly string[];
  readonly issues?: readonly { readonly pointer: string; readonly code: string }[];
  readonly documents?: Readonly<Record<string, string>>;
  readonly path?: readonly string[];
  readonly status?: number;
  readonly due?: Readonly<Record<string, string>>;
  readonly result?: JsonSchema;
}

export interface Case {
  readonly name: string;
  readonly title?: string;
  readonly given: Given;
  readonly events: readonly CaseEvent[];
  readonly expect?: Expectation;
}

/** A case file (`schemas/cases.schema.json`): a run of it is a function of its content alone. */
export interface CaseFile {
  /** From it come the ids, keys and all that is random. */
  readonly seed: string;
  /** Agency identifier per agency of the definition. */
  readonly agency: Readonly<Record<string, string>>;
  readonly cases: readonly Case[];
}
