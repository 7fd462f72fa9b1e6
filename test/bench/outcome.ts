/** A form as a page shows it and a desk files it: what all three sides must agree on, whatever they are made of. */
export interface Page {
  readonly form: unknown;
  /** In form order. */
  readonly fields: readonly PageField[];
  /** Lookups to be asked, each with its key. */
  readonly asks: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly documents: Readonly<Record<string, PageDocument>>;
  readonly missing: readonly string[];
  /** In đồng. */
  readonly fees: Readonly<Record<string, number>>;
}

export interface PageDocument {
  readonly state: string;
  /** The lookup it is waived by. */
  readonly by: string | undefined;
}

export interface PageField {
  readonly pointer: string;
  readonly shown: boolean;
  readonly source: string;
  readonly value: unknown;
  readonly lookup: string | undefined;
  readonly locked: boolean;
  readonly standIn: boolean;
  /** Neither baseline looks: no record of the families has a value its field rejects. */
  readonly unfit: boolean;
  readonly differs: boolean;
  readonly offers: readonly unknown[] | undefined;
}

/** What keeps a form from being filed. */
export interface Fault {
  readonly code: string;
  readonly pointer: string;
}

/** A dossier from its first page to its rating. */
export interface Story {
  /** The form as last shown to the citizen. */
  readonly page: Page;
  readonly filed: {
    readonly code: string;
    readonly agency: string;
    readonly form: unknown;
    readonly documents: Readonly<Record<string, string>>;
    readonly fees: Readonly<Record<string, number>>;
    /** What the report counts: fields shown, answered, filled from registries; documents waived, uploaded. */
    readonly counts: Counts;
  };
  /** Every entry of the log, in order. */
  readonly log: readonly Entry[];
  /** By effect `seq/name`. */
  readonly effects: Readonly<Record<string, string>>;
  readonly results: Readonly<Record<string, unknown>>;
  readonly rating: number | undefined;
}

export interface Counts {
  readonly shown: number;
  readonly answered: number;
  readonly filled: number;
  readonly waived: number;
  readonly uploaded: number;
}

/** One entry of the log. */
export interface Entry {
  readonly at: string;
  readonly type: string;
  readonly role: string;
  readonly by: string;
  /** Of a step of the workflow. */
  readonly step?: {
    readonly event: string;
    readonly state: string;
    readonly status: number;
    readonly turn: string | undefined;
    readonly clocks: Readonly<Record<string, Timing>>;
    readonly sends: Readonly<Record<string, unknown>>;
  };
}

/** A deadline of the dossier: instants only. */
export interface Timing {
  readonly startedAt: string;
  readonly dueAt: string;
  readonly pausedAt: string | undefined;
  readonly stoppedAt: string | undefined;
}
