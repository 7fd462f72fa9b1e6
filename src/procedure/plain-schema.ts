import type { JsonSchema } from '../definition/model.js';
import { formKeywords, mapSubschemas } from '../value/dialect.js';

/**
 * The schema that leaves for validators and other tools: the same without the keywords of thutuc. Names of
 * fields are never taken for keywords, and constants and enumerations stay as they are.
 */
export function plainSchema(schema: JsonSchema): JsonSchema {
  const standard = Object.entries(schema).filter(([keyword]) => !formKeywords.has(keyword));
  return Object.freeze(mapSubschemas(Object.fromEntries(standard), plainSchema));
}
