import type { Text } from '../source/text.js';

/** What a function does once its arguments fit. Declared as a method, so that each may name their types and its run. */
interface Gives {
  gives(args: readonly unknown[], run: object): unknown;
}

/** Numbers and instants by pictures: a part of its own, handed to the evaluations that need it. */
export type Pictures = Readonly<
  Record<Pictured, Gives['gives']> & {
    /** The message of a code that only pictures give. */
    wording(code: string): Text | undefined;
  }
>;

export type Pictured = 'formatNumber' | 'formatInteger' | 'parseInteger' | 'fromMillis' | 'toMillis';
