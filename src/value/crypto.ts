import { gcm } from '@noble/ciphers/aes.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

/** The four operations the log stands on: SHA-256, HMAC-SHA-256, AES-256-GCM. Synchronous, byte-equal everywhere. */
export interface Crypto {
  sha256(bytes: Uint8Array): Uint8Array;
  hmac(key: Uint8Array, bytes: Uint8Array): Uint8Array;
  /** Ciphertext followed by the 16-byte tag. Key 32 bytes, nonce 12; throws RangeError otherwise. */
  seal(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array, aad: Uint8Array): Uint8Array;
  /** The plain bytes, or undefined when key, nonce, text or aad are not those of `seal`. */
  open(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, aad: Uint8Array): Uint8Array | undefined;
}

export const TAG_BYTES = 16;

/** Throws RangeError unless the key has 32 bytes and the nonce 12. */
export const checkSealing = (key: Uint8Array, nonce: Uint8Array): void => {
  if (key.length !== 32) throw new RangeError(`a sealing key has 32 bytes, not ${key.length}`);
  if (nonce.length !== 12) throw new RangeError(`a nonce has 12 bytes, not ${nonce.length}`);
};

/** Pure JavaScript, for browsers and every host without node:crypto. */
export const portableCrypto: Crypto = Object.freeze({
  sha256: (bytes: Uint8Array) => sha256(bytes),
  hmac: (key: Uint8Array, bytes: Uint8Array) => hmac(sha256, key, bytes),
  seal: (key: Uint8Array, nonce: Uint8Array, plain: Uint8Array, aad: Uint8Array) => {
    checkSealing(key, nonce);
    return gcm(key, nonce, aad).encrypt(plain);
  },
  open: (key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, aad: Uint8Array) => {
    checkSealing(key, nonce);
    if (sealed.length < TAG_BYTES) return undefined;
    try {
      return gcm(key, nonce, aad).decrypt(sealed);
    } catch {
      // Lengths are right, so the only thing left to throw is the tag that does not fit.
      return undefined;
    }
  },
});
