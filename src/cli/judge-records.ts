import { didYouMean } from '../check/did-you-mean.js';
import type { JsonSchema } from '../definition/model.js';
import { isRaw, listOf, memberOf, rawIn, rawOf } from '../definition/raw.js';
import type { Sources } from '../definition/sources.js';
import type { RecordsFile } from '../registries/records.js';
import type { Diagnostic } from '../source/diagnostic.js';
import type { JsonDocument } from '../source/json.js';
import { escapeSegment } from '../source/pointer.js';
import { text } from '../source/text.js';

/**
 * Sample records against the registry they are of: it exists, and has every field a record holds. A field it does
 * not have could never be asked for, so it is a slip of the pen. Values are left alone: a registry may be wrong.
 */
export function judgeRecords(document: JsonDocument, { registries }: Sources): readonly Diagnostic[] {
  const { registry, records } = document.value as RecordsFile;
  const declared = memberOf(registries, registry);
  if (declared === undefined) return [unknownRegistry(document, registry, Object.keys(registries))];
  const schema = rawIn(declared, 'record');
  return records.flatMap(({ record }, at) =>
    strangers(record, schema, `/records/${at}/record`).map(one => unknownField(document, registry, one)),
  );
}

interface Stranger {
  readonly pointer: string;
  readonly name: string;
  readonly known: readonly string[];
}

/** The members of a value that its schema does not know, at any depth. */
function strangers(value: unknown, schema: JsonSchema, pointer: string): readonly Stranger[] {
  if (Array.isArray(value))
    return listOf(value).flatMap((item, at) => strangers(item, rawOf(schema.items), `${pointer}/${at}`));
  const known = schema.properties;
  if (!isRaw(value) || !isRaw(known)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const at = `${pointer}/${escapeSegment(name)}`;
    const own = memberOf(known, name);
    if (own === undefined) return [{ pointer: at, name, known: Object.keys(known) }];
    return strangers(member, rawOf(own), at);
  });
}

const unknownField = (
  document: JsonDocument,
  registry: string,
  { pointer, name, known }: Stranger,
): Diagnostic => ({
  code: 'unknown-key',
  severity: 'error',
  place: document.place(pointer, 'key'),
  pointer,
  message: text(
    `Cơ sở dữ liệu "${registry}" không có trường "${name}" ở đây`,
    `The registry "${registry}" has no field "${name}" here`,
  ),
  mend: didYouMean(name, known),
});

const unknownRegistry = (document: JsonDocument, name: string, known: readonly string[]): Diagnostic => ({
  code: 'unknown-registry',
  severity: 'error',
  place: document.place('/registry'),
  pointer: '/registry',
  message: text(`Không có cơ sở dữ liệu "${name}"`, `There is no registry "${name}"`),
  mend: didYouMean(name, known),
});
