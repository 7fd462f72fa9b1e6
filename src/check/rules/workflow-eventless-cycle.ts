import { text } from '../../source/text.js';
import type { Rule } from '../rule.js';

/** Steps taken without an event may not come round: the dossier would never rest. */
export const eventlessCycle: Rule = {
  code: 'eventless-cycle',
  severity: 'error',
  check(reading, report) {
    const { walk } = reading.journeys;
    const next = (id: string) => walk.steps(id).filter(({ transition }) => transition.kind === 'always');
    const told = new Set<string>();
    for (const { id, pointer } of reading.flow.graph.states) {
      const ring = ringFrom(id, leaf => next(leaf).map(({ to }) => to));
      if (!ring || ring.some(each => told.has(each))) continue;
      for (const each of ring) told.add(each);
      const way = [...ring, id].join(' → ');
      const message = text(`Các bước "always" quay vòng: ${way}.`, `The "always" steps come round: ${way}.`);
      report(
        { pointer: `${pointer}/always`, part: 'key' },
        message,
        text('Cho một bước trong vòng chờ một sự kiện.', 'Let one of the steps wait for an event.'),
      );
    }
  },
};

/** The shortest way from a leaf back to itself. */
function ringFrom(start: string, next: (id: string) => readonly string[]): readonly string[] | undefined {
  const ways = new Map<string, readonly string[]>([[start, [start]]]);
  for (const [id, way] of ways) {
    for (const to of next(id)) {
      if (to === start) return way;
      if (!ways.has(to)) ways.set(to, [...way, to]);
    }
  }
  return undefined;
}
