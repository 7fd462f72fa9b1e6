import type { Document } from '../definition/model.js';
import type { Upload } from '../procedure/draft.js';
import { nameOf } from '../procedure/per-row.js';
import type { Procedure } from '../procedure/procedure.js';
import type { FileKind } from '../value/file-kind.js';
import { declaredAnew } from './declaration.js';
import type { Dossier, Uploads } from './dossier.js';
import { filledForm } from './file-form.js';

/**
 * Whether uploads are for papers that are there: by name, and where a document has one for each row, of a row of the
 * form as it stands with the answers that come along. What was uploaded before may be taken away though its row is gone.
 */
export function arePapers(procedure: Procedure, dossier: Dossier, uploads: Uploads, now: string): boolean {
  const { documents } = procedure.definition;
  const keys = Object.keys(uploads);
  if (!keys.every(key => Object.hasOwn(documents, nameOf(key)))) return false;
  const perRow = keys.filter(
    key => (key.includes('/') || documents[key]?.each !== undefined) && !Object.hasOwn(dossier.uploads, key),
  );
  if (perRow.length === 0) return true;
  const there = filledForm(procedure, declaredAnew(dossier), now).documents.map(({ key }) => key);
  return perRow.every(key => there.includes(key));
}

/** The key of the first paper that does not take one of its files. */
export const unfitUpload = ({ definition }: Procedure, uploads: Uploads): string | undefined =>
  Object.keys(uploads).find(
    key => !uploads[key]!.every(upload => fits(upload, definition.documents[nameOf(key)]!)),
  );

/** A paper that says what it accepts takes what was found by looking at the bytes, and nothing besides. */
const fits = ({ size, kind, sha256 }: Upload, { accepts, maxBytes }: Document): boolean =>
  (maxBytes === undefined || size <= maxBytes) &&
  (accepts === undefined || (accepts.includes(kind as FileKind) && /^[0-9a-f]{64}$/.test(String(sha256))));
