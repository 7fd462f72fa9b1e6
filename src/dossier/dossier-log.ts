import { isRecord } from '../procedure/path.js';
import type { Procedure } from '../procedure/procedure.js';
import { text } from '../source/text.js';
import type { Dossier } from './dossier.js';
import { StoreError } from './errors.js';
import type { DossierEvent, SealedEvent } from './event.js';
import { evolve, fold } from './evolve.js';
import type { Flights } from './flights.js';
import { openEvent } from './log.js';
import type { Store } from './ports.js';
import type { DossiersOptions } from './runtime-options.js';
import type { Versions } from './versions.js';

/** What the runtime works with. */
export interface Runtime {
  readonly options: DossiersOptions;
  readonly versions: Versions;
  readonly flights: Flights;
}

/** A log before its first event: whose, under which version, sealed with which key. */
export interface EmptyLog {
  readonly id: string;
  readonly procedure: Procedure;
  readonly events: readonly SealedEvent[];
  readonly key?: Uint8Array;
}

/** A dossier as read from its log, with the version it runs under and, until it is forgotten, its key. */
export interface DossierLog extends EmptyLog {
  readonly dossier: Dossier;
}

/** Reads, opens and folds a log. Undefined when there is none. @throws StoreError `corrupt` on a damaged one */
export async function readLog(runtime: Runtime, id: string): Promise<DossierLog | undefined> {
  const { store, keys, crypto } = runtime.options;
  const events = await wholeLog(store, id);
  const [first] = events;
  if (first === undefined) return undefined;
  const key = await keys.get(id);
  const procedure = await versionFor(runtime, events, String(first.facts.procedure));
  const opened = events.map(event => openEvent(crypto, key, event));
  const dossier = folded(id, opened);
  return { id, dossier, procedure, events, ...(key && { key }) };
}

/** Without a key nothing vouches for an envelope until the chain is verified: one that cannot be folded is damage. */
function folded(id: string, events: readonly DossierEvent[]): Dossier {
  try {
    return fold(events)!;
  } catch (cause) {
    throw broken(id, cause);
  }
}

/**
 * The events of a log, as many as its work-list row counts. Read twice when the row is ahead: it may have been
 * written in between. @throws StoreError `corrupt`
 */
export async function wholeLog(store: Store, id: string): Promise<readonly SealedEvent[]> {
  if (typeof id !== 'string') return [];
  let events = await store.read(id);
  const version = (await store.row(id))?.version ?? 0;
  if (version > events.length) events = await store.read(id);
  const sound = (event: unknown, index: number): boolean =>
    isRecord(event) && isRecord(event.facts) && event.seq === index + 1 && event.dossier === id;
  if (version > events.length || !events.every(sound)) throw broken(id);
  return events;
}

/** The version a filed dossier is pinned to, the one in force for a draft. */
async function versionFor(
  { options, versions }: Runtime,
  events: readonly SealedEvent[],
  code: string,
): Promise<Procedure> {
  const pin = events.find(event => event.type === 'submitted')?.facts.pin;
  if (typeof pin === 'string') return versions.pinned(pin);
  const current = versions.current(code, options.clock.now());
  if (current === undefined) throw gone(code);
  return current;
}

/** The log after more of its own events. */
export function grown(
  runtime: Runtime,
  log: EmptyLog & { readonly dossier?: Dossier },
  more: readonly SealedEvent[],
): DossierLog {
  const opened = more.map(event => openEvent(runtime.options.crypto, log.key, event));
  const dossier = opened.reduce<Dossier | undefined>((before, event) => evolve(before, event), log.dossier);
  return { ...log, dossier: dossier!, events: [...log.events, ...more] };
}

/** Now, but never before the last event: a clock put back makes no negative time. */
export function nowFor({ options }: Runtime, { events }: EmptyLog): string {
  const now = options.clock.now();
  const last = events.at(-1)?.at;
  return last !== undefined && last > now ? last : now;
}

export const broken = (id: string, cause?: unknown): StoreError =>
  new StoreError(
    'corrupt',
    text(
      `Nhật ký hồ sơ ${id} bị thiếu hoặc xáo trộn sự kiện. Hãy khôi phục từ bản sao lưu.`,
      `The log of dossier ${id} lacks events or has them out of order. Restore it from a backup.`,
    ),
    cause,
  );

const gone = (code: string): StoreError =>
  new StoreError(
    'not-found',
    text(
      `Không có phiên bản nào của thủ tục ${code} đang có hiệu lực để làm tiếp bản nháp này.`,
      `No version of procedure ${code} is in force to go on with this draft.`,
    ),
  );
