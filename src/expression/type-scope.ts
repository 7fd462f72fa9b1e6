import type { JsonSchema } from './type-from-schema.js';
import { typeFromSchema } from './type-from-schema.js';
import type { TypeScope } from './type-of.js';

/** What an editor knows of an expression's surroundings, as JSON Schemas: its input, and each `$name`. */
export interface Surroundings {
  readonly input?: JsonSchema;
  readonly names?: Readonly<Record<string, JsonSchema>>;
}

export function scopeOf({ input, names = {} }: Surroundings): TypeScope {
  const typed = Object.entries(names).map(([name, schema]) => [name, typeFromSchema(schema)] as const);
  return {
    names: Object.fromEntries(typed),
    ...(input === undefined ? {} : { input: typeFromSchema(input) }),
  };
}
