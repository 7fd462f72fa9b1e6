import type { Diagnostic } from '../source/diagnostic.js';
import type { JsonDocument } from '../source/json.js';
import type { JsonSchema } from './model.js';
import { alternative } from './shape-choice.js';
import { membersFit } from './shape-object.js';
import { itemsFit, scalarFits } from './shape-values.js';
import type { Walk } from './shape-walk.js';
import { kindsFit, wrongKind } from './shape-words.js';

/**
 * Judges a document by one of our schemas (`schemas/*.schema.json`) and says what is wrong as a person would: one
 * finding a mistake, on the token it is about, never "matches none of". Finds something exactly when a JSON Schema
 * 2020-12 validator does (test/conformance/schemas.test.ts). Knows the keywords our schemas use, `$ref` within the
 * schema only.
 */
export function shapeOf(document: JsonDocument, schema: JsonSchema): Diagnostic[] {
  const findings = new Map<string, Diagnostic>();
  walkOf(document, schema, finding => {
    const key = `${finding.code} ${finding.pointer}`;
    if (!findings.has(key)) findings.set(key, finding);
  }).fits(document.value, schema, '');
  return [...findings.values()];
}

function walkOf(document: JsonDocument, root: JsonSchema, found: (finding: Diagnostic) => void): Walk {
  const walk: Walk = {
    document,
    resolve: schema => (typeof schema.$ref === 'string' ? resolved(root, schema.$ref) : schema),
    fits: (value, schema, pointer) => judge(walk, value, schema, pointer),
    wouldFit(value, schema, pointer) {
      let fitting = true;
      walkOf(document, root, () => {
        fitting = false;
      }).fits(value, schema, pointer);
      return fitting;
    },
    report(code, pointer, part, message, mend) {
      const place = document.place(pointer, part);
      found(Object.freeze({ code, severity: 'error', place, pointer, message, ...(mend ? { mend } : {}) }));
    },
  };
  return walk;
}

function judge(walk: Walk, value: unknown, schema: JsonSchema, pointer: string): void {
  if (value === undefined) return;
  if (typeof schema.$ref === 'string') walk.fits(value, walk.resolve(schema), pointer);
  if (!kindsFit(value, schema)) {
    const { message, mend } = wrongKind(walk, value, [schema], pointer);
    walk.report('wrong-kind', pointer, 'value', message, mend);
    return;
  }
  if (Array.isArray(schema.anyOf)) alternative(walk, value, schema.anyOf as JsonSchema[], pointer);
  if (Array.isArray(value)) itemsFit(walk, value, schema, pointer);
  else if (typeof value === 'object' && value !== null)
    membersFit(walk, value as Readonly<Record<string, unknown>>, schema, pointer);
  scalarFits(walk, value, schema, pointer);
}

/** Follows `#/$defs/name` and deeper pointers into the schema itself. Throws on one that leads nowhere. */
function resolved(root: JsonSchema, ref: string): JsonSchema {
  let node: unknown = root;
  for (const segment of ref.slice(2).split('/'))
    node = (node as Record<string, unknown> | undefined)?.[
      segment.replaceAll('~1', '/').replaceAll('~0', '~')
    ];
  if (typeof node !== 'object' || node === null) throw new RangeError(`no schema at ${ref}`);
  return node as JsonSchema;
}
