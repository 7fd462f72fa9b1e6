import type { Dossier } from './dossier.js';
import { effectId } from './dossier.js';
import { type DossierLog, type EmptyLog, grown, type Runtime } from './dossier-log.js';
import type { SealedEvent } from './event.js';
import { sealEvents, valueMac } from './log.js';
import type { Outgoing, Step, Timer } from './ports.js';
import type { Accepted } from './refusal.js';
import { rowOf } from './work-list-row.js';

/** Under which idempotency key a step is written, and the caller's own words it stands for. */
export interface Writing {
  /** Without one a repeat cannot be known, and the version read takes its place. */
  readonly key?: string | undefined;
  /** The version the caller's screen showed; another one is a conflict. */
  readonly version?: number | undefined;
  /** JSON. The same key with other words is a mistake of the caller. */
  readonly input: { readonly method: string; readonly [argument: string]: unknown };
}

type LogBefore = EmptyLog & { readonly dossier?: Dossier; readonly key: Uint8Array };

/** Mark of a command in the open log, 16 hex digits under the dossier's key: a repeat is known by it. */
export const markOf = ({ options }: Runtime, key: Uint8Array, writing: Writing): string =>
  valueMac(options.crypto, key, { key: writing.key, ...plain(writing.input) }).slice(0, 16);

/** `repeated`: another process has just written the very same command, as these events. */
export type Written = { readonly log: DossierLog } | { readonly repeated: readonly SealedEvent[] };

/**
 * Seals and appends what was decided, in one transaction with timers, outbox and work list.
 * @throws ConflictError, IdempotencyError
 */
export async function writeStep(
  runtime: Runtime,
  log: LogBefore,
  accepted: Accepted,
  writing: Writing,
): Promise<Written> {
  const sealed = seal(runtime, log, accepted, writing);
  const after = grown(runtime, log, sealed);
  const expected = log.events.length;
  const digest = valueMac(runtime.options.crypto, log.key, plain(writing.input));
  const key = writing.key ?? `${writing.input.method}/${expected}/${digest.slice(0, 16)}`;
  const step = { ...stepOf(after, accepted, sealed), expected, key, digest };
  const appended = await runtime.options.store.append(step);
  return appended.repeated ? { repeated: appended.events } : { log: after };
}

function seal(runtime: Runtime, log: LogBefore, { events }: Accepted, writing: Writing) {
  const command = writing.key === undefined ? {} : { command: markOf(runtime, log.key, writing) };
  const marked = events.map((event, index) =>
    index === 0 ? { ...event, facts: { ...event.facts, ...command } } : event,
  );
  return sealEvents(runtime.options.crypto, log.key, log.id, log.events.at(-1), marked);
}

function stepOf(
  after: DossierLog,
  { timers, effects }: Accepted,
  events: readonly SealedEvent[],
): Omit<Step, 'expected' | 'key' | 'digest'> {
  const { id: dossier } = after;
  const last = events.at(-1)!;
  const outgoing = effects.map((name): Outgoing => {
    const id = effectId(dossier, last.seq, name);
    const payload = JSON.stringify({ effect: name });
    return { id, dossier, seq: last.seq, name, at: last.at, payload, attempts: 0 };
  });
  const set = timers.set.map((timer): Timer => ({ dossier, ...timer }));
  return { dossier, events, row: rowOf(after.dossier), timers: { set, clear: timers.clear }, outgoing };
}

/** Arguments that were not given are no part of the words. */
const plain = (input: Writing['input']): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
