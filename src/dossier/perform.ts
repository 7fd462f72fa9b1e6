import type { Command } from './command.js';
import { decide, forgotten, unknownDossier } from './decide.js';
import { invalidForm } from './decide-submit.js';
import type { Dossier } from './dossier.js';
import { broken, type DossierLog, type EmptyLog, nowFor, type Runtime, readLog } from './dossier-log.js';
import { ConflictError } from './errors.js';
import type { SealedEvent } from './event.js';
import { openEvent } from './log.js';
import { readCurrent } from './read-current.js';
import { accept, type Decision, type Refusal, refuse } from './refusal.js';
import { markOf, type Writing, writeStep } from './write-step.js';

export type Performed = { readonly ok: true; readonly log: DossierLog } | Refusal;

/** Makes the command once the log is read; some need a fresh fill or a number from the store. */
export type MakeCommand = (log: DossierLog, now: string) => Command | Promise<Command>;

/** Reads a dossier, decides, and writes what was decided. The one way a command reaches a log. */
export async function perform(
  runtime: Runtime,
  id: string,
  writing: Writing,
  make: MakeCommand,
): Promise<Performed> {
  const log = await readCurrent(runtime, id);
  if (log === undefined) return refuse('unknown-dossier', ...unknownDossier);
  return performOn(runtime, log, writing, now => make(log, now));
}

/** The same on a log that is read already, or on an empty one. */
export async function performOn(
  runtime: Runtime,
  log: EmptyLog & { readonly dossier?: Dossier },
  writing: Writing,
  make: (now: string) => Command | Promise<Command>,
): Promise<Performed> {
  const { key } = log;
  if (key === undefined) return refuse('forgotten', ...forgotten);
  const repeated = repeatOf(runtime, log, key, writing);
  if (repeated) return repeated;
  const { version } = writing;
  const actual = log.dossier?.version ?? 0;
  if (version !== undefined && version !== actual) throw new ConflictError(log.id, version, actual);
  const now = nowFor(runtime, log);
  const decision = decide(log.procedure, log.dossier, await make(now), now);
  const accepted = decision.ok ? decision : decision.record && accept([decision.record]);
  if (!accepted) return refusalOf(decision);
  if (accepted.events.length === 0) return { ok: true, log: log as DossierLog };
  const written = await writeStep(runtime, { ...log, key }, accepted, writing);
  if ('repeated' in written) {
    const [first] = written.repeated;
    const again = await readLog(runtime, log.id);
    if (first === undefined || again === undefined) throw broken(log.id);
    return outcomeOf(runtime, again, key, first);
  }
  return decision.ok ? { ok: true, log: written.log } : refusalOf(decision);
}

/** What this very command came to when it was given before. */
function repeatOf(
  runtime: Runtime,
  log: EmptyLog & { readonly dossier?: Dossier },
  key: Uint8Array,
  writing: Writing,
): Performed | undefined {
  if (writing.key === undefined) return undefined;
  const mark = markOf(runtime, key, writing);
  const event = log.events.find(({ facts }) => facts.command === mark);
  return event && outcomeOf(runtime, log as DossierLog, key, event);
}

/** What a command came to, by the first event it left. */
function outcomeOf(runtime: Runtime, log: DossierLog, key: Uint8Array, event: SealedEvent): Performed {
  if (event.type !== 'refused') return { ok: true, log };
  const { body } = openEvent(runtime.options.crypto, key, event);
  return invalidForm((body as Pick<Refusal, 'issues'>).issues);
}

const refusalOf = (decision: Decision): Refusal => {
  const { code, message, issues } = decision as Refusal;
  return { ok: false, code, message, issues };
};
