import type { Dirent } from 'node:fs';
import { open, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultLimits } from '../source/limits.js';
import { text } from '../source/text.js';
import { type Command, usage } from './command.js';
import { CliFailure, exitCodes, notAFile, unreadable } from './failure.js';

/**
 * Reads a file the user named; absence is exit 3, anything else the system refuses is exit 1, without a stack. Of a
 * file larger than any we take, only so much that whoever decodes it sees that it is too large.
 */
export async function readNamed(path: string): Promise<Buffer> {
  try {
    const kind = await stat(path);
    if (!kind.isFile() && !kind.isDirectory()) throw notAFile(path);
    return kind.size > defaultLimits.bytes ? await beginningOf(path) : await readFile(path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

async function beginningOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const most = defaultLimits.bytes + 1;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The definitions meant by the words of the command line: a folder stands for its `procedure.json` files. */
export async function definitionFiles(words: readonly string[]): Promise<readonly string[]> {
  const lists = await Promise.all(words.map(word => within(word)));
  return [...new Set(lists.flat())].sort();
}

/** The one definition a command is about. @throws CliFailure when the words mean none, or several */
export async function oneDefinition(command: Command, words: readonly string[]): Promise<string> {
  const [word, ...rest] = words;
  if (word === undefined || rest.length > 0)
    throw usage(
      command,
      text('Nêu đúng một thư mục hoặc một tệp procedure.json', 'Name exactly one folder or procedure.json'),
    );
  const [file, ...others] = await definitionFiles([word]);
  if (file !== undefined && others.length === 0) return file;
  throw usage(
    command,
    text(
      `Thư mục ${word} có nhiều thủ tục, hãy nêu một`,
      `Folder ${word} holds several procedures, name one`,
    ),
  );
}

/** Whether a file is a definition, by its name. */
export const isDefinition = (name: string): boolean => /^(?:.*\.)?procedure\.json$/.test(name);

async function within(path: string): Promise<readonly string[]> {
  const kind = await stat(path).catch(error => {
    throw unreadable(path, error);
  });
  if (!kind.isDirectory()) return [path];
  const found = await below(path, new Set());
  if (found.length > 0) return found;
  throw new CliFailure(
    exitCodes.notFound,
    text(`Trong thư mục ${path} không có tệp procedure.json nào`, `No procedure.json in folder ${path}`),
  );
}

/** The definitions in a folder and below. A folder is entered once, however many links lead to it or in a ring. */
async function below(folder: string, entered: Set<string>): Promise<readonly string[]> {
  const { place, entries } = await listing(folder).catch(error => {
    throw unreadable(folder, error);
  });
  if (entered.has(place)) return [];
  entered.add(place);
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (await isFolder(entry, path)) {
      if (entry.name !== 'node_modules') found.push(...(await below(path, entered)));
    } else if (isDefinition(entry.name)) found.push(path);
  }
  return found;
}

const listing = async (folder: string) => ({
  place: await realpath(folder),
  entries: (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1)),
});

/** A link is what it leads to; one that leads nowhere, or to itself, is no folder. */
async function isFolder(entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  return stat(path).then(
    kind => kind.isDirectory(),
    () => false,
  );
}
