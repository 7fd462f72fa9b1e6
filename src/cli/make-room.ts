import { lstat, realpath, rm } from 'node:fs/promises';
import { type Text, text } from '../source/text.js';
import { CliFailure, exitCodes, systemCode } from './failure.js';
import { isSide, kindOfFile, sides } from './store-header.js';

/**
 * Makes sure that opening a store touches nothing of anybody else: with `fresh` a store of ours is removed together
 * with its side files, and whatever is not proved to be ours stays and is refused.
 */
export async function makeRoom(path: string, fresh: boolean): Promise<void> {
  const kind = await kindOfFile(path);
  if (kind === 'absent') return refuseStrays(path);
  if (kind === 'foreign') return fresh ? refuse(path) : undefined;
  // SQLite keeps side files beside the file itself, not beside a link that leads to it.
  const place = await realpath(path);
  for (const end of sides) if (!(await isSide(place, end))) refuse(`${place}${end}`);
  if (fresh && kind === 'store') for (const end of [...sides, '']) await remove(`${place}${end}`);
}

/** Side files without their store: SQLite would play them into the new one, or delete them. */
async function refuseStrays(path: string): Promise<void> {
  for (const end of sides) if (await isThere(`${path}${end}`)) refuse(`${path}${end}`);
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

function refuse(path: string): never {
  throw refused(
    text(
      `${path} không phải tệp hồ sơ của thutuc, không xóa`,
      `${path} is not a store of thutuc; it is not removed`,
    ),
    text('Hãy nêu một tệp khác sau --store', 'Name another file after --store'),
  );
}

const refused = (message: Text, mend: Text): CliFailure => new CliFailure(exitCodes.findings, message, mend);
