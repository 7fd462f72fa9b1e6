import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto';
import { concat } from './value/bytes.js';
import { type Crypto, checkSealing, TAG_BYTES } from './value/crypto.js';

const ALGORITHM = 'aes-256-gcm';

/** A Buffer is a Uint8Array but not equal to one; what leaves is always the plain kind. */
const plainBytes = (buffer: Uint8Array): Uint8Array =>
  new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);

/** The same four operations over node:crypto: the fast ones on a server. */
export const nodeCrypto: Crypto = Object.freeze({
  sha256: (bytes: Uint8Array) => plainBytes(createHash('sha256').update(bytes).digest()),
  hmac: (key: Uint8Array, bytes: Uint8Array) => plainBytes(createHmac('sha256', key).update(bytes).digest()),
  seal: (key: Uint8Array, nonce: Uint8Array, plain: Uint8Array, aad: Uint8Array) => {
    checkSealing(key, nonce);
    const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(aad);
    return concat(cipher.update(plain), cipher.final(), cipher.getAuthTag());
  },
  open: (key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, aad: Uint8Array) => {
    checkSealing(key, nonce);
    if (sealed.length < TAG_BYTES) return undefined;
    const end = sealed.length - TAG_BYTES;
    const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
    const head = decipher.setAAD(aad).setAuthTag(sealed.subarray(end)).update(sealed.subarray(0, end));
    try {
      return concat(head, decipher.final());
    } catch {
      return undefined;
    }
  },
});
