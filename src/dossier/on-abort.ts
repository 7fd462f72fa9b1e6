/** Who waits for each signal: Node warns of one with more than ten listeners, and a page may ask more registries. */
const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls `end` when a signal that has not aborted does.
 * @returns stops waiting, so that a signal that outlives its questions keeps none of them
 */
export function onAbort(signal: AbortSignal, end: () => void): () => void {
  const ends = waiting.get(signal) ?? listened(signal);
  ends.add(end);
  return () => {
    ends.delete(end);
  };
}

/** Listens itself, not by a signal derived: Node lets go of a time limit that nobody but a derived signal holds. */
function listened(signal: AbortSignal): Set<() => void> {
  const ends = new Set<() => void>();
  waiting.set(signal, ends);
  signal.addEventListener(
    'abort',
    () => {
      for (const end of ends) end();
    },
    { once: true },
  );
  return ends;
}
