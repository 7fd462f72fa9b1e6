import type { Sources } from './definition/sources.js';
import type { Clock, Random } from './dossier/ports.js';
import { type Dossiers, dossiers } from './dossier/runtime.js';
import type { DossiersOptions } from './dossier/runtime-options.js';
import { type CompileOptions, compile } from './procedure/compile.js';
import { type Artefact, type LoadOptions, load, type Procedure } from './procedure/procedure.js';
import type { Crypto } from './value/crypto.js';

// A door binds what differs between hosts, one function at a time: a page that only fills and validates a form leaves
// the parser, the checker and the runtime behind.

/** Reads, checks and compiles a definition. @throws DefinitionError with every finding when it has an error */
export type Compile = (
  input: string | Uint8Array | object,
  sources: Sources,
  options?: CompileOptions,
) => Procedure;

/** How a door validates forms, steps workflows, and draws pictures. */
export type Engines = Pick<LoadOptions, 'validator' | 'stepper' | 'pictures'>;

export const compileWith =
  (engines: Engines): Compile =>
  (input, sources, options) =>
    compile(input, sources, { ...engines, ...options });

/** The procedure of a compiled artefact, without a parser. */
export type Load = (artefact: Artefact, options?: LoadOptions) => Procedure;

export const loadWith =
  (engines: Engines): Load =>
  (artefact, options) =>
    load(artefact, { ...engines, ...options });

type HostBrings = 'crypto' | 'clock' | 'random';

/**
 * As `DossiersOptions`. Unless told, the clock is the host's, randomness its own generator, cryptography the door's,
 * registries are waited for five seconds a round, and a delivery for ten.
 */
export type HostOptions = Omit<DossiersOptions, HostBrings> & Partial<Pick<DossiersOptions, HostBrings>>;

/** Dossiers on a store. */
export const dossiersWith =
  (crypto: Crypto, load: Load) =>
  (options: HostOptions): Dossiers =>
    dossiers({ crypto, clock, random, load, timeLimit, deliveryLimit, ...options });

const clock: Clock = { now: () => new Date().toISOString() };
const random: Random = { bytes: count => globalThis.crypto.getRandomValues(new Uint8Array(count)) };
const timeLimit = (): AbortSignal => AbortSignal.timeout(5000);
const deliveryLimit = (): AbortSignal => AbortSignal.timeout(10_000);
