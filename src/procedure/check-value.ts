import type { Schema, SchemaObject } from '../value/dialect.js';
import type { IssueParams } from './issue-message.js';
import type { RawIssue } from './validate.js';
import { MOST_RAW_ISSUES } from './validate.js';

/** Names of members, and places of elements, that a schema has looked at: what `unevaluated…` leaves alone. */
export type Seen = Set<string | number>;

/** Looks at a value and notes what is wrong with it; `seen` is kept only where an `unevaluated…` asks for it. */
export type Check = (data: unknown, pointer: string, found: RawIssue[], seen: Seen | undefined) => void;

/** Turns one keyword of a schema into a check. */
export type Reader = (value: never, compile: (schema: Schema) => Check, schema: SchemaObject) => Check;

export const none: IssueParams = Object.freeze({});

/** All of several checks, in order, until enough is found. */
export function all(checks: readonly Check[]): Check {
  if (checks.length === 1) return checks[0]!;
  return (data, pointer, found, seen) => {
    for (const check of checks) if (found.length < MOST_RAW_ISSUES) check(data, pointer, found, seen);
  };
}

/** Whether a value passes. What a schema it does not pass has looked at does not count as seen. */
export function passes(check: Check, data: unknown, pointer: string, seen?: Seen): boolean {
  const found: RawIssue[] = [];
  const own = seen && new Set<string | number>();
  check(data, pointer, found, own);
  if (found.length > 0) return false;
  if (seen) join(seen, own!);
  return true;
}

export function join(seen: Seen, more: Seen): void {
  for (const each of more) seen.add(each);
}
