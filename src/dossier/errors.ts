import { shareClass } from '../source/shared-class.js';
import type { Text } from '../source/text.js';

/** Two writers met: the dossier has moved on since the caller read it. Read again and decide again. */
export class ConflictError extends Error {
  static {
    shareClass(ConflictError, 'ConflictError');
  }
  override readonly name = 'ConflictError';
  readonly dossier: string;
  /** Last event the caller saw. */
  readonly expected: number;
  /** Last event there is. */
  readonly actual: number;
  constructor(dossier: string, expected: number, actual: number) {
    super(`dossier ${dossier} is at event ${actual}, not ${expected}`);
    this.dossier = dossier;
    this.expected = expected;
    this.actual = actual;
  }
}

/** An idempotency key was used before for another command. */
export class IdempotencyError extends Error {
  static {
    shareClass(IdempotencyError, 'IdempotencyError');
  }
  override readonly name = 'IdempotencyError';
  readonly dossier: string;
  readonly key: string;
  constructor(dossier: string, key: string) {
    super(`idempotency key ${key} of dossier ${dossier} belongs to another command`);
    this.dossier = dossier;
    this.key = key;
  }
}

/**
 * The agency handed in something its procedure cannot run with, or did not hand it in: a declared setting, the code of
 * an agency. Nothing was written; whoever runs the service must mend it, not the citizen.
 */
export class ConfigurationError extends Error {
  static {
    shareClass(ConfigurationError, 'ConfigurationError');
  }
  override readonly name = 'ConfigurationError';
  /** What to mend: `settings.lateFee`, `agencyCode`. */
  readonly option: string;
  readonly text: Text;
  constructor(option: string, text: Text) {
    super(text.en);
    this.option = option;
    this.text = text;
  }
}

/**
 * Why a store failed. `full` no room left · `read-only` may not be written · `corrupt` damaged or tampered with ·
 * `busy` another process holds it too long · `closed` used after `close` · `not-found` no such file, folder or
 * record · `unknown-format` not ours, or written by a newer release · `forgotten` the dossier's key was discarded ·
 * `io` the disk or driver failed in another way · `no-driver` no SQLite driver is installed.
 */
export type StoreFailure =
  | 'full'
  | 'read-only'
  | 'corrupt'
  | 'busy'
  | 'closed'
  | 'not-found'
  | 'unknown-format'
  | 'forgotten'
  | 'io'
  | 'no-driver';

/** A store that could not do its work. Nothing of the failed step was kept; `cause` is the driver's own error. */
export class StoreError extends Error {
  static {
    shareClass(StoreError, 'StoreError');
  }
  override readonly name = 'StoreError';
  readonly code: StoreFailure;
  readonly text: Text;
  constructor(code: StoreFailure, text: Text, cause?: unknown) {
    super(text.en, cause === undefined ? undefined : { cause });
    this.code = code;
    this.text = text;
  }
}
