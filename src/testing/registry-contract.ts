import type { RegistryFile } from '../definition/sources.js';
import type { Registry } from '../dossier/ports.js';
import { type RegisterTest, register } from './contract.js';
import { type Asking, registryPromises } from './registry-promises.js';

type By = Readonly<Record<string, unknown>>;

/** What the contract asks a registry with. Made anew for every promise. */
export interface RegistrySubject {
  readonly port: Registry;
  /** The registry as its file declares it. */
  readonly declared: RegistryFile;
  /** Keys of two records there are, by the same parts, about two different people or things. */
  readonly known: readonly [By, By];
  /** A key of no record. */
  readonly unknown: By;
  /** The same registry while its service is down; the promise of an outage is held where it is given. */
  readonly down?: () => Promise<Registry>;
  /** Frees what was made, after the promise was tried. */
  readonly dispose?: () => Promise<void>;
}

/**
 * Proves a registry, your own adapter as much as ours. Registers one test for each promise of `Registry`:
 *
 * ```ts
 * registryContract(test, async () => ({ port: myRegistry(), declared, known: [anna, binh], unknown: nobody }));
 * ```
 */
export const registryContract = (test: RegisterTest, make: () => Promise<RegistrySubject>): void =>
  register<Asking>(registryPromises, test, async () => {
    const { port, dispose, ...told } = await make();
    return { port: { ...told, registry: port }, ...(dispose && { dispose }) };
  });
