/** The door to the reasoning about types: the lattice, where types come from, what may be done with them. */
export { describeType } from './describe-type.js';
export { type Mismatch, mismatch } from './mismatch.js';
export {
  ANY,
  arrayOf,
  BOOLEAN,
  fieldOf,
  INTEGER,
  literalType,
  NEVER,
  NOTHING,
  NUMBER,
  type NumberType,
  type ObjectType,
  STRING,
  type StringType,
  type Type,
  union,
  withNothing,
  without,
} from './type.js';
export { type JsonSchema, type SchemaTypeOptions, typeFromSchema } from './type-from-schema.js';
export { type TypeScope, typeOf } from './type-of.js';
