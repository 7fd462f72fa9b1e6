import type { Field } from '../definition/model.js';
import type { SchemaValidator } from './validate.js';
import { type ValueShape, valueShape } from './value-shape.js';

/** What a field makes of a value, and whether it takes one that is to be locked. */
export interface FieldShape extends ValueShape {
  /** Whether the field's own schema admits the value; anything where the field locks nothing. */
  takes(value: unknown): boolean;
}

/**
 * Builds the shape of a field once. The interpreter decides behind both doors: it costs no compilation for each
 * field, and finds the same issues as the validator of the whole form.
 * @param judge makes the validator of the field from the plain schema of the whole form
 */
export function fieldShape(
  { schema, path, prefill }: Field,
  judge: (path: readonly string[]) => SchemaValidator,
): FieldShape {
  const shape = valueShape(schema);
  if (!prefill.some(({ lock }) => lock)) return { ...shape, takes: () => true };
  const find = judge(path);
  return { ...shape, takes: value => find(value).length === 0 };
}
