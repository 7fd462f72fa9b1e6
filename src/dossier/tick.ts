import { deliver } from './deliver.js';
import type { Runtime } from './dossier-log.js';
import { ConflictError } from './errors.js';
import { perform } from './perform.js';
import type { Outgoing, Timer } from './ports.js';

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

/**
 * Fires every deadline that is due and delivers what waits in the outbox, until neither is left to try. Safe to run
 * in any number of processes at once: who comes second finds it done. Each is tried once a tick, and a dossier that
 * fails holds up no other: the first failure is thrown at the end.
 */
export async function tick(runtime: Runtime): Promise<Ticked> {
  const { notifier } = runtime.options;
  const tried = new Set<string>();
  const failures: unknown[] = [];
  const done = { fired: 0, delivered: 0, failed: 0 };
  for (;;) {
    const timers = await dueTimers(runtime, tried);
    const effects = notifier ? await waiting(runtime, tried) : [];
    if (timers.length + effects.length === 0) break;
    for (const timer of timers) if (await patiently(() => fire(runtime, timer), failures)) done.fired += 1;
    for (const effect of effects) {
      if (await patiently(() => deliver(runtime, notifier!, effect), failures)) done.delivered += 1;
      else done.failed += 1;
    }
  }
  if (failures.length > 0) throw failures[0];
  return done;
}

async function dueTimers({ options }: Runtime, tried: Set<string>): Promise<readonly Timer[]> {
  const timers = await options.store.due(options.clock.now(), Math.min(PAGE + tried.size, MOST_PAGE));
  return fresh(timers, tried, ({ dossier, name, at }) => `timer ${dossier} ${name} ${at}`);
}

async function waiting({ options }: Runtime, tried: Set<string>): Promise<readonly Outgoing[]> {
  const effects = await options.store.outbox(Math.min(PAGE + tried.size, MOST_PAGE));
  return fresh(effects, tried, ({ id }) => `effect ${id}`);
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
