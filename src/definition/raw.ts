import { isObject as isRaw } from '../source/own.js';

/**
 * Reading of JSON that may be wrong: what has another kind than asked for is as if it were not there. The shape of
 * a definition is judged elsewhere, once; these never complain.
 */
export type Raw = Readonly<Record<string, unknown>>;

const nothing: Raw = Object.freeze({});

export { isRaw };

export const rawOf = (value: unknown): Raw => (isRaw(value) ? value : nothing);

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** An own member, never one of the prototype. */
export const memberOf = (value: unknown, key: string): unknown =>
  isRaw(value) && Object.hasOwn(value, key) ? value[key] : undefined;

export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export const rawIn = (value: unknown, key: string): Raw => rawOf(memberOf(value, key));
export const textIn = (value: unknown, key: string): string | undefined => textOf(memberOf(value, key));

/** The strings of a list; a string alone is a list of one. */
export const textsOf = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : listOf(value).filter(each => typeof each === 'string');

/** The members that are objects. */
export const rawEntries = (value: unknown): readonly (readonly [string, Raw])[] =>
  Object.entries(rawOf(value)).flatMap(([name, member]) => (isRaw(member) ? [[name, member] as const] : []));
