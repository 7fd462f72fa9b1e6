import type { JsonSchema } from '../definition/model.js';
import type { CodeList } from '../definition/sources.js';
import { deepFreeze } from './deep-freeze.js';
import { type FieldCheck, fieldChecks } from './field-check.js';
import { type FormPlan, type FormSource, formPlan } from './form-plan.js';
import { isRecord } from './path.js';
import { plainSchema } from './plain-schema.js';
import type { MakeValidator, SchemaValidator } from './validate.js';

/** A form with every expression compiled. */
export interface CompiledForm {
  /**
   * Plain JSON Schema 2020-12, which is what leaves for validators and other tools. What may be hidden is not
   * `required` in it; `validateForm` asks for that when it is shown.
   */
  readonly schema: JsonSchema;
  readonly plan: FormPlan;
  readonly validate: SchemaValidator;
  readonly checks: readonly FieldCheck[];
  /** Index in form order of the field at a pointer. */
  readonly indexOf: Readonly<Record<string, number>>;
}

/** @param source with the code lists the form names; an artefact of before there were any judges no code by its day */
export function compiledForm(
  {
    definition,
    registries,
    codes = {},
  }: FormSource & { readonly codes?: Readonly<Record<string, CodeList>> },
  make: MakeValidator,
): CompiledForm {
  const schema = plainSchema(withoutHiddenRequired(definition.form));
  return deepFreeze({
    schema,
    plan: formPlan({ definition, registries }, schema),
    validate: make(schema),
    checks: fieldChecks(definition, codes),
    indexOf: Object.fromEntries(definition.fields.map((field, index) => [field.pointer, index])),
  });
}

/** The same schema in which no object requires what may be absent: hidden, or a group in which nothing must be there. */
function withoutHiddenRequired(schema: JsonSchema): JsonSchema {
  const { properties, required, items } = schema;
  if (isRecord(items)) return { ...schema, items: withoutHiddenRequired(items) };
  if (!isRecord(properties)) return schema;
  const inside = Object.entries(properties).map(([name, inner]) => [
    name,
    isRecord(inner) ? withoutHiddenRequired(inner) : inner,
  ]);
  const always = Array.isArray(required) ? required.filter(name => isAlways(properties[name])) : [];
  const { required: _, ...rest } = schema;
  return {
    ...rest,
    properties: Object.fromEntries(inside),
    ...(always.length > 0 ? { required: always } : {}),
  };
}

function isAlways(schema: unknown): boolean {
  if (!isRecord(schema)) return true;
  if (schema.visible !== undefined) return false;
  const { properties, required, whole } = schema;
  if (whole === true || !isRecord(properties)) return true;
  return Array.isArray(required) && required.some(name => isAlways(properties[name]));
}
