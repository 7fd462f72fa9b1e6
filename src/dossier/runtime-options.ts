import type { Artefact, Procedure } from '../procedure/procedure.js';
import type { Crypto } from '../value/crypto.js';
import type { CompetentAgency } from './competent-agency.js';
import type { Clock, Keys, Notifier, Random, Registry, Store } from './ports.js';

/** Everything the runtime may touch comes in here. */
export interface DossiersOptions {
  /** Versions of procedures that may be opened; drafts follow the one in force. */
  readonly procedures: readonly Procedure[];
  readonly store: Store;
  readonly keys: Keys;
  readonly crypto: Crypto;
  readonly clock: Clock;
  /** Ids of new dossiers that were not given one. */
  readonly random: Random;
  /** By registry name. One that is not here is `unavailable`, and the citizen is asked instead. */
  readonly registries?: Readonly<Record<string, Registry>>;
  /** Without one, effects wait in the outbox. */
  readonly notifier?: Notifier;
  /** What the province decided, for dossiers opened now. */
  readonly settings?: (procedure: Procedure) => Readonly<Record<string, unknown>>;
  /**
   * Code of the agency, `H26.10`: letters, digits, `.`, `_` and `-`, 50 at most. It stands in dossier codes and in the
   * open. Its name in the definition, unless told.
   */
  readonly agencyCode?: (agency: CompetentAgency) => string | Promise<string>;
  /**
   * A signal that aborts when the citizen has waited long enough for registries: asked for once a page, however many
   * lookups lead to one another.
   */
  readonly timeLimit?: () => AbortSignal;
  /**
   * A signal that aborts when a question to a registry has gone on long enough behind a page that was answered: what
   * comes until then is entered while it is still asked. Without one a question ends with the wait for it.
   */
  readonly lateLimit?: () => AbortSignal;
  /** A signal that aborts when one delivery has taken long enough: it counts as failed and the next is tried. */
  readonly deliveryLimit?: () => AbortSignal;
  /** Brings back a pinned version; `load` with its own validators unless told. */
  readonly load?: (artefact: Artefact) => Procedure;
}
