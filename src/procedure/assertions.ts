import { formats } from '../value/formats.js';
import { jsonEqual, jsonKey } from '../value/json-equal.js';
import { isMultipleOf } from '../value/multiple-of.js';
import { linearRegex } from '../value/regex.js';
import type { IssueParams } from './issue-message.js';
import { isRecord } from './path.js';

/** A keyword that looks at one value by itself. */
export interface Assertion {
  readonly params: IssueParams;
  holds(data: unknown): boolean;
}

const none: IssueParams = Object.freeze({});

const onText = (holds: (data: string) => boolean) => (data: unknown) =>
  typeof data !== 'string' || holds(data);
const onNumber = (holds: (data: number) => boolean) => (data: unknown) =>
  typeof data !== 'number' || holds(data);
const onMembers = (holds: (count: number) => boolean) => (data: unknown) =>
  !isRecord(data) || holds(Object.keys(data).length);
const onList = (holds: (data: readonly unknown[]) => boolean) => (data: unknown) =>
  !Array.isArray(data) || holds(data);

/** A keyword whose value is a number, told to the person as the limit. */
const limited =
  (test: (limit: number) => (data: unknown) => boolean) =>
  (value: unknown): Assertion => ({ params: { limit: value as number }, holds: test(value as number) });

/** The assertions of the dialect by keyword, each made from the keyword's value. */
export const assertions: Readonly<Record<string, (value: unknown) => Assertion>> = {
  type: value => ({
    params: { type: value as string },
    holds: typeTest(value as string | readonly string[]),
  }),
  enum: value => ({
    params: none,
    holds: data => (value as readonly unknown[]).some(one => jsonEqual(one, data)),
  }),
  const: value => ({ params: none, holds: data => jsonEqual(value, data) }),
  format: value => ({ params: { format: value as string }, holds: onText(formats[value as string]!.test) }),
  pattern: value => ({ params: none, holds: onText(linearRegex(value as string).test) }),
  minLength: limited(limit => onText(data => characters(data) >= limit)),
  maxLength: limited(limit => onText(data => characters(data) <= limit)),
  minimum: limited(limit => onNumber(data => data >= limit)),
  maximum: limited(limit => onNumber(data => data <= limit)),
  exclusiveMinimum: limited(limit => onNumber(data => data > limit)),
  exclusiveMaximum: limited(limit => onNumber(data => data < limit)),
  multipleOf: value => ({
    params: { multipleOf: value as number },
    holds: onNumber(data => isMultipleOf(data, value as number)),
  }),
  minItems: limited(limit => onList(data => data.length >= limit)),
  maxItems: limited(limit => onList(data => data.length <= limit)),
  minProperties: limited(limit => onMembers(count => count >= limit)),
  maxProperties: limited(limit => onMembers(count => count <= limit)),
  uniqueItems: value => ({ params: none, holds: onList(data => value === false || allDifferent(data)) }),
};

const tests: Readonly<Record<string, (data: unknown) => boolean>> = {
  null: data => data === null,
  boolean: data => typeof data === 'boolean',
  integer: data => Number.isInteger(data),
  number: data => Number.isFinite(data),
  string: data => typeof data === 'string',
  array: data => Array.isArray(data),
  object: isRecord,
};

function typeTest(type: string | readonly string[]): (data: unknown) => boolean {
  if (typeof type === 'string') return tests[type]!;
  const any = type.map(name => tests[name]!);
  return data => any.some(test => test(data));
}

/** JSON Schema counts Unicode code points, not UTF-16 units. */
function characters(value: string): number {
  let count = 0;
  for (const _ of value) count += 1;
  return count;
}

const allDifferent = (items: readonly unknown[]): boolean =>
  new Set(items.map(jsonKey)).size === items.length;
