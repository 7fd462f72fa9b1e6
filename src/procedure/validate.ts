import { type Text, text } from '../source/text.js';
import type { Schema } from '../value/dialect.js';
import { dialectProblems } from '../value/dialect-problems.js';
import type { IssueParams } from './issue-message.js';
import { issueMessage } from './issue-message.js';

/** One thing wrong with what was filled in, ready to be shown. It never carries the value. */
export interface Issue {
  /** The JSON Schema keyword that was not met, or 'assert'. */
  readonly code: string;
  /** RFC 6901 pointer of the field; for `required`, of the field that is missing. */
  readonly pointer: string;
  readonly message: Text;
}

/** What a validator found: the keyword, the field, and what the schema demands there. Never the value. */
export interface RawIssue {
  readonly code: string;
  readonly pointer: string;
  readonly params: IssueParams;
}

/** Everything wrong with a value, in no order and perhaps repeated; empty when it is valid. Never throws on data. */
export type SchemaValidator = (data: unknown) => readonly RawIssue[];

/** Compiles a plain schema. @throws Error on a schema outside the dialect, which `check` never lets pass */
export type MakeValidator = (schema: Schema) => SchemaValidator;

/** As many as a person is shown at once. */
export const MOST_ISSUES = 100;

/** A validator stops looking once it has found this many; past it, which ones are shown is the validator's choice. */
export const MOST_RAW_ISSUES = 1000;

/**
 * The issues a person is shown: one for each field and code, by pointer and keyword, at most a hundred, in both
 * languages. The order and the choice do not depend on which validator found them, unless there
 * are more than a thousand.
 * @param titleOf the title of the field at a pointer, if it has one
 */
export function issuesOf(
  raw: readonly RawIssue[],
  titleOf: (pointer: string) => Text | undefined,
): readonly Issue[] {
  const first = new Map<string, RawIssue>();
  for (const issue of raw.toSorted(inOrder)) {
    const key = `${issue.code} ${issue.pointer}`;
    if (!first.has(key)) first.set(key, issue);
  }
  const shown = [...first.values()].slice(0, MOST_ISSUES);
  return Object.freeze(
    shown.map(({ code, pointer, params }) => {
      const message = issueMessage(code, params, titleOf(pointer) ?? nameOf(pointer));
      return Object.freeze({ code, pointer, message });
    }),
  );
}

function inOrder(a: RawIssue, b: RawIssue): number {
  return compare(a.pointer, b.pointer) || compare(a.code, b.code) || compare(order(a), order(b));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const order = (issue: RawIssue): string => JSON.stringify(issue.params);

/** The last name of a pointer, for a field without a title. */
function nameOf(pointer: string): Text | undefined {
  const token = pointer.slice(pointer.lastIndexOf('/') + 1);
  const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
  return name === '' ? undefined : text(name, name);
}

/** The gate both validators share. @throws Error naming the first keyword outside the dialect */
export function requireDialect(schema: Schema): void {
  const [problem] = dialectProblems(schema);
  if (problem) throw new Error(`${problem.pointer}: ${problem.message.en}`);
}
