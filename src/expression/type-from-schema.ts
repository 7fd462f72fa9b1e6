import { isObject } from '../source/own.js';
import {
  ANY,
  arrayOf,
  BOOLEAN,
  fieldOf,
  literalType,
  NEVER,
  type NumberType,
  type StringType,
  type Type,
  union,
  withNothing,
} from './type.js';

/** A JSON Schema: an object of keywords, or `true` or `false`. */
export type JsonSchema = boolean | Readonly<Record<string, unknown>>;

export interface SchemaTypeOptions {
  /** false: any field may be nothing, as in a form still open. Otherwise only those not in `required`. */
  readonly required?: boolean;
}

const DEPTH = 24;
const SCHEMAS = 20_000;

/**
 * The type of the values a schema admits. An object with `properties` is closed unless `additionalProperties`,
 * `unevaluatedProperties` or `patternProperties` says otherwise: what a schema does not name, a definition cannot
 * mean. `resolve` finds the target of a `$ref` standing in a schema; an unresolved one is anything. Keywords outside this reasoning widen nothing and narrow nothing.
 */
export function typeFromSchema(
  schema: JsonSchema,
  resolve?: (ref: string, from: object) => unknown,
  options: SchemaTypeOptions = {},
): Type {
  return new SchemaTyping(resolve ?? (() => undefined), options.required !== false).type(schema, 0);
}

type Keywords = Readonly<Record<string, unknown>>;
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

class SchemaTyping {
  readonly #resolve: (ref: string, from: object) => unknown;
  readonly #honoursRequired: boolean;
  /** References double as they are opened; what is not opened any more is anything. */
  #left = SCHEMAS;
  readonly #open = new Set<Keywords>();

  constructor(resolve: (ref: string, from: object) => unknown, honoursRequired: boolean) {
    this.#resolve = resolve;
    this.#honoursRequired = honoursRequired;
  }

  type(schema: unknown, depth: number): Type {
    if (schema === false) return NEVER;
    if (!isObject(schema) || depth > DEPTH || this.#left === 0) return ANY;
    this.#left -= 1;
    if ('const' in schema) return this.#constants([schema.const]);
    if (Array.isArray(schema.enum)) return this.#constants(schema.enum);
    const parts = this.#parts(schema, depth);
    return parts.length === 0 ? ANY : parts.reduce(intersection);
  }

  /** Behind a reference into a schema around it anything may stand: the type of a tree has no end. */
  #referred(ref: string, schema: Keywords, depth: number): Type {
    if (this.#open.has(schema)) return ANY;
    this.#open.add(schema);
    const type = this.type(this.#resolve(ref, schema), depth + 1);
    this.#open.delete(schema);
    return type;
  }

  #constants(values: readonly unknown[]): Type {
    // Code lists run to hundreds of strings: joined at once, not one by one.
    const strings = values.filter(value => typeof value === 'string');
    const others = values.filter(value => typeof value !== 'string').map(literalType);
    return union(strings.length > 0 ? { string: { enum: [...new Set(strings)] } } : NEVER, ...others);
  }

  /** What each keyword says; a value satisfies all of them. */
  #parts(schema: Keywords, depth: number): readonly Type[] {
    const parts: Type[] = [];
    if (typeof schema.$ref === 'string') parts.push(this.#referred(schema.$ref, schema, depth));
    if (schema.type !== undefined || isObject(schema.properties)) parts.push(this.#kinds(schema, depth));
    for (const each of list(schema.allOf)) parts.push(this.type(each, depth + 1));
    for (const choice of [schema.anyOf, schema.oneOf]) {
      if (Array.isArray(choice)) parts.push(union(...choice.map(each => this.type(each, depth + 1))));
    }
    return parts.filter(part => !part.any);
  }

  #kinds(schema: Keywords, depth: number): Type {
    const kinds = schema.type === undefined ? ['object'] : [schema.type].flat();
    return union(...kinds.map(kind => this.#kind(kind, schema, depth)));
  }

  #kind(kind: unknown, schema: Keywords, depth: number): Type {
    switch (kind) {
      case 'string':
        return { string: stringType(schema) };
      case 'number':
        return { number: numberType(schema) };
      case 'integer':
        return { number: { ...numberType(schema), integer: true } };
      case 'boolean':
        return BOOLEAN;
      case 'null':
        return { null: true };
      case 'array':
        return arrayOf(this.#elements(schema, depth));
      case 'object':
        return this.#object(schema, depth);
      default:
        return ANY;
    }
  }

  #elements(schema: Keywords, depth: number): Type {
    const first = list(schema.prefixItems).map(each => this.type(each, depth + 1));
    return union(...first, this.type(schema.items ?? true, depth + 1));
  }

  #object(schema: Keywords, depth: number): Type {
    const properties = isObject(schema.properties) ? schema.properties : undefined;
    const required = list(schema.required);
    const fields = Object.entries(properties ?? {}).map(([name, each]) => {
      const type = this.type(each, depth + 1);
      return [name, this.#honoursRequired && required.includes(name) ? type : withNothing(type)] as const;
    });
    const additional =
      schema.additionalProperties ?? schema.unevaluatedProperties ?? properties === undefined;
    const open = additional !== false || schema.patternProperties !== undefined;
    return { object: { fields: Object.fromEntries(fields), open } };
  }
}

function stringType({ format, pattern }: Keywords): StringType {
  return {
    ...(typeof format === 'string' ? { format } : {}),
    ...(typeof pattern === 'string' ? { pattern } : {}),
  };
}

function numberType({ minimum, maximum }: Keywords): NumberType {
  return {
    ...(typeof minimum === 'number' ? { min: minimum } : {}),
    ...(typeof maximum === 'number' ? { max: maximum } : {}),
  };
}

/** The values both types admit, or a few more: objects pool their fields, other kinds keep the narrower description. */
function intersection(a: Type, b: Type): Type {
  if (a.any) return b;
  if (b.any) return a;
  const kinds = (Object.keys(a) as (keyof Type)[]).filter(kind => b[kind] !== undefined);
  return Object.fromEntries(
    kinds.map(kind => [kind, kind === 'object' ? pooled(a, b) : narrower(kind, a, b)]),
  ) as Type;
}

function narrower(kind: keyof Type, a: Type, b: Type): unknown {
  if (kind === 'string' || kind === 'number') return { ...b[kind], ...a[kind] };
  if (kind === 'boolean') return a.boolean?.filter(each => b.boolean?.includes(each));
  return kind === 'array' ? intersection(a.array ?? ANY, b.array ?? ANY) : true;
}

function pooled(a: Type, b: Type): Type['object'] {
  const left = a.object ?? { fields: {}, open: true };
  const right = b.object ?? { fields: {}, open: true };
  const fields = { ...right.fields, ...left.fields };
  for (const name of Object.keys(right.fields)) {
    if (Object.hasOwn(left.fields, name))
      fields[name] = intersection(fieldOf(left, name), fieldOf(right, name));
  }
  return { fields, open: left.open && right.open };
}
