import type { LookupRequest } from '../procedure/filled.js';
import { isRecord } from '../procedure/path.js';
import { decide } from './decide.js';
import { type DossierLog, nowFor, type Runtime, readLog } from './dossier-log.js';
import { ConflictError } from './errors.js';
import { filledForm } from './file-form.js';
import { millisBetween } from './instant.js';
import type { RegistryAnswer } from './ports.js';
import { type Received, receive } from './receive.js';
import { writeStep } from './write-step.js';

/** One answer can be the key of the next lookup; no chain is longer than this. */
const MOST_ROUNDS = 8;
const unavailable: RegistryAnswer = Object.freeze({ outcome: 'unavailable' });

/**
 * Asks every registry whose key is known and which has not answered, all at once, until no answer opens a new
 * question. Answers are recorded in the order of the definition whichever came first, so that logs are equal.
 */
export async function askRegistries(runtime: Runtime, begun: DossierLog): Promise<DossierLog> {
  let log = begun;
  for (let round = 0; round < MOST_ROUNDS && log.key && log.dossier.closedAt === undefined; round += 1) {
    const { asks } = filledForm(log.procedure, log.dossier, nowFor(runtime, log));
    if (asks.length === 0) break;
    log = await askOnce(runtime, { ...log, key: log.key }, asks);
  }
  return log;
}

async function askOnce(
  runtime: Runtime,
  log: DossierLog & { readonly key: Uint8Array },
  asks: readonly LookupRequest[],
): Promise<DossierLog> {
  const limit = runtime.options.timeLimit?.();
  const received = await Promise.all(asks.map(request => ask(runtime, log, request, limit)));
  const answers = received.map((each, index) => ({ lookup: asks[index]!.lookup, ...each }));
  const decision = decide(log.procedure, log.dossier, { type: 'answer', answers }, nowFor(runtime, log));
  if (!decision.ok) return log;
  const written = await unlessOvertaken(writeStep(runtime, log, decision, { input: { method: 'ask' } }));
  return written && 'log' in written ? written.log : ((await readLog(runtime, log.id)) ?? log);
}

/** Someone else was faster: what they wrote is read again, and what is still open asked again. */
async function unlessOvertaken<T>(writing: Promise<T>): Promise<T | undefined> {
  try {
    return await writing;
  } catch (error) {
    if (error instanceof ConflictError) return undefined;
    throw error;
  }
}

async function ask(
  runtime: Runtime,
  { id, procedure, events }: DossierLog,
  request: LookupRequest,
  limit: AbortSignal | undefined,
): Promise<Received> {
  const { clock, registries = {} } = runtime.options;
  const { registry, by, fields, basis } = request;
  const port = Object.hasOwn(registries, registry) ? registries[registry] : undefined;
  const asked = { registry, by, fields, basis, procedure: procedure.code, dossier: id };
  const before = clock.now();
  const given = port ? await within(async () => port.ask(asked, limit), limit) : unavailable;
  const elapsed = Math.max(0, millisBetween(before, clock.now()));
  const ms = typeof given.ms === 'number' && given.ms >= 0 ? Math.round(given.ms) : elapsed;
  return receive(procedure, request, given, { at: nowFor(runtime, { id, procedure, events }), ms });
}

/** The answer, or `unavailable` once the time is up or the registry misbehaves. A late answer is let go. */
function within(ask: () => Promise<RegistryAnswer>, limit: AbortSignal | undefined): Promise<RegistryAnswer> {
  return new Promise(resolve => {
    const giveUp = () => resolve(unavailable);
    if (limit?.aborted) return giveUp();
    limit?.addEventListener('abort', giveUp, { once: true });
    ask().then(answer => resolve(isRecord(answer) ? answer : unavailable), giveUp);
  });
}
