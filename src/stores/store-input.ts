import type { Step } from '../dossier/ports.js';

// What every store demands of its callers. A breach is a bug of the runtime, so it throws RangeError as it is.

/** Drivers cut text at NUL and replace lone surrogates: two ids would become one. */
const UNSAFE = /\0|\p{Surrogate}/u;

/** Refuses text that a database would not give back as it went in. */
export const checkText = (what: string, text: string): void => {
  if (text === '' || UNSAFE.test(text)) throw new RangeError(`${what} is empty or not storable text`);
};

/** Refuses a step that would not leave a sound dossier: gaps, another dossier's events, a row out of step. */
export const checkStep = (step: Step): void => {
  const { dossier, expected, events, row, timers, outgoing } = step;
  for (const what of ['dossier', 'key', 'digest'] as const) checkText(what, step[what]);
  if (events.length === 0) throw new RangeError('a step leaves at least one event');
  events.forEach((event, at) => {
    const linked = at === 0 || event.prev === events[at - 1]!.hash;
    if (event.seq !== expected + at + 1 || !linked) throw new RangeError('events of a step form one chain');
  });
  if (row.version !== expected + events.length) throw new RangeError('row.version is the last event');
  const all = [...events, row, ...timers.set, ...outgoing];
  if (all.some(part => part.dossier !== dossier)) throw new RangeError('a step writes one dossier');
  for (const timer of timers.set) checkText('timer', timer.name);
  for (const effect of outgoing) checkText('outgoing id', effect.id);
};

/** The page size asked for, 100 unless told, 1,000 at most. */
export const pageSize = (limit = 100): number => {
  if (!Number.isSafeInteger(limit) || limit < 1) throw new RangeError('limit is a whole number from 1');
  return Math.min(limit, 1000);
};
