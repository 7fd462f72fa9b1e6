import { lstat, realpath, rm } from 'node:fs/promises';
import { type Text, text } from '../source/text.js';
import { CliFailure, exitCodes, systemCode } from './failure.js';
import { isLog, kindOfFile } from './store-header.js';

/** What SQLite keeps beside a file while it works on it. */
const SIDES = ['-wal', '-shm', '-journal'] as const;

/**
 * Makes sure that opening a store touches nothing of anybody else: with `fresh` a store of ours is removed together
 * with its side files, and whatever is not proved to be ours stays and is refused.
 */
export async function makeRoom(path: string, fresh: boolean): Promise<void> {
  const kind = await kindOfFile(path);
  if (kind === 'absent' || kind === 'empty') return refuseStrays(path);
  if (!fresh) return;
  if (kind === 'foreign') throw foreign(path);
  // SQLite keeps side files beside the file itself, not beside a link that leads to it.
  const place = await realpath(path);
  if (!(await isLog(`${place}-wal`))) throw foreign(`${place}-wal`);
  for (const end of [...SIDES, '']) await remove(`${place}${end}`);
}

/** Side files without their store: SQLite would play them into the new one, or delete them. */
async function refuseStrays(path: string): Promise<void> {
  for (const end of SIDES) if (await isThere(`${path}${end}`)) throw foreign(`${path}${end}`);
}

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

async function remove(path: string): Promise<void> {
  try {
    await rm(path, { force: true });
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    throw refused(
      text(`Không xóa được ${path} (${code})`, `Cannot remove ${path} (${code})`),
      text(
        'Hãy cấp quyền ghi cho thư mục chứa tệp, hoặc nêu một tệp khác sau --store',
        'Allow writing to its folder, or name another file after --store',
      ),
    );
  }
}

const foreign = (path: string): CliFailure =>
  refused(
    text(
      `${path} không phải tệp hồ sơ của thutuc, không xóa`,
      `${path} is not a store of thutuc; it is not removed`,
    ),
    text('Hãy nêu một tệp khác sau --store', 'Name another file after --store'),
  );

const refused = (message: Text, mend: Text): CliFailure => new CliFailure(exitCodes.findings, message, mend);
