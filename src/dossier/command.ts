import type { Channel, Contest, LookupAnswer, Person } from '../procedure/draft.js';
import type { Issue } from '../procedure/validate.js';
import type { Uploads } from './dossier.js';
import type { Filing } from './file-form.js';

/** Who acts, as the agency's own login vouches for them. A citizen holds no role: being the applicant is one. */
export interface Actor {
  readonly id: string;
  readonly roles: readonly string[];
}

/** What a person, a clock or a partner wants of a dossier. Nothing here is trusted but the actor. */
export type Command =
  | OpenCommand
  | AnswerCommand
  | SaveCommand
  | ConsentCommand
  | SubmitCommand
  | SendCommand
  | FireCommand
  | AcknowledgeCommand
  | RateCommand;

export interface OpenCommand {
  readonly type: 'open';
  readonly actor: Actor;
  readonly dossier: string;
  readonly channel: Channel;
  readonly applicant: Person;
  readonly onBehalfOf?: Person;
  readonly loggedInAt?: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** The runtime's own: lookups were answered, in the order of the definition. */
export interface AnswerCommand {
  readonly type: 'answer';
  readonly answers: readonly {
    readonly lookup: string;
    readonly row?: string;
    readonly answer: LookupAnswer;
    readonly dropped: number;
  }[];
}

/** What the citizen touched. Answers are a patch (`null` clears), rows by their keys; a document's uploads replace those before. */
export interface Edits {
  readonly answers?: Readonly<Record<string, unknown>>;
  readonly documents?: Uploads;
  /** Fields reported as wrong in the registry, a pointer (as answers go) alone where nothing more is said; replaces the list before. */
  readonly contested?: readonly (string | Contest)[];
}

export interface SaveCommand extends Edits {
  readonly type: 'save';
  readonly actor: Actor;
  /** Set when the citizen comes back in a new login: sessions are joined, the time between is not counted. */
  readonly loggedInAt?: string;
}

/** Consent to a purpose of the definition, given or withdrawn while the dossier is a draft. */
export interface ConsentCommand {
  readonly type: 'consent';
  readonly actor: Actor;
  readonly purpose: string;
  readonly given: boolean;
}

/** `filing` is what `fileForm` gave for this dossier now; `code` the number the store gave for it. */
export interface SubmitCommand {
  readonly type: 'submit';
  readonly actor: Actor;
  readonly filing: Filing;
  readonly code: string;
  /** Code of the agency it is filed with. */
  readonly agency: string;
  /** Lookups whose answers are older than they may be and could not be asked again. */
  readonly unverified?: readonly string[];
}

/** A workflow event. Where it allows edits, they were saved before it; it files the declaration anew. */
export interface SendCommand {
  readonly type: 'send';
  readonly actor: Actor;
  readonly event: string;
  readonly data?: unknown;
  /** What asking registries anew changed, where the event files the declaration. */
  readonly issues?: readonly Issue[];
  /** As for a filing. */
  readonly unverified?: readonly string[];
}

/** A deadline is due. */
export interface FireCommand {
  readonly type: 'fire';
  readonly deadline: string;
}

/** An effect left, or its answer came. */
export interface AcknowledgeCommand {
  readonly type: 'acknowledge';
  readonly id: string;
  readonly answer?: { readonly event: string; readonly data?: unknown };
}

export interface RateCommand {
  readonly type: 'rate';
  readonly actor: Actor;
  /** 1 very dissatisfied … 5 very satisfied. */
  readonly level: number;
  readonly note?: string;
}
