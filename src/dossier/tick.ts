import { deliver } from './deliver.js';
import type { Runtime } from './dossier-log.js';
import { ConflictError } from './errors.js';
import { perform } from './perform.js';
import type { Notifier, Timer } from './ports.js';

/** What one tick did. */
export interface Ticked {
  /** Deadlines that moved a dossier, here or in a process that was faster by a moment. */
  readonly fired: number;
  /** Effects that left the outbox, and attempts that failed and will be made again. */
  readonly delivered: number;
  readonly failed: number;
}

const PAGE = 100;
const MOST_PAGE = 1000;

interface Tick {
  readonly runtime: Runtime;
  /** Each timer and each effect is tried once a tick. */
  readonly tried: Set<string>;
  readonly failures: unknown[];
  readonly done: { fired: number; delivered: number; failed: number };
}

/**
 * Fires every deadline that is due and delivers what waits in the outbox, until neither is left to try. Safe to run
 * in any number of processes at once: who comes second finds it done. Each is tried once a tick, and a dossier that
 * fails holds up no other: the first failure is thrown at the end.
 */
export async function tick(runtime: Runtime): Promise<Ticked> {
  const { notifier } = runtime.options;
  const work: Tick = {
    runtime,
    tried: new Set(),
    failures: [],
    done: { fired: 0, delivered: 0, failed: 0 },
  };
  for (;;) {
    const timers = await fireDue(work);
    const effects = notifier ? await deliverWaiting(work, notifier) : 0;
    if (timers + effects === 0) break;
  }
  if (work.failures.length > 0) throw work.failures[0];
  return work.done;
}

/**
 * Tries all that is due, page behind page: a timer whose step is refused stays where it is, and those behind it must
 * be reached however many there are.
 */
async function fireDue({ runtime, tried, failures, done }: Tick): Promise<number> {
  const { store, clock } = runtime.options;
  let count = 0;
  let last: Timer | undefined;
  for (;;) {
    const page: readonly Timer[] = await store.due(clock.now(), PAGE, last);
    const timers = fresh(page, tried, ({ dossier, name, at }) => `timer ${dossier} ${name} ${at}`);
    for (const timer of timers) if (await patiently(() => fire(runtime, timer), failures)) done.fired += 1;
    count += timers.length;
    const end = page.at(-1);
    if (end === undefined || page.length < PAGE || isSame(end, last)) return count;
    last = end;
  }
}

/** A store that knows no pages gives the first one again. */
const isSame = (timer: Timer, last: Timer | undefined): boolean =>
  timer.at === last?.at && timer.dossier === last.dossier && timer.name === last.name;

async function deliverWaiting({ runtime, tried, failures, done }: Tick, notifier: Notifier): Promise<number> {
  const page = await runtime.options.store.outbox(Math.min(PAGE + tried.size, MOST_PAGE));
  const effects = fresh(page, tried, ({ id }) => `effect ${id}`);
  for (const effect of effects) {
    if (await patiently(() => deliver(runtime, notifier, effect), failures)) done.delivered += 1;
    else done.failed += 1;
  }
  return effects.length;
}

function fresh<T>(found: readonly T[], tried: Set<string>, nameOf: (one: T) => string): readonly T[] {
  const untried = found.filter(one => !tried.has(nameOf(one)));
  for (const one of untried) tried.add(nameOf(one));
  return untried;
}

async function fire(runtime: Runtime, { dossier, name }: Timer): Promise<boolean> {
  const input = { method: 'fire', deadline: name };
  return (await perform(runtime, dossier, { input }, () => ({ type: 'fire', deadline: name }))).ok;
}

const MOST_TRIES = 3;

/** A tick is nobody's command: when somebody else was faster it reads and decides again. */
async function patiently(work: () => Promise<boolean>, failures: unknown[]): Promise<boolean> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof ConflictError && tries < MOST_TRIES) continue;
      failures.push(error);
      return false;
    }
  }
}
