import type { Text } from '../source/text.js';

/** A named shape of text. Both validators and the checker read one table of them. */
export interface Format {
  /** True when the value has this shape; looks at no more than `maxLength` characters. */
  test(value: string): boolean;
  readonly title: Text;
  readonly example: string;
  /** Length in UTF-16 units beyond which no value can fit. */
  readonly maxLength: number;
}

export const format = (
  title: Text,
  example: string,
  maxLength: number,
  fits: (value: string) => boolean,
): Format =>
  Object.freeze({
    title,
    example,
    maxLength,
    test: (value: string) => value.length <= maxLength && fits(value),
  });

export const matches = (shape: RegExp) => (value: string) => shape.test(value);
