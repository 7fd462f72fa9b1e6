import { below } from '../definition/path.js';
import type { Reading } from '../definition/read.js';
import { text } from '../source/text.js';
import { didYouMean } from './did-you-mean.js';
import type { At, Rule } from './rule.js';

/** A name used where another part of the file declares it. */
export interface Use {
  readonly name: string;
  readonly at: At;
}

export interface ReferenceLaw {
  readonly code: string;
  /** What the name is the name of. */
  readonly what: { readonly vi: string; readonly en: string };
  known(reading: Reading): Iterable<string>;
  uses(reading: Reading): readonly Use[];
}

/** The rule that every use of one kind of name leads to something declared. */
export const referenceRule = ({ code, what, known, uses }: ReferenceLaw): Rule => ({
  code,
  severity: 'error',
  check(reading, report) {
    const names = new Set(known(reading));
    for (const { name, at } of uses(reading)) {
      if (names.has(name)) continue;
      report(
        at,
        text(`Không có ${what.vi} "${name}".`, `There is no ${what.en} "${name}".`),
        didYouMean(name, names),
      );
    }
  },
});

/** The names under a keyword that takes one name or a list of them. */
export function namesAt(value: unknown, pointer: string): readonly Use[] {
  if (typeof value === 'string') return [{ name: value, at: { pointer } }];
  if (!Array.isArray(value)) return [];
  return value.flatMap((name, i) =>
    typeof name === 'string' ? [{ name, at: { pointer: below(pointer, i) } }] : [],
  );
}

/** The names used as keys of an object. */
export const keysAt = (value: unknown, pointer: string): readonly Use[] =>
  typeof value === 'object' && value !== null
    ? Object.keys(value).map(name => ({ name, at: { pointer: below(pointer, name), part: 'key' } }))
    : [];
