import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic } from '../source/diagnostic.js';
import { readJson } from '../source/json.js';
import { text } from '../source/text.js';
import { CliFailure, exitCodes } from './failure.js';

/** Reads a file the user named; absence is exit 3, anything else the system refuses is exit 1, without a stack. */
export async function readNamed(path: string): Promise<Buffer> {
  try {
    const kind = await stat(path);
    if (!kind.isFile() && !kind.isDirectory()) throw notAFile(path);
    return await readFile(path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** The texts findings are about, by file; one that cannot be read any more is left out. */
export async function textsOf(findings: readonly Diagnostic[]): Promise<Readonly<Record<string, string>>> {
  const files = [...new Set(findings.map(({ place }) => place.file))];
  const texts = files.map(async file => {
    const bytes = await readFile(file).catch(() => undefined);
    return bytes ? [[file, readJson(bytes, file).text] as const] : [];
  });
  return Object.fromEntries((await Promise.all(texts)).flat());
}

/** The definitions meant by the words of the command line: a folder stands for its `procedure.json` files. */
export async function definitionFiles(words: readonly string[]): Promise<readonly string[]> {
  const lists = await Promise.all(words.map(word => within(word)));
  return [...new Set(lists.flat())].sort();
}

async function within(path: string): Promise<readonly string[]> {
  const kind = await stat(path).catch(error => {
    throw unreadable(path, error);
  });
  if (!kind.isDirectory()) return [path];
  const names = await readdir(path, { recursive: true });
  const found = names.filter(
    name => /(^|[\\/])(?:.*\.)?procedure\.json$/.test(name) && !name.includes('node_modules'),
  );
  if (found.length > 0) return found.map(name => join(path, name));
  throw new CliFailure(
    exitCodes.notFound,
    text(`Trong thư mục ${path} không có tệp procedure.json nào`, `No procedure.json in folder ${path}`),
  );
}

/** A device or a pipe may never end. */
const notAFile = (path: string): CliFailure =>
  new CliFailure(exitCodes.findings, text(`${path} không phải tệp thường`, `${path} is not a regular file`));

function unreadable(path: string, error: unknown): CliFailure {
  if (error instanceof CliFailure) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new CliFailure(exitCodes.notFound, text(`Không tìm thấy: ${path}`, `Not found: ${path}`));
  if (code === 'EISDIR')
    return new CliFailure(
      exitCodes.findings,
      text(`${path} là thư mục, cần một tệp`, `${path} is a folder, a file is needed`),
    );
  if (code === 'EACCES' || code === 'EPERM')
    return new CliFailure(
      exitCodes.findings,
      text(`Không có quyền đọc: ${path}`, `No permission to read: ${path}`),
    );
  if (code)
    return new CliFailure(
      exitCodes.findings,
      text(`Không đọc được ${path} (${code})`, `Cannot read ${path} (${code})`),
    );
  throw error;
}
