import type { JsonSchema } from '../definition/model.js';
import { plainSchema } from './plain-schema.js';
import type { Procedure } from './procedure.js';
import { titlesIn } from './titles.js';
import { type Issue, issuesOf, type SchemaValidator } from './validate.js';

const validators = new WeakMap<Procedure, Map<JsonSchema, SchemaValidator>>();

/** What is wrong with data that a schema of the definition describes: an event's data, a result's payload. */
export function validateData(procedure: Procedure, schema: JsonSchema, data: unknown): readonly Issue[] {
  const known = validators.get(procedure) ?? new Map<JsonSchema, SchemaValidator>();
  validators.set(procedure, known);
  const validate = known.get(schema) ?? procedure.validator(plainSchema(schema));
  known.set(schema, validate);
  return issuesOf(validate(data), titlesIn(procedure.definition, schema));
}
