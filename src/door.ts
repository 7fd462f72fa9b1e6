import type { Sources } from './definition/sources.js';
import type { Clock, Random } from './dossier/ports.js';
import { type Dossiers, dossiers } from './dossier/runtime.js';
import type { DossiersOptions } from './dossier/runtime-options.js';
import { type CompileOptions, compile } from './procedure/compile.js';
import { type Artefact, type LoadOptions, load, type Procedure } from './procedure/procedure.js';
import type { MakeValidator } from './procedure/validate.js';
import type { Crypto } from './value/crypto.js';

/** What a host brings: how schemas become validators, and who computes hashes and ciphers. */
export interface Engines {
  readonly validator: MakeValidator;
  readonly crypto: Crypto;
}

type HostBrings = 'crypto' | 'clock' | 'random';

/** As `DossiersOptions`; the clock is the host's, randomness its own generator, cryptography the door's, unless told. */
export type HostOptions = Omit<DossiersOptions, HostBrings> & Partial<Pick<DossiersOptions, HostBrings>>;

/** The functions that need a host's engines, bound to them. */
export interface Door {
  /** Reads, checks and compiles a definition. @throws DefinitionError with every finding when it has an error */
  compile(input: string | Uint8Array | object, sources: Sources, options?: CompileOptions): Procedure;
  /** The procedure of a compiled artefact, without a parser. */
  load(artefact: Artefact, options?: LoadOptions): Procedure;
  /** Dossiers on a store. */
  dossiers(options: HostOptions): Dossiers;
  readonly crypto: Crypto;
}

export function door({ validator, crypto }: Engines): Door {
  const loadHere = (artefact: Artefact, options?: LoadOptions) => load(artefact, { validator, ...options });
  return Object.freeze<Door>({
    compile: (input, sources, options) => compile(input, sources, { validator, ...options }),
    load: loadHere,
    dossiers: options => dossiers({ crypto, clock, random, load: loadHere, ...options }),
    crypto,
  });
}

const clock: Clock = { now: () => new Date().toISOString() };
const random: Random = { bytes: count => globalThis.crypto.getRandomValues(new Uint8Array(count)) };
