/** Kinds of files that a paper may be handed in as. */
export const fileKinds = ['pdf', 'jpeg', 'png', 'tiff', 'docx'] as const;
export type FileKind = (typeof fileKinds)[number];

const ascii = (text: string): readonly number[] => Array.from(text, letter => letter.charCodeAt(0));

/** How each begins; its name and what the sender says of its type count for nothing. */
const BEGINNINGS: readonly (readonly [FileKind, readonly number[]])[] = [
  ['pdf', ascii('%PDF-')],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['png', [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a]],
  ['tiff', [...ascii('II*'), 0]],
  ['tiff', [...ascii('MM'), 0, 0x2a]],
  ['docx', [...ascii('PK'), 3, 4]],
];

/** How each ends, and within how many of its last bytes; a TIFF says nowhere where it ends. */
const ENDINGS: Readonly<Record<FileKind, readonly [end: readonly number[], within: number] | undefined>> = {
  pdf: [ascii('%%EOF'), 1024],
  jpeg: [[0xff, 0xd9], 64],
  png: [[...ascii('IEND'), 0xae, 0x42, 0x60, 0x82], 64],
  // The list of what a zip holds stands at its end, behind at most a comment.
  docx: [[...ascii('PK'), 5, 6], 1024],
  tiff: undefined,
};

/** What a file is by its first bytes; undefined when it is none of these. */
export function fileKindOf(bytes: Uint8Array): FileKind | undefined {
  const kind = BEGINNINGS.find(([, start]) => start.every((byte, i) => bytes[i] === byte))?.[0];
  return kind !== 'docx' || holds(bytes, ascii('word/'), bytes.length) ? kind : undefined;
}

/** Whether a file of this kind is there to its end: an upload over a weak signal may break off. */
export function isEntire(kind: FileKind, bytes: Uint8Array): boolean {
  const ending = ENDINGS[kind];
  return ending === undefined || holds(bytes, ...ending);
}

/** Whether the last `within` bytes hold a run of bytes. */
function holds(bytes: Uint8Array, run: readonly number[], within: number): boolean {
  const [first] = run;
  const from = Math.max(0, bytes.length - within);
  for (let at = bytes.indexOf(first!, from); at >= 0; at = bytes.indexOf(first!, at + 1))
    if (run.every((byte, i) => bytes[at + i] === byte)) return true;
  return false;
}
