import type { Clock } from '../../src/dossier/ports.js';

/** A clock nobody waits for: it moves to the next thing that is to happen once all that could be done is done. */
export interface FakeTime extends Clock {
  /** Does something so many milliseconds from now. */
  later(ms: number, act: () => void): void;
  /** A signal that aborts then. */
  limit(ms: number): AbortSignal;
  /** Lets time pass until the work is done, and counts the milliseconds. */
  until<T>(work: Promise<T>): Promise<{ readonly done: T; readonly ms: number }>;
  /** Lets so many milliseconds pass. */
  pass(ms: number): Promise<void>;
}

/** Memory answers in microtasks: after one turn of the loop all of them are done. */
const turn = () => new Promise<void>(resolve => setImmediate(resolve));

export function fakeTime(start: string): FakeTime {
  let now = Date.parse(start);
  let coming: { readonly at: number; readonly act: () => void }[] = [];
  const later = (ms: number, act: () => void) => {
    coming.push({ at: now + ms, act });
    coming.sort((one, other) => one.at - other.at);
  };
  const next = () => {
    const first = coming.shift();
    if (!first) throw new Error('waits for what never comes');
    now = Math.max(now, first.at);
    first.act();
  };
  return {
    now: () => new Date(now).toISOString(),
    later,
    limit: ms => {
      const signal = new AbortController();
      later(ms, () => signal.abort(new DOMException('late', 'TimeoutError')));
      return signal.signal;
    },
    async until(work) {
      const from = now;
      let open = true;
      const end = () => {
        open = false;
      };
      work.then(end, end);
      for (await turn(); open; await turn()) next();
      return { done: await work, ms: now - from };
    },
    async pass(ms) {
      const to = now + ms;
      for (await turn(); coming[0] && coming[0].at <= to; await turn()) next();
      coming = coming.filter(({ at }) => at > to);
      now = to;
    },
  };
}
