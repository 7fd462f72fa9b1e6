import { canonicalJson } from '../value/canonical.js';
import { effectId } from './dossier.js';
import { type DossierLog, grown, type Runtime } from './dossier-log.js';
import type { NewEvent, SealedEvent } from './event.js';
import { sealEvents, valueMac } from './log.js';
import type { Outgoing, Step } from './ports.js';
import type { Accepted } from './refusal.js';
import { rowOf } from './work-list-row.js';

/** Under which idempotency key a step is written, and what it is a step of. */
export interface Writing {
  readonly key: string;
  /** The caller's own words: the same key with other words is a mistake of the caller. */
  readonly input: unknown;
}

/** Mark of a command in the log, 16 hex digits under the dossier's key: a repeat is known by it. */
export const commandMark = (
  { options }: Runtime,
  key: Uint8Array,
  { key: name, input }: Writing,
): string => valueMac(options.crypto, key, { command: name, input: canonicalJson(input ?? null) }).slice(0, 16);

/** Undefined: another process has just taken the very same command; read the log again. */
export async function writeStep(
  runtime: Runtime,
  log: DossierLog,
  accepted: Accepted,
  writing: Writing,
): Promise<DossierLog | undefined> {
  const { store } = runtime.options;
  const sealed = seal(runtime, log, accepted.events, writing);
  const after = grown(log, runtime.options.crypto, sealed);
  const appended = await store.append(stepOf(runtime, log, after, { accepted, sealed, writing }));
  return appended.repeated ? undefined : after;
}

export function seal(
  { options }: Runtime,
  log: Pick<DossierLog, 'id' | 'events' | 'key'>,
  events: readonly NewEvent[],
  mark: string,
): readonly SealedEvent[] {
  const marked = events.map((event, index) => (index === 0 ? { ...event, facts: { ...event.facts, command: mark } } : event));
  return sealEvents(options.crypto, log.key, log.id, log.events.at(-1), marked);
}
