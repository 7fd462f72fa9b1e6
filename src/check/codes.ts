import { correct } from './rules.js';

/** Codes of what is wrong with the text itself (source/). */
const ofText = [
  'syntax',
  'duplicate-key',
  'comment',
  'trailing-comma',
  'encoding',
  'too-large',
  'too-deep',
  'forbidden-key',
  'ill-formed',
];
/** Codes of what is wrong with the shape (definition/shape.ts). */
const ofShape = ['unknown-key', 'missing-key', 'wrong-kind', 'not-one-of', 'pattern', 'too-many', 'too-few'];

/** Every code a finding of `check` can have; each has a page in docs/rules. */
export const findingCodes: readonly string[] = Object.freeze([
  ...new Set([...ofText, ...ofShape, ...correct.map(({ code }) => code), 'rule-error', 'more-findings']),
]);
