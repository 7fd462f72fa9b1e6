import type { Field, JsonSchema } from '../definition/model.js';
import { interpret } from './interpret.js';
import { isRecord, valueAt } from './path.js';
import { type ValueShape, valueShape } from './value-shape.js';

/** What a field makes of a value, and whether it takes one that is to be locked. */
export interface FieldShape extends ValueShape {
  /** Whether the field's own schema admits the value; anything where the field locks nothing. */
  takes(value: unknown): boolean;
}

/**
 * Builds the shape of a field once. The interpreter decides behind both doors: it costs no compilation for each
 * field, and finds the same issues as the validator of the whole form.
 * @param form the plain schema of the whole form, which the field's references lead into
 */
export function fieldShape({ schema, path, prefill }: Field, form: JsonSchema): FieldShape {
  const shape = valueShape(schema);
  if (!prefill.some(({ lock }) => lock)) return { ...shape, takes: () => true };
  const plain = valueAt(
    form,
    path.flatMap(name => ['properties', name]),
  );
  const { $defs } = form;
  const find = interpret({ ...(isRecord(plain) && plain), ...($defs !== undefined && { $defs }) });
  return { ...shape, takes: value => find(value).length === 0 };
}
