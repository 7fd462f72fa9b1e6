import type { RegistryAnswer } from '../dossier/ports.js';
import { type AdmitCode, admit } from '../source/admit.js';
import type { RegistryReason, Watch } from './registry-event.js';

type Outcome = RegistryAnswer['outcome'];

/** One request as it leaves. */
export interface Sent {
  readonly address: string;
  /** JSON text of a POST; without it the request is a GET. */
  readonly body?: string;
  readonly headers: Headers;
}

/** What may come back, and what it means. */
export interface Expected {
  /** What a status means, where one says more than 2xx and the rest do; `found`: the body is an answer. */
  readonly meaning: (status: number) => Outcome | undefined;
  /** A content type beside those of JSON which this service uses for it. */
  readonly contentType?: string;
  /** Most bytes of a body, counted after inflation. */
  readonly bytes: number;
}

/** A body as it came: its bytes after inflation, and the headers it came under. */
export interface Came {
  readonly payload: Uint8Array;
  readonly headers: Headers;
}

/** `value`: the body as JSON of the gate · `meaning`: a status said all · `fault`: neither. */
export type Exchanged =
  | { readonly kind: 'value'; readonly value: unknown; readonly came: Came }
  | { readonly kind: 'meaning'; readonly meaning: Outcome }
  | { readonly kind: 'fault'; readonly reason: RegistryReason };

const DEPTH = 64;

/**
 * Sends one request and reads its answer, trusting nothing of it: no redirect is followed, the body is counted while
 * it is inflated and let go at the cap, and only strict JSON passes. Never rejects.
 */
export async function exchange(
  fetch: typeof globalThis.fetch,
  sent: Sent,
  expected: Expected,
  watch: Watch,
  signal: AbortSignal,
): Promise<Exchanged> {
  try {
    const response = await fetch(sent.address, {
      method: sent.body === undefined ? 'GET' : 'POST',
      headers: sent.headers,
      ...(sent.body !== undefined && { body: sent.body }),
      signal,
      redirect: 'manual',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
    watch.status = response.status;
    return await answerOf(response, expected, watch);
  } catch {
    // The error names the address, and with it the key: it goes no further.
    return fault('network');
  }
}

async function answerOf(
  response: Response,
  { meaning, contentType, bytes }: Expected,
  watch: Watch,
): Promise<Exchanged> {
  const { status, headers } = response;
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) return fault('redirect');
  const means = meaning(status) ?? (response.ok ? 'found' : undefined);
  if (means === undefined) return fault('status');
  if (!/^(?:|gzip|x-gzip|deflate|br|identity)$/i.test(headers.get('content-encoding') ?? ''))
    return fault('encoding');
  // A page instead of JSON was written by a proxy on the way: its status is not the registry's word.
  const type = headers.get('content-type');
  if (!(type === null ? means !== 'found' : isJson(type, contentType))) return fault('content-type');
  const body = await read(response, bytes, watch);
  if (!body) return fault('too-large');
  if (means !== 'found') return { kind: 'meaning', meaning: means };
  const admitted = admit(body, { bytes, depth: DEPTH });
  if (!admitted.ok) return fault(admitted.problem.code);
  return { kind: 'value', value: admitted.value, came: { payload: body, headers } };
}

/** The whole body, or nothing when it has more bytes than it may: then the rest is never asked for. */
async function read(response: Response, most: number, watch: Watch): Promise<Uint8Array | undefined> {
  if (Number(response.headers.get('content-length') ?? 0) > most) return undefined;
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    length += next.value.length;
    watch.bytes += next.value.length;
    if (length > most) {
      reader?.cancel().catch(() => {});
      return undefined;
    }
    chunks.push(next.value);
  }
  return joined(chunks, length);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** JSON by its content type, in UTF-8 where a character set is told. */
function isJson(type: string, also: string | undefined): boolean {
  const [essence = '', ...parameters] = type
    .toLowerCase()
    .split(';')
    .map(part => part.trim());
  const charset = parameters.find(parameter => parameter.startsWith('charset='));
  if (charset !== undefined && !/^charset="?utf-?8"?$/.test(charset)) return false;
  return essence === 'application/json' || /^application\/[\w.-]+\+json$/.test(essence) || essence === also;
}

const fault = (reason: RegistryReason | AdmitCode): { kind: 'fault'; reason: RegistryReason } => ({
  kind: 'fault',
  reason,
});
