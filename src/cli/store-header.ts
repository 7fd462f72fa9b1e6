import { type FileHandle, open, stat } from 'node:fs/promises';
import { text } from '../source/text.js';
import { STORE_FORMAT } from '../stores/sqlite-schema.js';
import { CliFailure, exitCodes, notAFile, systemCode, unreadable } from './failure.js';

/** First bytes of every SQLite file, and where the mark of its application stands (https://sqlite.org/fileformat2.html). */
const MAGIC = 'SQLite format 3\0';
const APPLICATION_AT = 68;
const HEADER = 100;
/** Of a write-ahead log, by the same page: its header, the head of each page in it, and the two marks it may begin with. */
const LOG_HEADER = 32;
const FRAME = 24;
const LOG_MAGIC = [0x377f0682, 0x377f0683];
/** Tables are made in the first transaction of a store, and page 1 is in it. */
const FIRST_FRAMES = 64;

/** Where the first table of a file says how many cells it has: none in one whose making was cut short. */
const CELLS_AT = 103;
const FIRST_PAGE = CELLS_AT + 2;
/** A rollback journal begins so, or with zeros when its transaction is over. */
const JOURNAL_MAGIC = Buffer.from('d9d505f920a163d7', 'hex');
/** The index of a write-ahead log grows by this much. */
const INDEX = 32_768;

/** What the bytes of a file say of it: `empty` holds nothing, `store` is ours, `foreign` somebody else's. */
export type Kind = 'absent' | 'empty' | 'store' | 'foreign';

/**
 * Tells by its bytes alone whether a file is a store of ours; nothing is opened as a database, so nothing changes.
 * @throws CliFailure when it is there and cannot be read, or is no file
 */
export async function kindOfFile(path: string): Promise<Kind> {
  const header = await readFrom(path, file => bytes(file, 0, FIRST_PAGE));
  if (header === undefined) return 'absent';
  if (header.length === 0) return 'empty';
  if (!header.toString('latin1').startsWith(MAGIC) || header.length < HEADER) return 'foreign';
  if (isMarked(header)) return 'store';
  if (header.readInt32BE(APPLICATION_AT) !== 0) return 'foreign';
  // A run that was killed early left the mark in the log, or no tables at all.
  const log = await readFrom(`${path}-wal`, file => isMarkedLog(file));
  if (log === true) return 'store';
  return log === undefined && header.length === FIRST_PAGE && header.readUInt16BE(CELLS_AT) === 0
    ? 'empty'
    : 'foreign';
}

/** The files SQLite keeps beside its own while it works on it, by their ends. */
export const sides = ['-wal', '-shm', '-journal'] as const;

/** False for a side file that is there and is not what SQLite would have left of it. */
export async function isSide(path: string, end: (typeof sides)[number]): Promise<boolean> {
  const found = await readFrom(`${path}${end}`, async file => {
    const { size } = await file.stat();
    if (size === 0) return true;
    if (end === '-shm') return size % INDEX === 0;
    const header = await bytes(file, 0, LOG_HEADER);
    if (end === '-wal') return isLogHeader(header);
    const start = header.subarray(0, JOURNAL_MAGIC.length);
    return start.equals(JOURNAL_MAGIC) || start.every(byte => byte === 0);
  });
  return found ?? true;
}

const isLogHeader = (header: Buffer): boolean =>
  header.length === LOG_HEADER && LOG_MAGIC.includes(header.readUInt32BE(0));

const isMarked = (page: Buffer): boolean => page.readInt32BE(APPLICATION_AT) === STORE_FORMAT.application;

/** Whether a log has a page 1 with our mark; undefined when it holds nothing. */
async function isMarkedLog(file: FileHandle): Promise<boolean | undefined> {
  const header = await bytes(file, 0, LOG_HEADER);
  if (header.length === 0) return undefined;
  if (!isLogHeader(header)) return false;
  const size = header.readUInt32BE(8);
  for (let at = LOG_HEADER, count = 0; count < FIRST_FRAMES; at += FRAME + size, count++) {
    const frame = await bytes(file, at, FRAME + HEADER);
    if (frame.length < FRAME + HEADER) return false;
    if (frame.readUInt32BE(0) === 1 && isMarked(frame.subarray(FRAME))) return true;
  }
  return false;
}

const bytes = async (file: FileHandle, at: number, length: number): Promise<Buffer> => {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
};

async function readFrom<T>(path: string, read: (file: FileHandle) => Promise<T>): Promise<T | undefined> {
  try {
    const kind = await stat(path);
    if (kind.isDirectory()) throw folder(path);
    // Whoever opens a pipe waits until somebody writes to it.
    if (!kind.isFile()) throw notAFile(path);
    const file = await open(path, 'r');
    try {
      return await read(file);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw unreadable(path, error);
  }
}

const folder = (path: string): CliFailure =>
  new CliFailure(
    exitCodes.notFound,
    text(`${path} là thư mục`, `${path} is a folder`),
    text('Hãy ghi tên một tệp trong thư mục đó', 'Name a file in it'),
  );
