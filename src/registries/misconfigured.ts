import { ConfigurationError } from '../dossier/errors.js';
import { nearest } from '../source/nearest.js';
import { text } from '../source/text.js';

/** An option of a connector that cannot work; said when the connector is made, never when a citizen waits. */
export const misconfigured = (option: string, vi: string, en: string): ConfigurationError =>
  new ConfigurationError(option, text(vi, en));

/** An option names what is not there; the names there are tell what was probably meant. */
export function unknownName(option: string, name: string, known: readonly string[]): ConfigurationError {
  const near = nearest(name, known);
  return misconfigured(
    option,
    `Không có "${name}"${near === undefined ? '' : `; có phải "${near}" không`}. Các tên dùng được: ${known.join(', ')}.`,
    `There is no "${name}"${near === undefined ? '' : `; did you mean "${near}"`}. Names to choose from: ${known.join(', ')}.`,
  );
}

/** @throws ConfigurationError unless the option is a whole number in its range */
export function wholeNumber(option: string, given: number | undefined, unless: number, most: number): number {
  const value = given ?? unless;
  if (Number.isSafeInteger(value) && value >= 0 && value <= most) return value;
  throw misconfigured(
    option,
    `"${option}" phải là số nguyên từ 0 đến ${most}.`,
    `"${option}" must be a whole number from 0 to ${most}.`,
  );
}
