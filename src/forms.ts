/**
 * @module A procedure's form for libraries that draw forms: plain JSON Schema, @rjsf/core 6, JSON Forms 3. Pure functions of a
 * compiled procedure and a filled form; none of those libraries is imported.
 */
export { editDraft } from './forms/form-data.js';
export { type JsonFormsForm, jsonForms } from './forms/json-forms.js';
export { type JsonFormsError, jsonFormsErrors } from './forms/json-forms-errors.js';
export { jsonSchema } from './forms/json-schema.js';
export type { DrawOptions } from './forms/options.js';
export { type RjsfForm, rjsf } from './forms/rjsf.js';
export { type RjsfError, type RjsfErrorSchema, rjsfValidator } from './forms/rjsf-validator.js';
