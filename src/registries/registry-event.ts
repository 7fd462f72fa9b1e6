import type { RegistryAnswer } from '../dossier/ports.js';
import type { AdmitCode } from '../source/admit.js';
import type { Circuit } from './breaker.js';

/**
 * Why a question did not end as `found`, where the service itself gave no reason.
 *
 * Not sent: `key` no such set of key parts, or one that cannot be written · `open` the circuit is open · `headers`
 * the function for headers failed. On the way: `network` · `timeout` · `aborted` by who asked · `redirect` · `status`
 * one nobody explained · `encoding` compressed twice or unknown · `content-type` · what the gate for JSON found
 * (`too-large`, `syntax`, `duplicate-key`, …). In the answer: `code` one nobody explained · `record` none where it
 * should stand, or several · `subject` about somebody else · `shape` does not say about whom, or has another kind
 * than declared. `adapter`: the connector itself failed.
 */
export type RegistryReason =
  | 'key'
  | 'open'
  | 'headers'
  | 'network'
  | 'timeout'
  | 'aborted'
  | 'redirect'
  | 'status'
  | 'encoding'
  | 'content-type'
  | AdmitCode
  | 'code'
  | 'record'
  | 'subject'
  | 'shape'
  | 'adapter';

/** What may be counted and logged of a connector's work: names and numbers, never a value. */
export type RegistryEvent =
  | {
      readonly kind: 'asked';
      readonly registry: string;
      readonly outcome: RegistryAnswer['outcome'];
      readonly reason?: RegistryReason;
      /** HTTP status of the last attempt, where one came. */
      readonly status?: number;
      /** How many requests went out. */
      readonly attempts: number;
      /** Bytes of bodies read, counted after they were inflated. */
      readonly bytes: number;
      readonly ms: number;
      /** Pointers of declared fields whose value could not be read: a date of no known pattern, a code nobody mapped. */
      readonly unread: readonly string[];
    }
  | { readonly kind: 'circuit'; readonly registry: string; readonly state: Circuit };

/** How a question ended inside a connector. */
export interface Ended {
  readonly answer: RegistryAnswer;
  readonly reason?: RegistryReason;
}

export const ended = (outcome: RegistryAnswer['outcome'], reason?: RegistryReason): Ended =>
  Object.freeze({ answer: Object.freeze({ outcome }), ...(reason !== undefined && { reason }) });

/** What is measured of one question while it is under way. */
export interface Watch {
  attempts: number;
  bytes: number;
  status?: number;
  readonly unread: string[];
}
