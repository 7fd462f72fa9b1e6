import { open, rm } from 'node:fs/promises';
import { text } from '../source/text.js';
import { STORE_FORMAT } from '../stores/sqlite-schema.js';
import { CliFailure, exitCodes } from './failure.js';

/** First bytes of every SQLite file, and where the mark of its application stands (https://sqlite.org/fileformat2.html). */
const MAGIC = 'SQLite format 3\0';
const APPLICATION_AT = 68;
const HEADER = 100;

/** Removes a store and its side files; refuses to remove a file that is not one of ours. */
export async function removeStore(path: string): Promise<void> {
  const header = await headerOf(path);
  if (header !== undefined && header.length > 0 && !isStore(header))
    throw new CliFailure(
      exitCodes.findings,
      text(
        `${path} không phải tệp hồ sơ của thutuc, không xóa`,
        `${path} is not a store of thutuc; it is not removed`,
      ),
      text('Hãy nêu một tệp khác sau --store', 'Name another file after --store'),
    );
  await Promise.all(['', '-wal', '-shm'].map(end => rm(`${path}${end}`, { force: true })));
}

const isStore = (header: Buffer): boolean =>
  header.length === HEADER &&
  header.toString('latin1', 0, MAGIC.length) === MAGIC &&
  header.readInt32BE(APPLICATION_AT) === STORE_FORMAT.application;

async function headerOf(path: string): Promise<Buffer | undefined> {
  const file = await open(path, 'r').catch(() => undefined);
  if (!file) return undefined;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER), 0, HEADER, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
