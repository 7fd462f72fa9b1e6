import { isRecord } from '../procedure/path.js';
import { text } from '../source/text.js';
import { base64url, concat, fromBase64url, fromUtf8, hex, utf8 } from '../value/bytes.js';
import { canonicalJson } from '../value/canonical.js';
import type { Crypto } from '../value/crypto.js';
import { StoreError } from './errors.js';
import { type DossierEvent, type Envelope, erased, type NewEvent, type SealedEvent } from './event.js';

const NONCE_BYTES = 12;

/** One 32-byte dossier key serves every purpose; each purpose has its own key under it. */
const keyFor = (crypto: Crypto, key: Uint8Array, purpose: 'seal' | 'nonce' | 'actor' | 'value'): Uint8Array =>
  crypto.hmac(key, utf8(`thutuc:1:${purpose}`));

/** Pseudonym of an actor within one dossier: 16 hex digits. The same person has another one in every dossier. */
export const actorOf = (crypto: Crypto, key: Uint8Array, by: string): string =>
  hex(crypto.hmac(keyFor(crypto, key, 'actor'), utf8(by))).slice(0, 16);

/** Fingerprint of a value under the dossier's key, 64 hex digits: equal values compare, nobody can enumerate. */
export const valueMac = (crypto: Crypto, key: Uint8Array, value: unknown): string =>
  hex(crypto.hmac(keyFor(crypto, key, 'value'), utf8(canonicalJson(value))));

/**
 * Seals one event onto the chain. Deterministic: the nonce is an HMAC of envelope and body, so equal events give
 * equal bytes, and two events that differ anywhere (two writers racing for one seq) never share a nonce.
 */
export const sealEvent = (
  crypto: Crypto,
  key: Uint8Array,
  prev: string,
  dossier: string,
  seq: number,
  event: NewEvent,
): SealedEvent => {
  const { by, body, ...open } = event;
  const envelope: Envelope = { v: 1, dossier, seq, ...open, actor: actorOf(crypto, key, by), prev };
  const aad = utf8(canonicalJson(envelope));
  const plain = utf8(canonicalJson({ by, data: body }));
  const nonce = nonceOf(crypto, key, aad, plain);
  const cipher = crypto.seal(keyFor(crypto, key, 'seal'), nonce, plain, aad);
  const sealed = { ...envelope, body: base64url(concat(nonce, cipher)) };
  return Object.freeze({ ...sealed, hash: hashOf(crypto, sealed) });
};

/** The length of the envelope goes first, so that no other cut of the same bytes is the same message. */
const nonceOf = (crypto: Crypto, key: Uint8Array, aad: Uint8Array, plain: Uint8Array): Uint8Array => {
  const message = concat(utf8(`${aad.length}:`), aad, plain);
  return crypto.hmac(keyFor(crypto, key, 'nonce'), message).slice(0, NONCE_BYTES);
};

const hashOf = (crypto: Crypto, unhashed: Omit<SealedEvent, 'hash'>): string =>
  hex(crypto.sha256(utf8(canonicalJson(unhashed))));

/** Seals events one after another behind the head of the log. */
export const sealEvents = (
  crypto: Crypto,
  key: Uint8Array,
  dossier: string,
  head: Head | undefined,
  events: readonly NewEvent[],
): readonly SealedEvent[] => {
  const sealed: SealedEvent[] = [];
  for (const event of events) {
    const last: Head = sealed.at(-1) ?? head ?? START;
    sealed.push(sealEvent(crypto, key, last.hash, dossier, last.seq + 1, event));
  }
  return sealed;
};

/**
 * Opens one event; without a key its body is `erased` and everything in the envelope is still there.
 * Throws StoreError `corrupt` when the key does not fit or any byte was changed.
 */
export const openEvent = (crypto: Crypto, key: Uint8Array | undefined, event: SealedEvent): DossierEvent => {
  const { v: _v, dossier, prev: _prev, body, hash: _hash, ...open } = event;
  if (key === undefined) return Object.freeze({ ...open, body: erased });
  const plain = openBody(crypto, key, event);
  if (plain === undefined) throw unopenable(dossier, event.seq);
  const { by, data } = JSON.parse(fromUtf8(plain)) as { by: string; data: unknown };
  return Object.freeze({ ...open, by, body: data });
};

const openBody = (crypto: Crypto, key: Uint8Array, event: SealedEvent): Uint8Array | undefined => {
  const { body, hash: _hash, ...envelope } = event;
  const bytes = typeof body === 'string' ? fromBase64url(body) : undefined;
  const aad = storedBytes(envelope);
  if (bytes === undefined || bytes.length < NONCE_BYTES || aad === undefined) return undefined;
  const nonce = bytes.subarray(0, NONCE_BYTES);
  return crypto.open(keyFor(crypto, key, 'seal'), nonce, bytes.subarray(NONCE_BYTES), aad);
};

/** A tampered event may hold what canonical JSON refuses (1e999); that is a changed byte like any other. */
const storedBytes = (stored: object): Uint8Array | undefined => {
  try {
    return utf8(canonicalJson(stored));
  } catch {
    return undefined;
  }
};

const unopenable = (dossier: string, seq: number): StoreError =>
  new StoreError(
    'corrupt',
    text(
      `Không mở được sự kiện ${seq} của hồ sơ ${dossier}: khóa không đúng hoặc nhật ký đã bị sửa. Hãy kiểm tra chuỗi băm và khôi phục từ bản sao lưu.`,
      `Event ${seq} of dossier ${dossier} cannot be opened: the key does not fit or the log was changed. Verify the chain and restore from a backup.`,
    ),
  );

/** The end of a log. Kept outside the store as an anchor, it proves that nothing was cut off or rewritten. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

const START: Head = Object.freeze({ seq: 0, hash: '' });

/** `index` counts from 0 and names the first bad event; for `truncated` it is the number of events left. */
export type ChainVerdict =
  | { readonly ok: true; readonly head: Head }
  | {
      readonly ok: false;
      readonly index: number;
      readonly reason: 'hash' | 'dossier' | 'seq' | 'prev' | 'truncated';
    };

/**
 * Verifies a whole log, from its first event, without any key. `hash` an event's bytes changed · `dossier` it is
 * another dossier's · `seq` one is missing, doubled or moved · `prev` one before it was replaced · `truncated` the
 * log ends before the anchor. With an anchor, an event that is not the anchored one is reported as `hash`.
 */
export const verifyChain = (
  crypto: Crypto,
  events: readonly SealedEvent[],
  anchor: Head = START,
): ChainVerdict => {
  let head = START;
  const dossier: unknown = isRecord(events[0]) ? events[0].dossier : undefined;
  for (const [index, event] of events.entries()) {
    const reason = flaw(crypto, event, head, dossier, anchor);
    if (reason !== undefined) return { ok: false, index, reason };
    head = { seq: event.seq, hash: event.hash };
  }
  if (head.seq < anchor.seq) return { ok: false, index: events.length, reason: 'truncated' };
  return { ok: true, head };
};

const flaw = (crypto: Crypto, event: SealedEvent, head: Head, dossier: unknown, anchor: Head) => {
  // A store gives back what lies in it: half a row, or the word null.
  if (!isRecord(event)) return 'hash';
  const { hash, ...unhashed } = event;
  if (!hashes(crypto, unhashed, hash)) return 'hash';
  if (event.dossier !== dossier) return 'dossier';
  if (event.seq !== head.seq + 1) return 'seq';
  if (event.prev !== head.hash) return 'prev';
  return event.seq === anchor.seq && hash !== anchor.hash ? 'hash' : undefined;
};

const hashes = (crypto: Crypto, unhashed: object, hash: string): boolean => {
  const bytes = storedBytes(unhashed);
  return bytes !== undefined && hex(crypto.sha256(bytes)) === hash;
};
