import type { JsonDocument } from '../source/json.js';
import type { Text } from '../source/text.js';
import type { JsonSchema } from './model.js';

/** One walk over a value with the schema it must fit. */
export interface Walk {
  readonly document: JsonDocument;
  resolve(schema: JsonSchema): JsonSchema;
  /** Judges the value at a pointer by a schema; what could not be read is passed over. */
  fits(value: unknown, schema: JsonSchema, pointer: string): void;
  /** The same, silently. */
  wouldFit(value: unknown, schema: JsonSchema, pointer: string): boolean;
  report(code: string, pointer: string, part: 'key' | 'value', message: Text, mend?: Text): void;
}
