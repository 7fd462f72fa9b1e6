/** @module Dossiers on a store, on Node: seals with node:crypto. The same names as dossiers.ts. */
import { dossiersWith } from './host-dossiers.js';
import { load } from './node.js';
import { nodeCrypto } from './node-crypto.js';

export { ConfigurationError, ConflictError, IdempotencyError, StoreError } from './dossier/errors.js';
// The log as it is stored.
export type { SealedEvent } from './dossier/event.js';
export { openEvent, verifyChain } from './dossier/log.js';
export type { Keys, Notifier, Registry, Store } from './dossier/ports.js';
// Run: the shell over a store, its ports and its failures.
export type { Dossiers } from './dossier/runtime.js';

// What differs between the hosts.
export const dossiers = /* @__PURE__ */ dossiersWith(nodeCrypto, load);
export const crypto = nodeCrypto;
