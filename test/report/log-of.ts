import { workingCalendar } from '../../src/calendar/working-calendar.js';
import type { EventType, Facts, SealedEvent } from '../../src/dossier/event.js';
import { field } from '../../src/field.js';

export const calendar = workingCalendar(field.calendars['vn-state-agencies']!);

/** One event as a report sees it: instant, type, facts, and the national status it brought. */
export type Line = readonly [at: string, type: EventType, facts?: Facts, status?: number];

/** A log of envelopes. Bodies are empty: a report that needed one would fail. */
export const logOf = (dossier: string, lines: readonly Line[]): readonly SealedEvent[] =>
  lines.map(([at, type, facts = {}, status], index) => ({
    v: 1,
    dossier,
    seq: index + 1,
    at: new Date(at).toISOString(),
    type,
    role: 'reception',
    actor: '0'.repeat(16),
    ...(status !== undefined && { status, state: `state-${status}` }),
    facts,
    prev: '',
    body: '',
    hash: '',
  }));

export const opened = (
  channel = 'online',
  loggedInAt = '2026-04-22T02:00:00.000Z',
  procedure = 'p',
): Facts => ({
  procedure,
  channel,
  loggedInAt,
});

export const counts: Facts = {
  agency: 'H26.10',
  fields: 10,
  shown: 8,
  answered: 6,
  bound: 5,
  filled: 3,
  byRegistry: { population: 2, session: 1 },
  corrected: 1,
  contested: ['/a'],
  contestedIn: { population: 1 },
  documents: 4,
  waived: 3,
  uploaded: 1,
};

/** The office's clock started at an instant. */
export const clocks = (startedAt: string, dueAt: string, baselineAt: string): Facts => ({
  clocks: {
    processing: {
      startedAt,
      dueAt,
      baselineAt,
      owedBy: 'office',
      limit: { workingDays: 1 },
      pauses: [],
      extended: {},
    },
  },
});
