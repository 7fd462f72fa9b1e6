import { type Text, text } from '../source/text.js';

/** Exit codes of the command line. A finding and a refused store are 1; a bug of ours is 70. */
export const exitCodes = Object.freeze({ ok: 0, findings: 1, usage: 2, notFound: 3, bug: 70 });

/** A user's mistake at the command line: printed without a stack trace, `code` becomes the exit status. */
export class CliFailure extends Error {
  override readonly name = 'CliFailure';
  readonly code: number;
  readonly text: Text;
  readonly mend: Text | undefined;
  constructor(code: number, message: Text, mend?: Text) {
    super(message.en);
    this.code = code;
    this.text = message;
    this.mend = mend;
  }
}

/**
 * What the system said of a path, as words: absence is exit 3, every other refusal exit 1. An error that is none of
 * the system's is a bug and thrown as it is.
 */
export function unreadable(path: string, error: unknown): CliFailure {
  if (error instanceof CliFailure) return error;
  const code = systemCode(error);
  if (code === undefined) throw error;
  const [exit, message, mend] = refusals(path)[code] ?? [
    exitCodes.findings,
    text(`Không đọc được ${path} (${code})`, `Cannot read ${path} (${code})`),
  ];
  return new CliFailure(exit, message, mend);
}

/** The code of an error of the operating system, `ENOENT` and its like; undefined for any other. */
export const systemCode = (error: unknown): string | undefined =>
  error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : undefined;

type Refusal = readonly [exit: number, message: Text, mend?: Text];

const refusals = (path: string): Readonly<Record<string, Refusal>> => {
  const absent: Refusal = [exitCodes.notFound, text(`Không tìm thấy: ${path}`, `Not found: ${path}`)];
  const forbidden: Refusal = [
    exitCodes.findings,
    text(`Không có quyền đọc: ${path}`, `No permission to read: ${path}`),
    text('Hãy cấp quyền đọc rồi làm lại', 'Allow reading it and try again'),
  ];
  const folder = text(`${path} là thư mục, cần một tệp`, `${path} is a folder, a file is needed`);
  const ring = text(`${path} là liên kết vòng`, `${path} is a link that leads to itself`);
  return {
    ENOENT: absent,
    ENOTDIR: absent,
    EISDIR: [exitCodes.findings, folder],
    EACCES: forbidden,
    EPERM: forbidden,
    ELOOP: [exitCodes.findings, ring],
  };
};

/** A device or a pipe may never end. */
export const notAFile = (path: string): CliFailure =>
  new CliFailure(exitCodes.findings, text(`${path} không phải tệp thường`, `${path} is not a regular file`));
