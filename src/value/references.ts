import { pointerOf } from '../source/pointer.js';
import type { Schema, SchemaObject } from './dialect.js';
import { subschemas } from './dialect.js';

/** What the references of a schema lead to. Nothing is ever fetched: every target stands in the schema itself. */
export interface References {
  /** Every schema in the schema, itself first. */
  readonly schemas: readonly Schema[];
  /** Schemas whose `$id` is no URI, or whose `$id` or `$anchor` another has already. */
  readonly misnamed: ReadonlySet<SchemaObject>;
  /** The schema the `$ref` of a schema leads to: through a JSON pointer, an `$anchor` or an `$id`. */
  leadsTo(from: SchemaObject): Schema | undefined;
}

/** The base of a schema without `$id`. */
const NOWHERE = 'schema:/';

/** Reads the names in a schema once (JSON Schema 2020-12 Core, 8.2). */
export function referencesOf(root: Schema): References {
  const places = new Map<string, Schema>();
  const named = new Map<string, string>([[NOWHERE, '']]);
  const bases = new Map<SchemaObject, string>();
  const misnamed = new Set<SchemaObject>();
  const visit = (schema: Schema, pointer: string, around: string): void => {
    places.set(pointer, schema);
    if (typeof schema === 'boolean') return;
    const { $id, $anchor } = schema;
    const own = typeof $id === 'string' ? uriOf($id, around) : undefined;
    const base = own?.[0] ?? around;
    const names = [own && base, typeof $anchor === 'string' && `${base}#${$anchor}`].filter(name => name);
    if (($id !== undefined && own?.[1] !== '') || names.some(name => named.has(name as string)))
      misnamed.add(schema);
    for (const name of names) named.set(name as string, pointer);
    bases.set(schema, base);
    for (const inner of subschemas(schema)) visit(inner.schema, pointer + pointerOf(inner.path), base);
  };
  visit(root, '', NOWHERE);
  return {
    schemas: [...places.values()],
    misnamed,
    leadsTo(from) {
      const [uri = '', fragment = ''] = uriOf(String(from.$ref), bases.get(from) ?? NOWHERE) ?? [];
      const byPointer = fragment === '' || fragment.startsWith('/');
      const at = named.get(byPointer ? uri : `${uri}#${fragment}`);
      return at === undefined ? undefined : places.get(byPointer ? at + fragment : at);
    },
  };
}

/** A reference made absolute: the URI, and its fragment decoded; nothing when it is no URI. */
function uriOf(reference: string, base: string): readonly [uri: string, fragment: string] | undefined {
  try {
    const url = new URL(reference, base);
    const fragment = decodeURIComponent(url.hash.slice(1));
    url.hash = '';
    return [url.href, fragment];
  } catch {
    return undefined;
  }
}
