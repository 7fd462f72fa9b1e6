import type { Load } from './door-load.js';
import type { Clock, Random } from './dossier/ports.js';
import { type Dossiers, dossiers } from './dossier/runtime.js';
import type { DossiersOptions } from './dossier/runtime-options.js';
import type { Crypto } from './value/crypto.js';

type HostBrings = 'crypto' | 'clock' | 'random';

/**
 * As `DossiersOptions`. Unless told, the clock is the host's, randomness its own generator, cryptography the door's,
 * registries are waited for five seconds a round and may go on answering for thirty, and a delivery for ten.
 */
export type HostOptions = Omit<DossiersOptions, HostBrings> & Partial<Pick<DossiersOptions, HostBrings>>;

/** Dossiers on a store. */
export const dossiersWith =
  (crypto: Crypto, load: Load) =>
  (options: HostOptions): Dossiers =>
    dossiers({ crypto, clock, random, load, timeLimit, lateLimit, deliveryLimit, ...options });

const clock: Clock = { now: () => new Date().toISOString() };
const random: Random = { bytes: count => globalThis.crypto.getRandomValues(new Uint8Array(count)) };
const timeLimit = (): AbortSignal => AbortSignal.timeout(5000);
const lateLimit = (): AbortSignal => AbortSignal.timeout(30_000);
const deliveryLimit = (): AbortSignal => AbortSignal.timeout(10_000);
