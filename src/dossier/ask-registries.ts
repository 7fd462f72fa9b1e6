import type { LookupRequest } from '../procedure/filled.js';
import { jsonEqual } from '../value/json-equal.js';
import { decide } from './decide.js';
import { declaredAnew } from './declaration.js';
import { type DossierLog, nowFor, type Runtime, readLog } from './dossier-log.js';
import { ConflictError } from './errors.js';
import { filledForm } from './file-form.js';
import { inTime } from './in-time.js';
import { millisBetween } from './instant.js';
import { type Received, receive } from './receive.js';
import { writeStep } from './write-step.js';

/** One answer can be the key of the next lookup; no chain is longer than this. */
const MOST_ROUNDS = 8;

/**
 * Asks every registry whose key is known and which has not answered, all at once, until no answer opens a new
 * question. Answers are recorded in the order of the definition whichever came first, so that logs are equal. In a
 * draft a registry that was `unavailable` is asked again, once a command; what was filed stands on what was known.
 */
export async function askRegistries(runtime: Runtime, begun: DossierLog): Promise<DossierLog> {
  const asked = new Set<string>();
  let log = begun;
  for (let round = 0; round < MOST_ROUNDS && log.key && log.dossier.closedAt === undefined; round += 1) {
    const asks = openAsks(runtime, log).filter(request => !asked.has(nameOf(request)));
    if (asks.length === 0) break;
    for (const request of asks) asked.add(nameOf(request));
    log = await askOnce(runtime, { ...log, key: log.key }, asks);
  }
  return log;
}

/** A draft is filled once more without its outages: what it then asks under a known key is to be asked again. */
function openAsks(runtime: Runtime, log: DossierLog): readonly LookupRequest[] {
  const { procedure } = log;
  const dossier = declaredAnew(log.dossier);
  const now = nowFor(runtime, log);
  const { asks } = filledForm(procedure, dossier, now);
  const lookups = Object.fromEntries(
    Object.entries(dossier.lookups).filter(([, { outcome }]) => outcome !== 'unavailable'),
  );
  const outages = Object.keys(lookups).length < Object.keys(dossier.lookups).length;
  if (dossier.filed || !outages) return asks;
  const again = filledForm(procedure, { ...dossier, lookups }, now).asks;
  const order = Object.keys(procedure.definition.lookups);
  return [...asks, ...again.filter(request => isAnswered(log, request))].sort(
    (left, right) => order.indexOf(left.lookup) - order.indexOf(right.lookup),
  );
}

const nameOf = ({ lookup, by }: LookupRequest): string => JSON.stringify([lookup, by]);

const isAnswered = ({ dossier }: DossierLog, { lookup, by }: LookupRequest): boolean => {
  const answer = Object.hasOwn(dossier.lookups, lookup) ? dossier.lookups[lookup] : undefined;
  return answer !== undefined && jsonEqual(answer.key, by);
};

async function askOnce(
  runtime: Runtime,
  log: DossierLog & { readonly key: Uint8Array },
  asks: readonly LookupRequest[],
): Promise<DossierLog> {
  const limit = runtime.options.timeLimit?.();
  const received = await Promise.all(asks.map(request => ask(runtime, log, request, limit)));
  const answers = received
    .map((each, index) => ({ lookup: asks[index]!.lookup, ...each }))
    // An outage that lasts is no news: it would only lengthen the log.
    .filter(({ answer }, index) => answer.outcome !== 'unavailable' || !isAnswered(log, asks[index]!));
  if (answers.length === 0) return log;
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
  const given = port && (await inTime(() => port.ask(asked, limit), limit, undefined));
  const ms = Math.max(0, millisBetween(before, clock.now()));
  return receive(procedure, request, given, { at: nowFor(runtime, { id, procedure, events }), ms });
}
