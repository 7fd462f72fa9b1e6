import type { Procedure } from '../procedure/procedure.js';
import type { Dossier } from './dossier.js';
import { StoreError } from './errors.js';
import type { SealedEvent } from './event.js';
import { evolve, fold } from './evolve.js';
import { openEvent } from './log.js';
import type { DossiersOptions } from './runtime-options.js';
import type { Versions } from './versions.js';
import { text } from '../source/text.js';

/** What the runtime works with. */
export interface Runtime {
  readonly options: DossiersOptions;
  readonly versions: Versions;
}

/** A dossier as read from its log, with the version it runs under and, until it is forgotten, its key. */
export interface DossierLog {
  readonly dossier: Dossier;
  readonly procedure: Procedure;
  readonly events: readonly SealedEvent[];
  readonly key?: Uint8Array;
}

/** Reads, opens and folds a log. Undefined when there is none. @throws StoreError `corrupt` on a damaged one */
export async function readLog({ options, versions }: Runtime, id: string): Promise<DossierLog | undefined> {
  const { store, keys, crypto } = options;
  const events = await store.read(id);
  const [first] = events;
  if (first === undefined) return undefined;
  if (events.some((event, index) => event.seq !== index + 1 || event.dossier !== id)) throw broken(id);
  const key = await keys.get(id);
  const pin = events.find(event => event.type === 'submitted')?.facts['pin'];
  const procedure =
    typeof pin === 'string'
      ? await versions.pinned(pin)
      : versions.current(String(first.facts['procedure']), options.clock.now());
  if (procedure === undefined) throw gone(String(first.facts['procedure']));
  const opened = events.map(event => openEvent(crypto, key, event));
  const dossier = fold(opened)!;
  return { dossier, procedure, events, ...(key && { key }) };
}

/** The log after more of its own events. */
export function grown(log: DossierLog, crypto: DossiersOptions['crypto'], events: readonly SealedEvent[]): DossierLog {
  const dossier = events.reduce<Dossier>(
    (before, event) => evolve(before, openEvent(crypto, log.key, event)),
    log.dossier,
  );
  return { ...log, dossier, events: [...log.events, ...events] };
}

const broken = (id: string): StoreError =>
  new StoreError(
    'corrupt',
    text(
      `Nhật ký hồ sơ ${id} bị thiếu hoặc xáo trộn sự kiện. Hãy khôi phục từ bản sao lưu.`,
      `The log of dossier ${id} lacks events or has them out of order. Restore it from a backup.`,
    ),
  );

const gone = (code: string): StoreError =>
  new StoreError(
    'not-found',
    text(
      `Không có phiên bản nào của thủ tục ${code} đang có hiệu lực để mở bản nháp này.`,
      `No version of procedure ${code} is in force to go on with this draft.`,
    ),
  );
