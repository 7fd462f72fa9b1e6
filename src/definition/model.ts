import type { Read } from '../expression/reads.js';
import type { Tree } from '../expression/tree.js';
import type { FileKind } from '../value/file-kind.js';

/** A JSON Schema 2020-12 object, with or without our keywords. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** One expression of the definition: its text after blocks are resolved, parsed once, with what it reads. */
export interface Formula {
  readonly text: string;
  readonly tree: Tree;
  readonly reads: readonly Read[];
  /** RFC 6901 pointer of the expression in the resolved definition. */
  readonly pointer: string;
}

/** One link of a prefill chain. `lookups` are the lookups its expression reads. */
export interface Link {
  readonly from: Formula;
  readonly lock: boolean;
  readonly lookups: readonly string[];
}

/** A condition that must not be `false` once the field has a value. */
export interface Assertion {
  readonly that: Formula;
  readonly message: string;
}

/**
 * One question of the form: a leaf, or an object marked `whole` (an address) that is asked, filled and counted
 * as one. `pointer` and `path` lead to its value in the form's data.
 */
export interface Field {
  readonly pointer: string;
  readonly path: readonly string[];
  readonly title: string;
  /** Titles of the groups it stands in, outermost first. */
  readonly groups: readonly string[];
  /** Asked for whenever it and its groups are shown. */
  readonly required: boolean;
  /** True when its absence makes the optional group around it incomplete rather than the form. */
  readonly optionalGroup?: string;
  readonly whole: boolean;
  readonly schema: JsonSchema;
  readonly prefill: readonly Link[];
  readonly offer?: Formula;
  readonly computed?: Formula;
  readonly asserts: readonly Assertion[];
  /** Its own `visible` and those of its groups, outermost first; shown when every one is exactly `true`. */
  readonly visible: readonly Formula[];
  /** Where the list is made of rows: then it is no question itself, the leaves of its rows are. */
  readonly rows?: Rows;
}

/** A list of rows. Its fields' pointers have a `*` for the row, their paths and optional groups begin in the row. */
export interface Rows {
  readonly fields: readonly Field[];
  /** Gives the records that rows are made of. */
  readonly from?: Link;
  /** The field of a row that tells records apart. */
  readonly key?: string;
}

/** `fill` fills fields · `confirm` is compared and never shown · `office` is asked once filed, for officials alone. */
export type LookupUse = 'fill' | 'confirm' | 'office';

export interface Lookup {
  readonly name: string;
  readonly registry: string;
  readonly by: Readonly<Record<string, Formula>>;
  readonly basis: string;
  /** The list of rows, as a pointer of the form's data, for each row of which it asks once. */
  readonly each?: string;
  readonly use: LookupUse;
  /** What an unavailable registry means: ask the citizen, or stop with a message. */
  readonly unavailable: 'ask' | 'stop';
  /** What the citizen is told when it stops. */
  readonly stop?: string;
  /** The purpose that must be consented to before it is asked. */
  readonly consent?: string;
  /** Milliseconds after which an answer is asked again while the dossier is a draft, before it is filed too. */
  readonly maxAgeMs?: number;
  /** Record fields this definition reads, as dotted paths; `**` at the end where a whole subtree escapes. */
  readonly fields: readonly string[];
  readonly pointer: string;
}

export interface Guard {
  readonly name: string;
  readonly when: Formula;
  readonly message?: string;
  /** `form`: may stand anywhere; `filed`: reads names that exist only after filing. */
  readonly scope: Scope;
  readonly pointer: string;
}

/** Where an expression may stand: in the form, once it is filed, or where a draft of an earlier version is read. */
export type Scope = 'form' | 'filed' | 'migration';

export interface Waiver {
  readonly by: string;
  readonly signed: boolean;
  readonly when?: Formula;
  readonly basis: string;
}

/** A paper taken from a store of papers. */
export interface Reuse extends Waiver {
  /** Whether the paper is valid today, where its registry tells from when or until when it is. */
  readonly valid?: Formula;
}

export interface Document {
  readonly name: string;
  readonly title: string;
  /** The list of rows, as a pointer of the form's data, for each row of which there is one. */
  readonly each?: string;
  readonly hand: 'file' | 'show';
  readonly needed?: Formula;
  readonly or: readonly string[];
  /** Kinds of files it is taken as; without them a dossier looks at no upload. */
  readonly accepts?: readonly FileKind[];
  readonly maxBytes?: number;
  readonly waived: readonly Waiver[];
  /** None in what was compiled before there was any. */
  readonly reuse?: readonly Reuse[];
  readonly pointer: string;
}

/** How the drafts of one earlier version are read under this one. */
export interface Migration {
  readonly from: string;
  readonly fields: readonly Mapping[];
  /** By document of this version, its name in the earlier one. */
  readonly documents: Readonly<Record<string, string>>;
}

/** One question answered from the answers of an earlier version. */
export interface Mapping {
  /** Pointer of the question, with `*` for a row. */
  readonly to: string;
  /** Over `$old`, the old answers; of a row over `$this`, the answers in the old row. */
  readonly from: Formula;
  readonly codes?: Readonly<Record<string, string>>;
  readonly pointer: string;
}

export interface Fee {
  readonly name: string;
  readonly title?: string;
  readonly amount: Formula;
  readonly due?: string;
  readonly basis: string;
  readonly pointer: string;
}

export type DeadlineUnit = 'workingDays' | 'days' | 'workingHours' | 'months';

export interface Deadline {
  readonly name: string;
  readonly unit: DeadlineUnit;
  /** A number, or an expression evaluated when the clock starts. */
  readonly amount: number | Formula;
  readonly cutoff?: string;
  /** Event or state names; empty: starts on entry to the state whose `after` names it. */
  readonly starts: readonly string[];
  /** Event or state names; empty: stops when a state that starts it is left. */
  readonly stops: readonly string[];
  readonly pausedIn: readonly string[];
  readonly restartedBy: readonly string[];
  readonly longer: Readonly<
    Record<string, { readonly unit: DeadlineUnit; readonly amount: number; readonly times: number }>
  >;
  /** Who must act; an agency of the definition counts as `office`. */
  readonly owedBy: 'office' | 'applicant';
  readonly pointer: string;
}

export interface EventRule {
  readonly name: string;
  /** Roles that may send it, `applicant` or `system`; resolved from `by` or from the `meta.turn` of its states. */
  readonly by: readonly string[];
  readonly notBy: readonly string[];
  readonly reasons: readonly string[];
  readonly edits?: 'asked' | 'all';
  /** JSON Schema of the data it carries, when declared. */
  readonly data?: JsonSchema;
  readonly title?: string;
  readonly pointer: string;
}

export type Effect =
  | {
      readonly kind: 'notice';
      readonly name: string;
      readonly notice: string;
      readonly to: string;
      readonly pointer: string;
    }
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly call: string;
      readonly send?: Formula;
      readonly answer?: string;
      readonly failed?: string;
      readonly pointer: string;
    }
  | { readonly kind: 'issue'; readonly name: string; readonly result: string; readonly pointer: string };

export interface Result {
  readonly name: string;
  readonly code: string;
  readonly title: string;
  readonly schema?: JsonSchema;
  readonly from?: Formula;
  readonly into?: string;
  readonly pointer: string;
}

export interface StateNode {
  /** Path of keys joined by dots, `reception` or `work.examination`. */
  readonly id: string;
  readonly parent?: string;
  readonly type: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  readonly initial?: string;
  /** National status 1–10, read from the leaf outward. */
  readonly status?: number;
  /** Role, `applicant` or `system` whose turn it is. */
  readonly turn?: string;
  readonly title?: string;
  readonly entry: readonly string[];
  readonly exit: readonly string[];
  readonly pointer: string;
}

export interface Transition {
  readonly source: string;
  readonly kind: 'on' | 'after' | 'always' | 'done';
  /** Event name for `on`, deadline name for `after`, empty otherwise. */
  readonly name: string;
  readonly guard?: string;
  /** Resolved state ids; empty: recorded without a move. */
  readonly targets: readonly string[];
  readonly actions: readonly string[];
  readonly pointer: string;
}

/** The workflow flattened once; serves check, diagram and tests. */
export interface Graph {
  readonly initial: string;
  readonly states: readonly StateNode[];
  readonly transitions: readonly Transition[];
}

/** A node of the dependency graph, `field:/mother/fullName`, `field:/members`, `lookup:mother`, `guard:late`, `document:…`, `fee:…`. */
export type NodeId = string;

/** A definition, read and linked: plain JSON, blocks gone, every expression parsed once. */
export interface Definition {
  readonly format: 1;
  readonly code: string;
  readonly version: string;
  readonly effective: { readonly from: string; readonly to?: string };
  readonly title: string;
  readonly level: string;
  readonly legalBasis: Readonly<Record<string, string>>;
  readonly settings: Readonly<Record<string, JsonSchema>>;
  readonly agencies: Readonly<
    Record<string, { readonly level: string; readonly unit?: Formula; readonly title?: string }>
  >;
  readonly roles: Readonly<Record<string, { readonly agency?: string; readonly title: string }>>;
  readonly reasons: Readonly<Record<string, string>>;
  /** What a person consents to, by purpose; none in what was compiled before there were any. */
  readonly consents?: Readonly<Record<string, string>>;
  /** By earlier version; none in what was compiled before there were any. */
  readonly migrations?: Readonly<Record<string, Migration>>;
  /** The form with blocks resolved and code lists expanded to `enum`; our keywords still inside. */
  readonly form: JsonSchema;
  readonly fields: readonly Field[];
  readonly lookups: Readonly<Record<string, Lookup>>;
  readonly guards: Readonly<Record<string, Guard>>;
  readonly documents: Readonly<Record<string, Document>>;
  readonly fees: Readonly<Record<string, Fee>>;
  readonly deadlines: Readonly<Record<string, Deadline>>;
  readonly events: Readonly<Record<string, EventRule>>;
  readonly effects: Readonly<Record<string, Effect>>;
  readonly results: Readonly<Record<string, Result>>;
  readonly targets: Readonly<Record<string, string>>;
  readonly translations: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The XState machine config as written (plain JSON). */
  readonly workflow: JsonSchema;
  readonly graph: Graph;
  /** Fields, lookups, guards, documents and fees, each after what it reads. */
  readonly order: readonly NodeId[];
  readonly calendar: string;
  /** SHA-256 (hex) of the canonical definition, blocks resolved, with the schemas of its registries. */
  readonly pin: string;
}
