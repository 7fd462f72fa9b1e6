import { localDate } from '../calendar/local-time.js';
import type { Draft, FiledContext, FormContext, PastEvent, Person } from '../procedure/draft.js';
import { declarationOf } from './declaration.js';
import type { Dossier, Happened } from './dossier.js';

/** What the citizen has declared, and what officials did about it. */
export function draftOf(dossier: Dossier): Draft {
  const { answers, lookups, uploads, contested } = declarationOf(dossier);
  const consents = Object.keys(dossier.consents).filter(purpose => dossier.consents[purpose]?.given);
  const known = dossier.office ? { ...lookups, ...dossier.office } : lookups;
  return { answers, lookups: known, documents: uploads, lifted: dossier.lifted, contested, consents };
}

/** The world around a draft at an instant. */
export const formContext = (dossier: Dossier, now: string): FormContext => ({
  now,
  today: localDate(now),
  applicant: personOf(dossier),
  ...(dossier.onBehalfOf && { onBehalfOf: dossier.onBehalfOf }),
  channel: dossier.channel,
  settings: dossier.settings,
});

/** The world around a filed dossier at an instant, the event being decided included. */
export const filedContext = (dossier: Dossier, now: string, deciding?: Happened): FiledContext => ({
  ...formContext(dossier, now),
  filedOn: dossier.filed?.on ?? localDate(now),
  events: byName(deciding ? [...dossier.history, deciding] : dossier.history),
});

/** A forgotten dossier takes no commands, so that nobody ever reads this stand-in. */
const personOf = (dossier: Dossier): Person => dossier.applicant ?? { personId: '' };

/** Deadlines are no events: one may bear an event's name. */
function byName(history: readonly Happened[]): FiledContext['events'] {
  const events: Record<string, PastEvent[]> = {};
  for (const { event, cause, at, by, actor, data } of history) {
    if (cause === 'deadline') continue;
    const past: PastEvent = { at, by: by ?? actor, ...(data !== undefined && { data }) };
    if (Object.hasOwn(events, event)) events[event]?.push(past);
    else events[event] = [past];
  }
  return events;
}
