import { escapeSegment, pathOf } from '../source/pointer.js';
import { type Text, text } from '../source/text.js';
import type { JsonSchema } from './model.js';
import type { Walk } from './shape-walk.js';

const kinds: Readonly<Record<string, Text>> = {
  string: text('chữ trong dấu nháy kép', 'text in double quotes'),
  integer: text('số nguyên', 'a whole number'),
  number: text('số', 'a number'),
  boolean: text('true hoặc false', 'true or false'),
  object: text('đối tượng { … }', 'an object { … }'),
  array: text('danh sách [ … ]', 'a list [ … ]'),
  null: text('null', 'null'),
};

export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

/** Kinds a schema asks for; none when it does not care. */
export function kindsOf(schema: JsonSchema): readonly string[] {
  if (typeof schema.type === 'string') return [schema.type];
  return Array.isArray(schema.type) ? (schema.type as string[]) : [];
}

/** False when the schema asks for kinds and the value is of none of them; a whole number is a number. */
export function kindsFit(value: unknown, schema: JsonSchema): boolean {
  const wanted = kindsOf(schema);
  const kind = kindOf(value);
  return wanted.length === 0 || wanted.includes(kind) || (kind === 'integer' && wanted.includes('number'));
}

/** How a message names what stands at a pointer: its key, or its number in a list. */
export function nameOf(pointer: string): Text {
  const path = pathOf(pointer);
  const last = path.at(-1);
  if (last === undefined) return text('Tệp', 'The file');
  if (!/^\d+$/.test(last)) return text(`"${last}"`, `"${last}"`);
  const list = path.at(-2) ?? '';
  return text(`Phần tử thứ ${Number(last) + 1} của "${list}"`, `Element ${Number(last) + 1} of "${list}"`);
}

/** A value as a message shows it, cut to 60 characters. */
export function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? '';
  return json.length > 60 ? `${json.slice(0, 59)}…` : json;
}

/** `a`, `a or b`, `a, b or c`. */
export function listed(words: readonly string[], or: string): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${or} ${last}`;
}

/** Our descriptions speak Vietnamese, then English after a dash. */
export function explanation(schema: JsonSchema): Text {
  const [vi = '', en = ''] = String(schema.description ?? '').split(' — ');
  return text(vi, en || vi);
}

interface Words {
  readonly message: Text;
  readonly mend?: Text;
}

/** What to say of a value of the wrong kind, when any of the schemas would do. */
export function wrongKind(
  walk: Walk,
  value: unknown,
  schemas: readonly JsonSchema[],
  pointer: string,
): Words {
  const wanted = [...new Set(schemas.flatMap(kindsOf))];
  const name = nameOf(pointer);
  const said = (lang: 'vi' | 'en') => wanted.map(kind => kinds[kind]?.[lang] ?? kind);
  const found = kinds[kindOf(value)] ?? text('', '');
  const message = text(
    `${name.vi} phải là ${listed(said('vi'), 'hoặc')}, không phải ${found.vi}`,
    `${name.en} must be ${listed(said('en'), 'or')}, not ${found.en}`,
  );
  const write = asWanted(walk, value, wanted, pointer);
  return write === undefined ? { message } : { message, mend: text(`Viết ${write}`, `Write ${write}`) };
}

/** The same value in the kind asked for, when it is only written wrongly: `1.001193` for `"1.001193"`. */
function asWanted(
  walk: Walk,
  value: unknown,
  wanted: readonly string[],
  pointer: string,
): string | undefined {
  const { offset, length } = walk.document.place(pointer);
  const written = walk.document.text.slice(offset, offset + length);
  if (wanted.includes('string') && (typeof value === 'number' || typeof value === 'boolean'))
    return `"${written}"`;
  if (typeof value !== 'string') return undefined;
  if (wanted.includes('integer') && /^\d{1,9}$/.test(value)) return value;
  if (wanted.includes('boolean') && (value === 'true' || value === 'false')) return value;
  if (wanted.includes('array') && !wanted.includes('string')) return `[${shown(value)}]`;
  return undefined;
}

/** Reports on the value at a pointer: its name, then what is wrong with it. */
export function blame(walk: Walk, code: string, pointer: string, vi: string, en: string): void {
  const name = nameOf(pointer);
  walk.report(code, pointer, 'value', text(`${name.vi} ${vi}`, `${name.en} ${en}`));
}

/** Two keys that exclude each other: reported on the second. */
export function together(walk: Walk, pointer: string, first: string, second: string): void {
  const message = text(
    `"${first}" và "${second}" không đứng cùng nhau`,
    `"${first}" and "${second}" cannot stand together`,
  );
  const mend = text('Giữ một trong hai', 'Keep one of the two');
  walk.report('too-many', `${pointer}/${escapeSegment(second)}`, 'key', message, mend);
}

/** None of several keys, one of which must be there. */
export function noneOf(walk: Walk, pointer: string, keys: readonly string[]): void {
  const name = nameOf(pointer);
  const quoted = keys.map(key => `"${key}"`);
  const message = text(
    `${name.vi} cần một trong các khóa ${listed(quoted, 'hoặc')}`,
    `${name.en} needs one of ${listed(quoted, 'or')}`,
  );
  walk.report('missing-key', pointer, 'key', message);
}
