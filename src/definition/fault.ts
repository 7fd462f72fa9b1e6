import type { Text } from '../source/text.js';
import type { Origin } from './origin.js';

/** A mistake met while reading, before any rule runs; the rule of the same code reports it. */
export interface Fault {
  readonly code: 'unknown-block' | 'block-ring' | 'block-param' | 'unsupported';
  readonly at: Origin;
  readonly part?: 'key' | 'value';
  readonly message: Text;
  readonly mend?: Text;
}
