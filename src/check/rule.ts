import type { Reading } from '../definition/read.js';
import type { Site } from '../definition/site.js';
import type { Severity } from '../source/diagnostic.js';
import type { Text } from '../source/text.js';

/** Where a rule saw a mistake. Pointers lead into the resolved definition. */
export interface At {
  readonly pointer: string;
  readonly part?: 'key' | 'value';
  /** Inside the expression of this site, in UTF-16 units of its text. */
  readonly inside?: { readonly site: Site; readonly offset: number; readonly length: number };
}

/** Says that something is wrong: where, what and why it matters, and how to mend it. */
export type Report = (at: At, message: Text, mend?: Text) => void;

/** One law of the language. Its code names the complaint and its page in docs/rules. */
export interface Rule {
  readonly code: string;
  readonly severity: Severity;
  check(reading: Reading, report: Report): void;
}

/** A place inside an expression. */
export const inSite = (site: Site, offset: number, length: number): At => ({
  pointer: site.pointer,
  inside: { site, offset, length },
});
