import { wholeLog } from '../dossier/dossier-log.js';
import { StoreError } from '../dossier/errors.js';
import type { DossierRow, Query, Store } from '../dossier/ports.js';
import { crypto, type SealedEvent, verifyChain } from '../node-dossiers.js';
import { text } from '../source/text.js';
import { type Command, usage } from './command.js';
import { readStore } from './read-store.js';

/** One dossier's sealed events, its chain verified. */
export interface StoredLog {
  readonly row: DossierRow;
  readonly events: readonly SealedEvent[];
}

/** Every log of the one store file named on the command line, ordered by dossier id. Opens no key. */
export async function storedLogs(command: Command, files: readonly string[]): Promise<readonly StoredLog[]> {
  const [path, ...rest] = files;
  if (path === undefined || rest.length > 0)
    throw usage(command, text('Nêu đúng một tệp SQLite', 'Name exactly one SQLite file'));
  return readStore(path, async store => {
    const logs: StoredLog[] = [];
    for (const row of await allRows(store)) logs.push({ row, events: await verified(store, row.dossier) });
    return logs.sort((a, b) => (a.row.dossier < b.row.dossier ? -1 : 1));
  });
}

/** Every row of a store's work list. */
export async function allRows(store: Store): Promise<readonly DossierRow[]> {
  const all: DossierRow[] = [];
  for (let query: Query = { limit: 1000 }; ; ) {
    const page = await store.list(query);
    all.push(...page);
    const last = page.at(-1);
    if (page.length < 1000 || !last) return all;
    query = { limit: 1000, after: last };
  }
}

/** A log as long as its row says, and linked from its first event to its last. @throws StoreError `corrupt` */
async function verified(store: Store, dossier: string): Promise<readonly SealedEvent[]> {
  const events = await wholeLog(store, dossier);
  const verdict = verifyChain(crypto, events);
  if (verdict.ok) return events;
  const at = verdict.index + 1;
  throw new StoreError(
    'corrupt',
    text(
      `Nhật ký hồ sơ ${dossier} đã bị sửa từ sự kiện ${at}`,
      `The log of dossier ${dossier} was changed from event ${at} on`,
    ),
  );
}
