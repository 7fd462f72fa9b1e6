import { type Schema as AnySchema, isOpen } from '../value/dialect.js';
import { type References, referencesOf } from '../value/references.js';
import { isRecord } from './path.js';

type Schema = Readonly<Record<string, unknown>>;

/** What is known while a type is written. */
interface Writing {
  readonly references: References;
  readonly indent: string;
  /** Schemas with a `$ref` already followed on the way here; a ring ends in `unknown`. */
  readonly followed: readonly Schema[];
}

/**
 * The TypeScript type of a plain JSON Schema, as text. Sound rather than sharp: what TypeScript cannot say (`not`,
 * `if`, lengths, formats) makes a type wider, never narrower.
 */
export function typeText(schema: unknown, indent: string): string {
  return written(schema, { references: referencesOf(schema as AnySchema), indent, followed: [] });
}

function written(schema: unknown, at: Writing): string {
  if (!isRecord(schema)) return 'unknown';
  const parts = [own(schema, at), ...alternatives(schema.anyOf, at), ...alternatives(schema.oneOf, at)];
  if (Array.isArray(schema.allOf)) parts.push(...schema.allOf.map(each => written(each, at)));
  if (typeof schema.$ref === 'string') parts.push(referred(schema, at));
  const known = parts.filter(part => part !== 'unknown');
  return known.length === 0 ? 'unknown' : known.length === 1 ? known[0]! : known.map(bracketed).join(' & ');
}

const bracketed = (type: string): string => (/ \| /.test(type) && !type.startsWith('{') ? `(${type})` : type);

/** A list of alternatives is one union. */
const alternatives = (list: unknown, at: Writing): readonly string[] =>
  Array.isArray(list) ? [union(list.map(each => written(each, at)))] : [];

const union = (types: readonly string[]): string =>
  types.includes('unknown') ? 'unknown' : [...new Set(types)].join(' | ') || 'never';

function referred(schema: Schema, at: Writing): string {
  if (at.followed.includes(schema)) return 'unknown';
  return written(at.references.leadsTo(schema), { ...at, followed: [...at.followed, schema] });
}

function own(schema: Schema, at: Writing): string {
  if (Object.hasOwn(schema, 'const')) return literal(schema.const);
  if (Array.isArray(schema.enum)) return union(schema.enum.map(literal));
  if (Array.isArray(schema.type)) return union(schema.type.map(type => ofType(type, schema, at)));
  if (schema.type !== undefined) return ofType(schema.type, schema, at);
  return isRecord(schema.properties) ? objectText(schema, at) : 'unknown';
}

/** Objects and lists have no literal type worth writing. */
const literal = (value: unknown): string =>
  typeof value === 'object' && value !== null ? 'unknown' : JSON.stringify(value);

function ofType(type: unknown, schema: Schema, at: Writing): string {
  switch (type) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return type;
    case 'integer':
      return 'number';
    case 'array':
      return `readonly (${Array.isArray(schema.prefixItems) ? 'unknown' : written(schema.items, at)})[]`;
    case 'object':
      return isRecord(schema.properties) ? objectText(schema, at) : '{ readonly [name: string]: unknown }';
    default:
      return 'unknown';
  }
}

function objectText(schema: Schema, at: Writing): string {
  const indent = `${at.indent}  `;
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  const members = Object.entries(schema.properties as Schema).map(([name, inner]) => {
    const optional = required.has(name) ? '' : '?';
    return memberText(name, written(inner, { ...at, indent }), titleOf(inner), optional, indent);
  });
  if (isOpen(schema)) members.push(`${indent}readonly [name: string]: unknown;\n`);
  return members.length === 0 ? '{}' : `{\n${members.join('')}${at.indent}}`;
}

const titleOf = (schema: unknown): string | undefined =>
  isRecord(schema) && typeof schema.title === 'string' ? schema.title : undefined;

/** One line of an object type, its title above it as a comment. */
export function memberText(
  name: string,
  type: string,
  title: string | undefined,
  optional: '' | '?',
  indent: string,
): string {
  const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
  return `${commentText(title, indent)}${indent}readonly ${key}${optional}: ${type};\n`;
}

/** A comment on its own line; nothing for no title. */
export const commentText = (title: string | undefined, indent: string): string =>
  title === undefined ? '' : `${indent}/** ${title.replaceAll('*/', '*∕').replace(/\s+/g, ' ')} */\n`;
