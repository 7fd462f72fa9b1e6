import type { Contest, LookupAnswer, Person } from '../procedure/draft.js';
import type { FiledContent, Uploads } from './dossier.js';

/** What the sealed half of each event holds. The open half (`facts`) is described in docs/security.md. */
export interface Bodies {
  readonly opened: OpenedBody;
  readonly asked: { readonly lookup: string; readonly answer: LookupAnswer };
  readonly saved: SavedBody;
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

export interface SavedBody {
  /** By pointer: the value as it is stored, or `null` for an answer taken back. */
  readonly answers?: Readonly<Record<string, unknown>>;
  readonly documents?: Uploads;
  readonly contested?: readonly Contest[];
}

export interface MovedBody {
  readonly data?: unknown;
  /** The declaration after a supplement. */
  readonly filed?: FiledContent;
  readonly results?: Readonly<Record<string, unknown>>;
  /** What each effect of this event sends, kept here because the outbox lies open. */
  readonly sends?: Readonly<Record<string, unknown>>;
}
