import { createCipheriv, createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { NewEvent, SealedEvent } from '../../src/dossier/event.js';

/** What is given to the direct way for nothing: the derived key, and for each event its nonce and pseudonym. */
export interface Given {
  readonly key: Uint8Array;
  readonly nonces: readonly Uint8Array[];
  readonly actors: readonly string[];
}

/** Canonicalise, encrypt and hash, and nothing else: the least that any chain of sealed events has to do. */
export function sealByHand(
  { key, nonces, actors }: Given,
  events: readonly NewEvent[],
): readonly SealedEvent[] {
  const sealed: SealedEvent[] = [];
  let prev = '';
  for (const [index, event] of events.entries()) {
    const { by, body, ...open } = event;
    const envelope = {
      v: 1 as const,
      dossier: 'bench',
      seq: index + 1,
      ...open,
      actor: actors[index]!,
      prev,
    };
    const nonce = nonces[index]!;
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(canonicalize(envelope)!));
    const text = cipher.update(canonicalize({ by, data: body })!, 'utf8');
    const bytes = Buffer.concat([nonce, text, cipher.final(), cipher.getAuthTag()]);
    const unhashed = { ...envelope, body: bytes.toString('base64url') };
    prev = createHash('sha256').update(canonicalize(unhashed)!).digest('hex');
    sealed.push({ ...unhashed, hash: prev });
  }
  return sealed;
}
