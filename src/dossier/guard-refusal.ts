import type { FiledScope } from '../procedure/filed-scope.js';
import type { Procedure } from '../procedure/procedure.js';
import { eventsHere, guardsHere, type State } from '../procedure/state.js';
import { type Refusal, refuse } from './refusal.js';

/** Why an event leads nowhere from this state: no transition by its name, or a guard that does not hold. */
export function guardRefusal(
  procedure: Procedure,
  state: State,
  event: string,
  scope: Pick<FiledScope, 'holds'>,
): Refusal {
  const { events, guards } = procedure.definition;
  const title = events[event]?.title ?? event;
  const here = eventsHere(procedure, state);
  if (!here.includes(event)) {
    const open = here.join(', ');
    return refuse(
      'not-now',
      `Không thể "${title}" khi hồ sơ đang ở bước "${state}"; lúc này chỉ có thể: ${open || 'không có thao tác nào'}.`,
      `"${event}" is not possible in state "${state}"; possible now: ${open || 'nothing'}.`,
    );
  }
  const closed = guardsHere(procedure, state, event).filter(guard => !scope.holds(guard));
  const message = closed.map(guard => guards[guard]?.message).find(words => words !== undefined);
  const conditions = closed.map(guard => `"${guard}"`).join(', ');
  return refuse(
    'guard',
    message ?? `Chưa đủ điều kiện để "${title}": ${conditions}.`,
    `"${event}" is closed: ${conditions} does not hold.`,
  );
}
