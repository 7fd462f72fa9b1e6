import { sha256 as hashed } from '@noble/hashes/sha2.js';

/** SHA-256, 32 bytes. By itself, so that whoever only pins a definition carries no cipher. */
export const sha256 = (bytes: Uint8Array): Uint8Array => hashed(bytes);
