import type { Contest, LookupAnswer, Person } from '../procedure/draft.js';
import type { FiledContent, Uploads } from './dossier.js';
import type { MigratedDraft } from './migrate-draft.js';

/** What the sealed half of each event holds. The open half (`facts`) is described in docs/security.md. */
export interface Bodies {
  readonly opened: OpenedBody;
  readonly asked: AskedBody;
  readonly saved: SavedBody;
  readonly consented: null;
  readonly migrated: MigratedBody;
  readonly refused: { readonly issues: readonly { readonly pointer: string; readonly code: string }[] };
  readonly submitted: MovedBody & { readonly filed: FiledContent };
  readonly moved: MovedBody;
  readonly effect: { readonly data?: unknown };
  readonly rated: { readonly note?: string };
}

export interface OpenedBody {
  readonly applicant: Person;
  readonly onBehalfOf?: Person;
  readonly settings: Readonly<Record<string, unknown>>;
}

export interface AskedBody extends LetGo {
  readonly lookup: string;
  /** The key of the row it was asked for. */
  readonly row?: string;
  readonly answer: LookupAnswer;
}

interface LetGo {
  /** Names of earlier answers whose row is there no more. */
  readonly letGo?: readonly string[];
}

export interface SavedBody extends LetGo {
  /** By pointer: the value as it is stored, or `null` for an answer taken back; a row by its key, `''` when it is taken out. */
  readonly answers?: Readonly<Record<string, unknown>>;
  readonly documents?: Uploads;
  readonly contested?: readonly Contest[];
}

/** A draft as it stands under another version. */
export interface MigratedBody extends MigratedDraft {
  readonly settings: Readonly<Record<string, unknown>>;
}

export interface MovedBody {
  readonly data?: unknown;
  /** The declaration after a supplement. */
  readonly filed?: FiledContent;
  /** Keys of the documents whose waiver its reasons lift. */
  readonly lifted?: readonly string[];
  readonly results?: Readonly<Record<string, unknown>>;
  /** What each effect of this event sends, kept here because the outbox lies open. */
  readonly sends?: Readonly<Record<string, unknown>>;
}
