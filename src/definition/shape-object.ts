import { nearest } from '../source/nearest.js';
import { escapeSegment } from '../source/pointer.js';
import { text } from '../source/text.js';
import type { JsonSchema } from './model.js';
import { countFits, entries, fitsPattern } from './shape-values.js';
import type { Walk } from './shape-walk.js';
import { explanation, listed, nameOf, noneOf, together } from './shape-words.js';

type Members = Readonly<Record<string, unknown>>;

/** Judges an object by its keys, the names of them, how many there are, and member by member. */
export function membersFit(walk: Walk, value: Members, schema: JsonSchema, pointer: string): void {
  const misspelt = new Set<string>();
  for (const key of Object.keys(value)) {
    const meant = keyFits(walk, value, key, schema, pointer);
    if (meant !== undefined) misspelt.add(meant);
  }
  present(walk, value, schema, pointer, misspelt);
  exactlyOne(walk, value, schema, pointer, misspelt);
  countFits(walk, Object.keys(value).length, schema, ['minProperties', 'maxProperties'], pointer, entries);
}

/** Judges one key and its member; gives the key that was meant when this one is unknown. */
function keyFits(
  walk: Walk,
  value: Members,
  key: string,
  schema: JsonSchema,
  pointer: string,
): string | undefined {
  const at = `${pointer}/${escapeSegment(key)}`;
  const known = (schema.properties ?? {}) as Readonly<Record<string, JsonSchema>>;
  const others = schema.additionalProperties;
  if (!named(walk, key, schema, at)) return undefined;
  if (Object.hasOwn(known, key)) walk.fits(value[key], known[key]!, at);
  else if (others === false) return unknown(walk, value, key, Object.keys(known), at);
  else if (typeof others === 'object' && others !== null) walk.fits(value[key], others as JsonSchema, at);
  return undefined;
}

function unknown(
  walk: Walk,
  value: Members,
  key: string,
  known: readonly string[],
  at: string,
): string | undefined {
  const free = known.filter(each => !Object.hasOwn(value, each));
  const meant = nearest(key, free);
  const message = text(`Không có khóa "${key}" ở đây`, `There is no key "${key}" here`);
  const mend = meant
    ? text(`Có phải ý bạn là "${meant}"?`, `Did you mean "${meant}"?`)
    : free.length > 0 && free.length <= 12
      ? text(`Dùng được: ${listed(free, 'hoặc')}`, `Known here: ${listed(free, 'or')}`)
      : undefined;
  walk.report('unknown-key', at, 'key', message, mend);
  return meant;
}

function named(walk: Walk, key: string, schema: JsonSchema, at: string): boolean {
  if (typeof schema.propertyNames !== 'object' || schema.propertyNames === null) return true;
  const names = walk.resolve(schema.propertyNames as JsonSchema);
  const short = typeof names.maxLength !== 'number' || [...key].length <= names.maxLength;
  if (short && fitsPattern(key, names.pattern)) return true;
  const why = explanation(names);
  const message = text(
    `Tên "${key}" không đúng dạng. ${why.vi}`,
    `The name "${key}" has the wrong form. ${why.en}`,
  );
  walk.report('pattern', at, 'key', message);
  return false;
}

function present(
  walk: Walk,
  value: Members,
  schema: JsonSchema,
  pointer: string,
  misspelt: ReadonlySet<string>,
): void {
  const required = Array.isArray(schema.required) ? (schema.required as string[]) : [];
  const missing = required
    .filter(key => !Object.hasOwn(value, key) && !misspelt.has(key))
    .map(key => `"${key}"`);
  if (missing.length === 0) return;
  const name = nameOf(pointer);
  const message = text(
    `${name.vi} thiếu khóa ${listed(missing, 'và')}`,
    `${name.en} lacks the ${missing.length > 1 ? 'keys' : 'key'} ${listed(missing, 'and')}`,
  );
  walk.report('missing-key', pointer, 'key', message);
}

/** `oneOf` of nothing but one required key each: exactly one of these keys. */
function exactlyOne(
  walk: Walk,
  value: Members,
  schema: JsonSchema,
  pointer: string,
  misspelt: ReadonlySet<string>,
): void {
  if (!Array.isArray(schema.oneOf)) return;
  const keys = (schema.oneOf as JsonSchema[]).flatMap(({ required }) => required as string[]);
  const [first, second] = Object.keys(value).filter(key => keys.includes(key));
  if (first !== undefined && second !== undefined) together(walk, pointer, first, second);
  if (first === undefined && !keys.some(key => misspelt.has(key))) noneOf(walk, pointer, keys);
}
