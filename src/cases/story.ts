import type { Envelope, Facts } from '../dossier/event.js';

/** One step of a dossier as a reader follows it. Instants are ISO 8601 UTC. */
export interface StoryStep {
  readonly at: string;
  /** Name of the event, or of the deadline that fired. */
  readonly what: string;
  readonly cause: 'event' | 'deadline' | 'effect';
  readonly role: string;
  readonly state: string;
  readonly status: number;
  /** Running deadlines after the step, soonest first. */
  readonly due: readonly { readonly deadline: string; readonly at: string }[];
}

interface ClockFact {
  readonly dueAt: string;
  readonly stoppedAt?: string;
  readonly pausedAt?: string;
}

/** The steps of the workflow from filing on, each with the deadlines that run after it. */
export function storyOf(events: readonly Envelope[]): readonly StoryStep[] {
  let clocks: Readonly<Record<string, ClockFact>> = {};
  return events.flatMap(event => {
    if (event.type !== 'submitted' && event.type !== 'moved') return [];
    clocks = clocksIn(event.facts) ?? clocks;
    return [
      {
        at: event.at,
        what: event.type === 'submitted' ? 'submit' : String(event.facts.event),
        cause: causeIn(event.facts),
        role: event.role,
        state: event.state ?? '',
        status: event.status ?? 0,
        due: running(clocks),
      },
    ];
  });
}

const clocksIn = (facts: Facts) => facts.clocks as Readonly<Record<string, ClockFact>> | undefined;

const causeIn = ({ cause }: Facts): StoryStep['cause'] =>
  cause === 'deadline' || cause === 'effect' ? cause : 'event';

function running(clocks: Readonly<Record<string, ClockFact>>): StoryStep['due'] {
  return Object.entries(clocks)
    .filter(([, clock]) => clock.stoppedAt === undefined && clock.pausedAt === undefined)
    .map(([deadline, clock]) => ({ deadline, at: clock.dueAt }))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}
