import { type Type, union, without } from '../expression/types.js';

/** One value of a type that may be a list of them. */
export function listedOrOne(type: Type): Type {
  if (!type.array) return type;
  return union(without(without(type, 'array'), 'nothing'), type.array);
}
