/**
 * @module Uploads looked at before they are kept: by their bytes, not by their name. The bytes stay with the agency;
 * what is told here of a file goes with the dossier.
 */
import { nameOf } from './procedure/per-row.js';
import type { Procedure } from './procedure/procedure.js';
import { type Text, text } from './source/text.js';
import { type FileKind, fileKindOf, fileKinds, isEntire } from './value/file-kind.js';

export { type FileKind, fileKinds } from './value/file-kind.js';

/** What a dossier keeps of a file. */
export interface ExaminedUpload {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly kind: FileKind;
  /** Of the bytes, in hex: whoever keeps them can prove that they are these. */
  readonly sha256: string;
}

/**
 * `empty` no bytes · `too-large` more than the paper takes · `unknown-kind` none of the kinds of files known here ·
 * `unaccepted-kind` a kind the paper does not take · `broken-off` it does not come to its end.
 */
export type UploadFault = 'empty' | 'too-large' | 'unknown-kind' | 'unaccepted-kind' | 'broken-off';

export type Examined =
  | { readonly ok: true; readonly upload: ExaminedUpload }
  | { readonly ok: false; readonly code: UploadFault; readonly message: Text };

/** What a paper takes; what is not said is as `defaultUploadRule` has it. */
export interface UploadRule {
  readonly accepts?: readonly FileKind[];
  readonly maxBytes?: number;
}

/** 10 MiB, of any kind known here: ours, no law says it. */
export const defaultUploadRule = Object.freeze({ accepts: fileKinds, maxBytes: 10_485_760 });

/**
 * What a document of a procedure takes.
 * @param document its name, or the key of a row's
 * @throws RangeError when it has no such document
 */
export function uploadRule({ definition }: Procedure, document: string): UploadRule {
  const name = nameOf(document);
  if (!Object.hasOwn(definition.documents, name)) throw new RangeError(`no document "${name}"`);
  const { accepts, maxBytes } = definition.documents[name]!;
  return { ...(accepts && { accepts }), ...(maxBytes !== undefined && { maxBytes }) };
}

/**
 * Looks at one file. Its size is looked at first, so that nothing is read of what is too large.
 * @param name as the sender calls it: kept, and never believed
 */
export async function examineUpload(
  name: string,
  bytes: Uint8Array,
  { accepts = defaultUploadRule.accepts, maxBytes = defaultUploadRule.maxBytes }: UploadRule = {},
): Promise<Examined> {
  if (bytes.length === 0) return fault('empty', 'Tệp trống.', 'The file is empty.');
  if (bytes.length > maxBytes) return tooLarge(maxBytes);
  const kind = fileKindOf(bytes);
  if (kind === undefined) return notAccepted('unknown-kind', accepts);
  if (!accepts.includes(kind)) return notAccepted('unaccepted-kind', accepts);
  if (!isEntire(kind, bytes))
    return fault(
      'broken-off',
      'Tệp chưa tải lên hết hoặc bị hỏng ở cuối; hãy tải lại.',
      'The file did not arrive whole, or is damaged at its end; upload it again.',
    );
  return { ok: true, upload: { name, size: bytes.length, kind, sha256: await sha256(bytes) } };
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await globalThis.crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('');
}

function tooLarge(maxBytes: number): Examined {
  const most = maxBytes >= 1_048_576 ? `${Math.floor(maxBytes / 1_048_576)} MiB` : `${maxBytes} B`;
  return fault('too-large', `Tệp lớn hơn ${most}.`, `The file is larger than ${most}.`);
}

function notAccepted(code: UploadFault, accepts: readonly FileKind[]): Examined {
  const list = accepts.map(kind => kind.toUpperCase()).join(', ');
  return fault(
    code,
    `Nội dung tệp không thuộc loại được nhận: ${list}.`,
    `By its content the file is none of what is accepted: ${list}.`,
  );
}

const fault = (code: UploadFault, vi: string, en: string): Examined => ({
  ok: false,
  code,
  message: text(vi, en),
});
