/**
 * @module Types of what an agency hands in and of what is said through it: for those who write a store, a registry,
 * a notifier or a key service of their own. Types only: importing it loads nothing.
 */
export type { CompetentAgency } from './dossier/competent-agency.js';
export type { StoreFailure } from './dossier/errors.js';
export type { SealedEvent } from './dossier/event.js';
export type {
  Appended,
  Clock,
  Delivered,
  Delivery,
  DossierRow,
  Keys,
  Notifier,
  Outgoing,
  Query,
  Random,
  Registry,
  RegistryAnswer,
  RegistryRequest,
  Step,
  Store,
  Timer,
} from './dossier/ports.js';
export type { HostOptions } from './host-dossiers.js';
export type { Crypto } from './value/crypto.js';
