import type { Clock, RegistryRequest } from '../dossier/ports.js';
import type { AddressRules } from './address.js';
import type { RegistryEvent } from './registry-event.js';
import type { WireAnswer, WithoutRecord } from './wire-answer.js';

/** How one registry is asked over HTTP. Only `url` must be told. */
export interface HttpRegistryOptions extends AddressRules {
  /**
   * Whole address. `{personId}` in its path or query stands for that part of the key, `{$fields}`, `{$basis}`,
   * `{$procedure}` and `{$dossier}` for the words of the question.
   */
  readonly url: string;
  /** JSON sent by POST, with the same stand-ins in its texts. Without it the question is a GET. */
  readonly body?: unknown;
  /** Headers of one request, made anew for each: the place for secrets. */
  readonly headers?: (request: RegistryRequest) => HeadersGiven | Promise<HeadersGiven>;
  readonly answer?: WireAnswer;
  /**
   * Whether the signature of a body holds, by its bytes after inflation and the headers it came under. With it an answer
   * is `signed` only where this gave `true`; without it, `signed` is what `answer.signed` says.
   */
  readonly verify?: (payload: Uint8Array, headers: Headers) => boolean | Promise<boolean>;
  /**
   * What statuses mean: 401 and 403 `denied`, 404 `notFound`, 2xx `found`, any other `unavailable`, unless told. Under
   * `found` the body is read as an answer: for a service that sends its codes with 400.
   */
  readonly statuses?: Readonly<Record<number, WithoutRecord | 'found'>>;
  /** How the service writes dates: `dd/MM/yyyy`, or several patterns, tried in order. */
  readonly dates?: string | readonly string[];
  /** How it writes codes, by the name of the code list: its code → ours. */
  readonly codes?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** A content type this service uses for JSON, beside those of JSON. */
  readonly contentType?: string;
  /**
   * Milliseconds one question may take, all attempts together; 10,000 unless told. What comes after the page stopped
   * waiting for it (`timeLimit` of `dossiers`) and before this is entered late.
   */
  readonly timeout?: number;
  /** Most bytes of a body after inflation; 1 MiB unless told. */
  readonly bytes?: number;
  /** How often a question is sent again after a broken connection or a 502, 503, 504; 0 unless told, at most 3. */
  readonly retries?: number;
  /** After how many failures in a row to stop asking, and for how many milliseconds: 5 and 10,000 unless told. */
  readonly circuit?: false | { readonly failures?: number; readonly openFor?: number };
  /** Told of every question and every change of the circuit; what it throws is let go. */
  readonly onEvent?: (event: RegistryEvent) => void;
  /** The host's unless told. Hand in your own for client certificates or a proxy. */
  readonly fetch?: typeof globalThis.fetch;
  readonly clock?: Clock;
}

export type HeadersGiven = Readonly<Record<string, string>>;
