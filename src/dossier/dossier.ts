import type { Clock } from '../procedure/clock.js';
import type { Channel, Contest, Draft, LookupAnswer, Person } from '../procedure/draft.js';
import type { Correction } from '../procedure/filled.js';
import type { Aside } from './aside.js';

/** Uploaded files by document name: what is known of them, not their bytes. */
export type Uploads = Draft['documents'];

/** A dossier (hồ sơ): the fold of its events. Plain frozen JSON; personal parts are absent once its key is forgotten. */
export interface Dossier {
  readonly id: string;
  /** Sequence number of its last event. */
  readonly version: number;
  /** The version it is under, by content hash: a draft follows the one in force, filing pins it for good. */
  readonly procedure: { readonly code: string; readonly version: string; readonly pin?: string };
  readonly channel: Channel;
  readonly openedAt: string;
  readonly loggedInAt?: string;
  /** Who is logged in, as the login vouches for them. */
  readonly applicant?: Person;
  readonly onBehalfOf?: Person;
  /** What the province decided (fees, start conditions), as it stood when the dossier was opened. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Only what the citizen touched, nested as the form is; edits made since the filing are in it, and do not count. */
  readonly answers: Readonly<Record<string, unknown>>;
  /** By lookup; by lookup and row where it asks for each row. */
  readonly lookups: Readonly<Record<string, LookupAnswer>>;
  /** What lookups for officials were answered (`use: office`), asked since the filing. */
  readonly office?: Readonly<Record<string, LookupAnswer>>;
  readonly uploads: Uploads;
  /** Fields the citizen reported as wrong in the registry ("báo sai"). */
  readonly contested: readonly Contest[];
  /** By purpose: whether it is consented to, and since when. */
  readonly consents: Readonly<Record<string, { readonly given: boolean; readonly at: string }>>;
  /** How a draft came to be under the version it is under, when it was begun under another. */
  readonly migrated?: Migrated;
  /** What has no place in this version: kept, shown, and not filed. */
  readonly aside?: readonly Aside[];
  readonly filed?: Filed;
  /** Active workflow states: names joined by `.`, parallel leaves by `|`. Absent in a draft. */
  readonly state?: string;
  /** National status 1–10, 0 for a draft. */
  readonly status: number;
  /** Whose turn it is: a role, `applicant` or `system`. */
  readonly turn?: string;
  /** Workflow events taken, oldest first. */
  readonly history: readonly Happened[];
  readonly clocks: Readonly<Record<string, Clock>>;
  /** Places (field pointers, document names) an official's reasons reopened for the citizen. */
  readonly reopened: readonly string[];
  /** Keys of the documents whose waiver and reuse a reason lifted, for good; a name for all of its rows. */
  readonly lifted: readonly string[];
  /** Effects by their stable id `dossier/seq/name`. */
  readonly effects: Readonly<Record<string, SentEffect>>;
  readonly results: Readonly<Record<string, unknown>>;
  readonly closedAt?: string;
  /** 1 very dissatisfied … 5 very satisfied. */
  readonly rating?: number;
  /** True when the key is gone: the envelope's half of everything is left. */
  readonly forgotten: boolean;
}

/** The last change of version of a draft. Questions by pointer, with `*` for a row; documents by name. */
export interface Migrated {
  readonly at: string;
  /** The version before. */
  readonly from: string;
  readonly moved: readonly { readonly to: string; readonly from: readonly string[] }[];
  /** Not asked before, and not demanded before. */
  readonly fresh: readonly string[];
  readonly stricter: readonly string[];
}

/** The filing. `content` is gone with the key. */
export interface Filed {
  readonly at: string;
  /** Local date of the first filing: what the form says about `$today` was settled that day. */
  readonly on: string;
  /** Dossier code (mã hồ sơ). */
  readonly code: string;
  readonly agency: string;
  /** Lookups it was filed on though their answers had grown too old, because the registry did not answer again. */
  readonly unverified?: readonly string[];
  readonly content?: FiledContent;
  readonly declaration?: Declaration;
}

/**
 * What the citizen's side had entered when it was filed, or filed anew by a supplement. Guards, results, fees and
 * deadlines read this and not what was typed since.
 */
export type Declaration = Pick<Dossier, 'answers' | 'lookups' | 'uploads' | 'contested'>;

/** The declaration as filed, or as last supplemented. */
export interface FiledContent {
  readonly form: unknown;
  /** By key of each document (its name, or `name/row`): `exempt`, `digitised`, `shown` … */
  readonly documents: Readonly<Record<string, string>>;
  /** In đồng. */
  readonly fees: Readonly<Record<string, number>>;
  /** What the citizen asks to have corrected in registries, when anything. */
  readonly corrections?: readonly Correction[];
}

/** One workflow event taken: a person's, a deadline's or an effect's. */
export interface Happened {
  /** The event's name, or the deadline's. */
  readonly event: string;
  readonly cause: 'event' | 'deadline' | 'effect';
  readonly at: string;
  readonly role: string;
  /** Pseudonym within this dossier, and the identity while the key is there. */
  readonly actor: string;
  readonly by?: string;
  readonly data?: unknown;
}

export interface SentEffect {
  readonly name: string;
  readonly state: 'sent' | 'delivered' | 'answered';
}

/** Stable id of an effect: delivered twice, it is still one. */
export const effectId = (dossier: string, seq: number, name: string): string => `${dossier}/${seq}/${name}`;
