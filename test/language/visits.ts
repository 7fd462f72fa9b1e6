import type { Played } from '../../src/cases/play.js';
import { storyOf } from '../../src/cases/story.js';
import type { Graph, Transition } from '../../src/definition/model.js';

/** One step of a played case: where from, by what, where to. */
interface Visit {
  readonly from: string;
  readonly kind: Transition['kind'];
  readonly what: string;
  readonly to: string;
}

/** States a dossier can rest in, and transitions, that none of these cases came by; written `from --what--> to`. */
export function unvisitedIn({ states, transitions }: Graph, played: readonly Played[]): readonly string[] {
  const stories = played.map(({ log }) => storyOf(log));
  const entered = new Set(stories.flat().map(({ state }) => state));
  const visits = stories.flatMap(story =>
    story.slice(1).map((step, at) => ({
      from: story[at]!.state,
      kind: step.cause === 'deadline' ? ('after' as const) : ('on' as const),
      what: step.what,
      to: step.state,
    })),
  );
  const resting = states.filter(({ type }) => type === 'atomic' || type === 'final').map(({ id }) => id);
  return [
    ...resting.filter(id => !entered.has(id)),
    ...transitions.filter(each => !visits.some(visit => took(each, visit))).map(written),
  ];
}

const isWithin = (state: string, around: string): boolean =>
  state === around || state.startsWith(`${around}.`);

const took = ({ source, kind, name, targets }: Transition, visit: Visit): boolean =>
  visit.kind === kind &&
  visit.what === name &&
  isWithin(visit.from, source) &&
  (targets.length === 0 ? visit.to === visit.from : targets.some(target => isWithin(visit.to, target)));

const written = ({ source, name, targets }: Transition): string =>
  `${source} --${name}--> ${targets.join('+') || source}`;
