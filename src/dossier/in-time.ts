import { onAbort } from './on-abort.js';

/**
 * What a part outside the house gave, or `otherwise` once the time is up, it threw or its promise was rejected. What
 * comes later is let go.
 */
export function inTime<T, O>(
  work: () => Promise<T>,
  limit: AbortSignal | undefined,
  otherwise: O,
): Promise<T | O> {
  return new Promise(resolve => {
    const giveUp = () => resolve(otherwise);
    if (limit?.aborted) return giveUp();
    const stop = limit && onAbort(limit, giveUp);
    started(work).then(resolve, giveUp).finally(stop);
  });
}

/** A part that throws before it gives a promise has failed in the same way. */
const started = async <T>(work: () => Promise<T>): Promise<T> => work();
