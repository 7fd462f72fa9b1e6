import { shareClass } from './shared-class.js';
import type { Text } from './text.js';

/** Where something stands in a file. `line` and `column` count from 1, `offset` from 0, in UTF-16 units. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  readonly length: number;
}

export type Severity = 'error' | 'warning' | 'info';

/** An author's mistake, as data. `code` is stable and documented; `pointer` is the RFC 6901 pointer in the file. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly place: Place;
  readonly pointer: string;
  readonly message: Text;
  /** How to mend it, when there is one clear way. */
  readonly mend?: Text;
}

/** A definition that cannot be compiled. Carries every finding; the message names the first. */
export class DefinitionError extends Error {
  static {
    shareClass(DefinitionError, 'DefinitionError');
  }
  override readonly name = 'DefinitionError';
  readonly diagnostics: readonly Diagnostic[];
  constructor(diagnostics: readonly Diagnostic[]) {
    const first = diagnostics[0];
    super(
      first
        ? `${first.place.file}:${first.place.line}:${first.place.column} ${first.message.en}`
        : 'no definition',
    );
    this.diagnostics = diagnostics;
  }
}
