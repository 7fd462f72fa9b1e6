/** What is wrong with a name or a value that JSON itself allows. */
export type ValueFault = 'forbidden-key' | 'ill-formed';

/**
 * Keys that mean something else to the engines below: prototypes to JavaScript, `_jsonata_` marks to JSONata.
 */
export const isForbiddenKey = (key: string): boolean =>
  key === '__proto__' || key === 'constructor' || key === 'prototype' || key.startsWith('_jsonata_');

const plain = /^[\u0020-\u007e]*$/;
const lone = /\p{Surrogate}/u;

/** What engines of 2023 and later have: a quarter of the time of a pattern. */
interface Checked {
  isWellFormed(): boolean;
}

/** The same where an engine has none. */
export const isWellFormedByPattern = (text: string): boolean => !text.includes('\u0000') && !lone.test(text);

/** False for text with a NUL or half a surrogate pair: three different such strings share one hash. */
export const isWellFormed: (text: string) => boolean =
  'isWellFormed' in String.prototype
    ? text => !text.includes('\u0000') && (text as unknown as Checked).isWellFormed()
    : isWellFormedByPattern;

/** NFC, so that `Nguyễn` typed in two ways is one name with one length. */
export const composed = (text: string): string => (plain.test(text) ? text : text.normalize('NFC'));

/** False for infinities and for whole numbers a double cannot hold exactly: their last digits are already lost. */
export const isExact = (value: number): boolean =>
  Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
