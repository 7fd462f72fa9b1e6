import { parentOf } from '../../definition/graph.js';
import type { Reading } from '../../definition/read.js';
import { SOMEWHERE } from '../../definition/walk.js';
import { text } from '../../source/text.js';
import type { Rule } from '../rule.js';

/** Every state must be reachable from the start, guards taken as open. */
export const unreachableState: Rule = {
  code: 'unreachable-state',
  severity: 'error',
  check(reading, report) {
    const { reachable } = reading.journeys;
    if (reachable.size === 0 || reachable.has(SOMEWHERE)) return;
    const alive = (id: string): boolean =>
      [...reachable].some(leaf => leaf === id || leaf.startsWith(`${id}.`));
    for (const { id, pointer, type } of reading.flow.graph.states) {
      if (type === 'history' || alive(id) || (parentOf(id) !== '' && !alive(parentOf(id)))) continue;
      const message = text(
        `Không có đường nào tới trạng thái "${id}".`,
        `Nothing leads to the state "${id}".`,
      );
      report(
        { pointer, part: 'key' },
        message,
        text('Thêm một bước chuyển tới nó, hoặc bỏ nó.', 'Add a transition to it, or remove it.'),
      );
    }
  },
};

/** A state that does not end the workflow must be left by something: a dossier would rest there for ever. */
export const deadEndState: Rule = {
  code: 'dead-end-state',
  severity: 'error',
  check(reading, report) {
    for (const id of reading.journeys.deadEnds) {
      const message = text(
        `Hồ sơ vào trạng thái "${id}" sẽ không bao giờ ra: không có bước nào rời khỏi đó.`,
        `A dossier that enters "${id}" never leaves: no transition leads out.`,
      );
      const mend = text(
        'Thêm "on" hoặc "after", hoặc "type": "final" nếu đây là kết thúc.',
        'Add an "on" or "after", or "type": "final" if this is an end.',
      );
      report({ pointer: pointerOf(reading, id), part: 'key' }, message, mend);
    }
  },
};

/** From every state an end must be reachable; loops with a way out are fine. */
export const neverEnds: Rule = {
  code: 'never-ends',
  severity: 'error',
  check(reading, report) {
    for (const { state, trace } of reading.journeys.traps) {
      const way = trace.join(' → ');
      const message = text(
        `Từ đây không tới được trạng thái kết thúc nào: ${way} …`,
        `From here no end can be reached: ${way} …`,
      );
      report(
        { pointer: pointerOf(reading, state), part: 'key' },
        message,
        text('Thêm một bước ra khỏi vòng này.', 'Add a way out of this loop.'),
      );
    }
  },
};

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

const pointerOf = ({ flow }: Reading, id: string): string =>
  flow.graph.states.find(each => each.id === id)?.pointer ?? '/workflow';
