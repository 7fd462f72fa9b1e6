import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { SealedEvent } from '../dossier/event.js';
import { type FilingMeasures, measureFiling } from './measure-filing.js';
import { type FillMeasures, measureFill } from './measure-fill.js';
import { measureProcessing, type ProcessingMeasures } from './measure-processing.js';
import type { OpenEvent } from './open-event.js';

/** What one dossier's log says of the four criteria. Instants are ISO 8601 UTC. */
export interface DossierMeasures {
  readonly dossier: string;
  readonly procedure: string;
  readonly channel: string;
  readonly agency?: string;
  /** Filed by an official for the citizen: not part of the time a citizen needs. */
  readonly assisted: boolean;
  readonly openedAt: string;
  readonly submittedAt?: string;
  /** Criterion 1, once filed. */
  readonly fill?: FillMeasures;
  /** Criterion 2, from login to the last thing the citizen did. */
  readonly filing: FilingMeasures;
  /** Criterion 3, once accepted. */
  readonly processing?: ProcessingMeasures;
  /** Criterion 4: 1 very dissatisfied … 5 very satisfied. */
  readonly rating?: number;
  readonly ratedAt?: string;
  /** The first event that brought a result or closed the dossier: from then on it can be rated. */
  readonly finishedAt?: string;
  /** How each registry answered. */
  readonly asked: readonly AskedMeasure[];
}

export interface AskedMeasure {
  readonly registry: string;
  readonly outcome: string;
  /** Milliseconds. */
  readonly ms: number;
}

const PROCESSED = 9;

/**
 * Reads one dossier's whole log back as measures: from the envelopes alone, so that a log whose key was forgotten
 * measures the same. Undefined for an empty log. The calendar counts working time.
 */
export function measure(
  events: readonly SealedEvent[],
  calendar: WorkingCalendar,
): DossierMeasures | undefined {
  const opened = events.find(event => event.type === 'opened');
  if (opened === undefined) return undefined;
  const submitted = events.find(event => event.type === 'submitted');
  const rated = events.find(event => event.type === 'rated');
  const finished = events.find(({ status, facts }) => (status ?? 0) >= PROCESSED || facts.closed === true);
  const processing = measureProcessing(events, calendar);
  return Object.freeze({
    dossier: opened.dossier,
    procedure: String(opened.facts.procedure),
    channel: String(opened.facts.channel),
    ...(submitted && { agency: String(submitted.facts.agency) }),
    assisted: opened.facts.channel !== 'online',
    openedAt: opened.at,
    ...(submitted && { submittedAt: submitted.at, fill: measureFill(submitted.facts) }),
    filing: measureFiling(events),
    ...(processing && { processing }),
    ...(rated && { rating: Number(rated.facts.level), ratedAt: rated.at }),
    ...(finished && { finishedAt: finished.at }),
    asked: events.filter(event => event.type === 'asked').map(askedOf),
  });
}

const askedOf = ({ facts }: OpenEvent): AskedMeasure => ({
  registry: String(facts.registry),
  outcome: String(facts.outcome),
  ms: Number(facts.ms),
});
