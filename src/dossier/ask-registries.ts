import type { LookupRequest } from '../procedure/filled.js';
import { ownIn } from '../source/own.js';
import { decide } from './decide.js';
import { type DossierLog, nowFor, type Runtime, readLog } from './dossier-log.js';
import { ConflictError } from './errors.js';
import { inTime } from './in-time.js';
import { millisBetween } from './instant.js';
import { isAnswered, nameOf, openAsks } from './open-asks.js';
import { type Received, receive } from './receive.js';
import { writeStep } from './write-step.js';

/** One answer can be the key of the next lookup; no chain is longer than this. */
const MOST_ROUNDS = 8;
/** How often an answer is brought to a log that others keep writing to. */
const MOST_TRIES = 8;

interface Told extends Received {
  readonly request: LookupRequest;
}

/**
 * Asks every registry whose key is known and which has not answered, all at once, until no answer opens a new
 * question. Answers are recorded in the order of the definition whichever came first, so that logs are equal. A
 * question whose key is no longer the form's is called off, and an answer to it is not entered.
 * @param limit aborts when whoever asks has waited long enough, however many questions led to one another
 * @param spared names of questions not to ask now
 */
export async function askRegistries(
  runtime: Runtime,
  begun: DossierLog,
  limit = runtime.options.timeLimit?.(),
  spared: readonly string[] = [],
): Promise<DossierLog> {
  const asked = new Set(spared);
  let log = begun;
  for (let round = 0; round < MOST_ROUNDS && log.key && log.dossier.closedAt === undefined; round += 1) {
    const open = openAsks(log, nowFor(runtime, log));
    runtime.flights.keep(log.id, log.dossier.version, new Set(open.map(nameOf)));
    const asks = open.filter(request => !asked.has(nameOf(request)));
    if (asks.length === 0) break;
    for (const request of asks) asked.add(nameOf(request));
    const before = log;
    const told = await Promise.all(asks.map(request => ask(runtime, before, request, limit)));
    log = await enter(runtime, log, told);
  }
  return log;
}

/** Asks only what has never been answered: a registry that was unavailable, or is to be asked anew, is spared. */
export async function askNew(
  runtime: Runtime,
  log: DossierLog,
  limit = runtime.options.timeLimit?.(),
): Promise<DossierLog> {
  const again = openAsks(log, nowFor(runtime, log)).filter(request => isAnswered(log.dossier, request));
  return askRegistries(runtime, log, limit, again.map(nameOf));
}

/** Records what is still an answer to an open question. Someone else was faster: read again what they wrote. */
async function enter(runtime: Runtime, begun: DossierLog, told: readonly Told[]): Promise<DossierLog> {
  let log = begun;
  for (let tries = 0; tries < MOST_TRIES && log.key; tries += 1) {
    const now = nowFor(runtime, log);
    const open = new Set(openAsks(log, now).map(nameOf));
    const answers = told
      .filter(({ request }) => open.has(nameOf(request)))
      // An outage that lasts is no news: it would only lengthen the log.
      .filter(({ request, answer }) => answer.outcome !== 'unavailable' || !isAnswered(log.dossier, request))
      .map(({ request: { lookup, row }, answer, dropped }) => ({
        lookup,
        ...(row !== undefined && { row }),
        answer,
        dropped,
      }));
    const decision = decide(log.procedure, log.dossier, { type: 'answer', answers }, now);
    if (answers.length === 0 || !decision.ok) return log;
    const { key } = log;
    const writing = writeStep(runtime, { ...log, key }, decision, { input: { method: 'ask' } });
    const written = await unlessOvertaken(writing);
    if (written && 'log' in written) return written.log;
    log = (await readLog(runtime, log.id)) ?? log;
  }
  return log;
}

async function unlessOvertaken<T>(writing: Promise<T>): Promise<T | undefined> {
  try {
    return await writing;
  } catch (error) {
    if (error instanceof ConflictError) return undefined;
    throw error;
  }
}

/**
 * Asks one registry. Who does not answer by the limit is `unavailable`; where the runtime lets a question go on, what
 * it answers later is entered then, if it is still the answer to an open question. One that opens after the limit is
 * asked there and then, and nobody waits for it.
 */
async function ask(
  runtime: Runtime,
  log: DossierLog,
  request: LookupRequest,
  limit: AbortSignal | undefined,
): Promise<Told> {
  const { clock, registries = {}, lateLimit } = runtime.options;
  const { id, procedure } = log;
  const { lookup, registry, by, fields, basis } = request;
  const port = ownIn(registries, registry);
  const { maxAgeMs } = procedure.definition.lookups[lookup] ?? {};
  const about = { registry, by, fields, basis, procedure: procedure.code, dossier: id };
  const asked = { ...about, ...(maxAgeMs !== undefined && { maxAgeMs }) };
  const before = clock.now();
  const told = (given: unknown): Told => {
    const ms = Math.max(0, millisBetween(before, clock.now()));
    return { request, ...receive(procedure, request, given, { at: nowFor(runtime, log), ms }) };
  };
  if (!port) return told(undefined);
  let under: Promise<unknown> | undefined;
  const begin = () => {
    const last = lateLimit?.() ?? limit;
    under = runtime.flights.join(id, nameOf(request), last, async signal => port.ask(asked, signal));
    const landed = () => {
      under = undefined;
    };
    under.then(landed, landed);
    return under;
  };
  if (lateLimit && limit?.aborted) begin();
  const given = await inTime(begin, limit, undefined);
  // Nobody waits for what follows: where it fails, the next opening of the form asks again.
  if (lateLimit) under?.then(late => enterLate(runtime, id, told(late))).catch(() => {});
  return told(given);
}

/** A late answer may open questions too. */
async function enterLate(runtime: Runtime, id: string, told: Told): Promise<void> {
  const log = await readLog(runtime, id);
  if (!log?.key || told.answer.outcome === 'unavailable') return;
  await askNew(runtime, await enter(runtime, log, [told]));
}
