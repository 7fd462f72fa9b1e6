import schema from '../../schemas/procedure.schema.json' with { type: 'json' };
import type { JsonSchema } from '../definition/model.js';

/** The shape of a definition, the same file editors use. */
export const procedureSchema: JsonSchema = schema;
