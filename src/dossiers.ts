/**
 * @module Dossiers on a store, outside Node: the shell that asks registries, decides, seals and writes. No page needs
 * it, for it holds keys; the front door has its pure half. The same names as node-dossiers.ts.
 */

import { dossiersWith } from './host-dossiers.js';
import { load } from './page.js';
import { portableCrypto } from './value/crypto.js';

export { ConfigurationError, ConflictError, IdempotencyError, StoreError } from './dossier/errors.js';
// The log as it is stored.
export type { SealedEvent } from './dossier/event.js';
export { openEvent, verifyChain } from './dossier/log.js';
export type { Keys, Notifier, Registry, Store } from './dossier/ports.js';
// Run: the shell over a store, its ports and its failures.
export type { Dossiers } from './dossier/runtime.js';

// What differs between the hosts.
export const dossiers = /* @__PURE__ */ dossiersWith(portableCrypto, load);
export const crypto = portableCrypto;
