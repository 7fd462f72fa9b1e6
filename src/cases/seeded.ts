import type { Keys, Random } from '../dossier/ports.js';
import { storeFailure } from '../stores/store-failure.js';
import { utf8 } from '../value/bytes.js';
import type { Crypto } from '../value/crypto.js';

/** Random bytes that are a function of the seed: a played case gives the same ids every time. Never for real dossiers. */
export function seededRandom(crypto: Crypto, seed: string): Random {
  let block = 0;
  return {
    bytes(n) {
      const out = new Uint8Array(n);
      for (let at = 0; at < n; at += 32) {
        const chunk = crypto.sha256(utf8(`${seed}\n${block++}`));
        out.set(chunk.subarray(0, n - at), at);
      }
      return out;
    },
  };
}

/** Dossier keys that are a function of the seed; they are kept nowhere, and forgetting one lasts for this run. */
export function seededKeys(crypto: Crypto, seed: string): Keys {
  const forgotten = new Set<string>();
  const derive = (dossier: string) => crypto.hmac(utf8(seed), utf8(`key:${dossier}`));
  return {
    create: async dossier => {
      if (forgotten.has(dossier)) throw storeFailure('forgotten');
      return derive(dossier);
    },
    get: async dossier => (forgotten.has(dossier) ? undefined : derive(dossier)),
    forget: async dossier => void forgotten.add(dossier),
  };
}
