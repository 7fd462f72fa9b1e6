import type { Schema, SchemaObject } from './value/dialect.js';
import { isSchemaObject, mapSubschemas } from './value/dialect.js';
import { ringsIn } from './value/recursion.js';
import { referencesOf } from './value/references.js';

/**
 * The same schema as Ajv gets it: each reference made one to a numbered definition at the root, and no name left,
 * so that where a reference leads is decided once for both doors. Nothing where Ajv is not to be asked: it
 * evaluates a schema that contains itself as often as there are ways to it, and misjudges some `unevaluated…`
 * (Ajv 8.20: beside `contains`, in a branch, under an `if` without `then`).
 */
export function forAjv(root: Schema): Schema | undefined {
  if (!isSchemaObject(root)) return root;
  const references = referencesOf(root);
  if (ringsIn(references).size > 0) return undefined;
  const names = new Map<Schema, string>();
  const $defs: Record<string, Schema> = {};
  let whole = true;

  const nameOf = (target: Schema): string => {
    const known = names.get(target);
    if (known !== undefined) return known;
    const name = String(names.size);
    names.set(target, name);
    $defs[name] = isSchemaObject(target) ? plain(target) : target;
    return name;
  };
  const plain = (schema: SchemaObject): SchemaObject => {
    const { $id, $anchor, $defs: _, $ref, ...rest } = schema;
    if (Object.keys(rest).some(keyword => keyword.startsWith('unevaluated'))) whole = false;
    const target = $ref === undefined ? undefined : references.leadsTo(schema);
    return {
      ...mapSubschemas(rest, plain),
      ...(target === undefined ? {} : { $ref: `#/$defs/${nameOf(target)}` }),
    };
  };
  const flat = plain(root);
  return whole ? { ...flat, $defs } : undefined;
}
