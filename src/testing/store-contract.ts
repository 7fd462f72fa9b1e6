import type { Store } from '../dossier/ports.js';
import { type RegisterTest, register, type Subject } from './contract.js';
import { listPromises } from './list-promises.js';
import { logPromises } from './log-promises.js';

/**
 * Proves a store, yours as much as ours. Registers one test for each promise of `Store`:
 *
 * ```ts
 * storeContract(test, async () => ({ port: await myStore() }));
 * ```
 *
 * With `reopen` the promises are also held across two connections to the same data.
 */
export const storeContract = (test: RegisterTest, make: () => Promise<Subject<Store>>): void =>
  register([...logPromises, ...listPromises], test, make);
