import type { Keys } from '../dossier/ports.js';
import { type NewKey, randomKey } from './new-key.js';
import { storeFailure } from './store-failure.js';

/** Keys that live as long as the process: for tests and rehearsals. */
export const memoryKeys = (newKey: NewKey = randomKey): Keys => {
  const keys = new Map<string, Uint8Array | undefined>();
  return Object.freeze({
    create: async (dossier: string) => {
      if (!keys.has(dossier)) keys.set(dossier, Uint8Array.from(newKey(dossier)));
      const key = keys.get(dossier);
      if (key === undefined) throw storeFailure('forgotten');
      return key.slice();
    },
    get: async (dossier: string) => keys.get(dossier)?.slice(),
    forget: async (dossier: string) => {
      keys.get(dossier)?.fill(0);
      keys.set(dossier, undefined);
    },
  });
};
