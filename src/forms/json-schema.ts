import type { JsonSchema } from '../definition/model.js';
import type { Procedure } from '../procedure/procedure.js';

/**
 * The whole form as plain JSON Schema 2020-12: code lists are enumerations, none of our keywords is left. What may be
 * hidden is not `required` in it; `validateForm` asks for that where it is shown.
 */
export const jsonSchema = ({ form }: Procedure): JsonSchema =>
  Object.freeze({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...form.schema });
