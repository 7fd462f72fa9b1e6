import type { RegistryFile } from '../definition/sources.js';
import { inTime } from '../dossier/in-time.js';
import { onAbort } from '../dossier/on-abort.js';
import type { Registry, RegistryAnswer, RegistryRequest } from '../dossier/ports.js';
import type { Breaker } from './breaker.js';
import { type Came, exchange } from './exchange.js';
import type { HttpRegistryOptions } from './http-options.js';
import { type Plan, planOf } from './plan.js';
import type { Question } from './question.js';
import { type Ended, ended, type RegistryReason, type Watch } from './registry-event.js';

/** No question takes longer than a day; no receipt says so. */
const MOST_MS = 86_400_000;
const FIRST_PAUSE_MS = 100;

/**
 * A registry asked over HTTP, in JSON. Whatever the service does, `ask` gives an outcome and never rejects: what
 * cannot be trusted is `unavailable`, a record about somebody else `mismatch`, one that is not of its declared kinds
 * `incomplete`.
 * @param declared the registry as its file declares it, `field.registries.population`
 * @throws ConfigurationError on options that cannot work
 */
export function httpRegistry(declared: RegistryFile, options: HttpRegistryOptions): Registry {
  const plan = planOf(declared, options);
  return Object.freeze({
    ask: (request: RegistryRequest, signal?: AbortSignal) => ask(plan, request, signal),
  });
}

async function ask(plan: Plan, request: RegistryRequest, signal?: AbortSignal): Promise<RegistryAnswer> {
  const begun = plan.now();
  const watch: Watch = { attempts: 0, bytes: 0, unread: [] };
  const { answer, reason } = await endOf(plan, request, signal, watch);
  const ms = Math.min(Math.max(plan.now() - begun, 0), MOST_MS);
  plan.tell({
    kind: 'asked',
    registry: plan.name,
    outcome: answer.outcome,
    ...(reason !== undefined && { reason }),
    ...watch,
    unread: [...watch.unread],
    ms,
  });
  return { ...answer, ms };
}

async function endOf(plan: Plan, request: RegistryRequest, signal: AbortSignal | undefined, watch: Watch) {
  try {
    const question = plan.question(request);
    if (!question) return ended('denied', 'key');
    return await guarded(plan.breaker, () =>
      inLimit(plan.timeout, signal, limit => sent(plan, request, question, watch, limit)),
    );
  } catch {
    // A question that is no question: it came from no definition.
    return ended('unavailable', 'adapter');
  }
}

/** These say nothing of the service. */
const ours: ReadonlySet<RegistryReason | undefined> = new Set(['headers', 'aborted', 'adapter']);

async function guarded(breaker: Breaker, work: () => Promise<Ended>): Promise<Ended> {
  const pass = breaker.enter();
  if (!pass) return ended('unavailable', 'open');
  let verdict: Parameters<typeof pass>[0] = 'neither';
  try {
    const end = await work();
    if (!ours.has(end.reason)) verdict = end.answer.outcome === 'unavailable' ? 'failed' : 'answered';
    return end;
  } finally {
    pass(verdict);
  }
}

/**
 * Work under one limit: the time-out, and the signal of who asks. When either ends it the connection is torn down,
 * and what comes later is let go.
 */
async function inLimit(
  ms: number,
  caller: AbortSignal | undefined,
  work: (limit: AbortSignal) => Promise<Ended>,
): Promise<Ended> {
  if (caller?.aborted) return ended('unavailable', reasonOf(caller));
  const limit = new AbortController();
  const stop = () => limit.abort();
  const forget = caller && onAbort(caller, stop);
  const timer = setTimeout(stop, ms);
  try {
    const end = await inTime(() => work(limit.signal), limit.signal, undefined);
    return end ?? ended('unavailable', limit.signal.aborted ? reasonOf(caller) : 'adapter');
  } finally {
    clearTimeout(timer);
    forget?.();
    // A body that nobody read to its end would keep its connection.
    stop();
  }
}

/** The runtime's own limit is a time-out too, and the service is to blame; an obsolete question is nobody's fault. */
const reasonOf = (caller: AbortSignal | undefined): RegistryReason =>
  caller?.aborted && (caller.reason as Error | undefined)?.name !== 'TimeoutError' ? 'aborted' : 'timeout';

async function sent(
  plan: Plan,
  request: RegistryRequest,
  question: Question,
  watch: Watch,
  limit: AbortSignal,
): Promise<Ended> {
  for (let pause = FIRST_PAUSE_MS; ; pause *= 2) {
    const headers = await plan.headers(request);
    if (!headers) return ended('unavailable', 'headers');
    watch.attempts += 1;
    const back = await exchange(plan.fetch, { ...question, headers }, plan, watch, limit);
    if (back.kind === 'value') return proved(plan, plan.answer(request, back.value, watch.unread), back.came);
    if (back.kind === 'meaning') return ended(back.meaning);
    if (limit.aborted || watch.attempts > plan.retries || !isPassing(back.reason, watch.status))
      return ended('unavailable', back.reason);
    await paused(pause, limit);
  }
}

/** An answer that says it is signed is so only where the signature holds; one that does not is an answer all the same. */
async function proved(plan: Plan, end: Ended, came: Came): Promise<Ended> {
  if (!end.answer.signed || (await plan.verify(came))) return end;
  const { signed: _, ...answer } = end.answer;
  return { ...end, answer };
}

/** Troubles that may be over in a moment: a broken connection, a gateway without its service. */
const isPassing = (reason: RegistryReason, status: number | undefined): boolean =>
  reason === 'network' || (reason === 'status' && [502, 503, 504].includes(status ?? 0));

const paused = (ms: number, limit: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    const timer = setTimeout(resolve, ms);
    limit.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
