import { kindsFit } from '../definition/shape-words.js';
import { isRecord } from '../procedure/path.js';

/**
 * Whether a registry's value is of the kinds its file declares, all the way down. `null` is what is not known, and
 * fits anywhere. Formats and lengths are not held against a registry: the form's own rules meet what it fills.
 */
export function isOfType(value: unknown, schema: unknown): boolean {
  if (value === null || value === undefined || !isRecord(schema)) return true;
  if (!kindsFit(value, schema)) return false;
  if (Array.isArray(value)) return value.every(item => isOfType(item, schema.items));
  const { properties } = schema;
  if (!isRecord(value) || !isRecord(properties)) return true;
  return Object.entries(value).every(
    ([name, member]) => !Object.hasOwn(properties, name) || isOfType(member, properties[name]),
  );
}
