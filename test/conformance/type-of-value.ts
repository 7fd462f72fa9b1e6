import { literalType, NEVER, NOTHING, type Type, union } from '../../src/expression/types.js';

/** The type of exactly this document: closed objects, elements of a list united. */
export function typeOfValue(value: unknown): Type {
  if (value === undefined) return NOTHING;
  if (Array.isArray(value)) return { array: value.length === 0 ? NEVER : union(...value.map(typeOfValue)) };
  if (typeof value !== 'object' || value === null) return literalType(value);
  const fields = Object.entries(value).map(([name, each]) => [name, typeOfValue(each)] as const);
  return { object: { fields: Object.fromEntries(fields), open: false } };
}
