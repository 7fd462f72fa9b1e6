import { type Advanced, advance } from '../procedure/deadlines.js';
import { filedScope } from '../procedure/filed-scope.js';
import type { Procedure } from '../procedure/procedure.js';
import { statusOf, turnOf } from '../procedure/state.js';
import { step } from '../procedure/step.js';
import type { StepEvent, Stepped } from '../procedure/stepper.js';
import type { Dossier, Happened } from './dossier.js';
import { draftOf, filedContext } from './dossier-context.js';
import type { Fact, Facts, NewEvent } from './event.js';
import { guardRefusal } from './guard-refusal.js';
import { type Accepted, accept, type Refusal, refuse } from './refusal.js';
import { type Sends, sendsOf } from './sends.js';

/** A step of the workflow to take: a person's event, a due deadline, an effect's answer, or the filing itself. */
export interface Taking {
  readonly move: StepEvent;
  readonly role: string;
  /** Identity of whoever acts. */
  readonly by: string;
  readonly data?: unknown;
  /** More to record in the open, and in the body. */
  readonly facts?: Facts;
  readonly body?: Readonly<Record<string, unknown>>;
}

/**
 * Takes one step from where the dossier stands: moves the workflow, runs the clocks, builds the results and what the
 * effects send. Pure; refused when no transition is open, in the words of the guard that closed it.
 */
export function takeEvent(
  procedure: Procedure,
  dossier: Dossier,
  taking: Taking,
  now: string,
): Accepted | Refusal {
  const { move } = taking;
  const scope = filedScope(procedure, draftOf(dossier), filedContext(dossier, now, deciding(taking, now)));
  const moved = step(procedure, dossier.state, move, scope.holds);
  if (!moved.moved) {
    return 'name' in move && dossier.state !== undefined
      ? guardRefusal(procedure, dossier.state, move.name, scope)
      : refuse(
          'not-now',
          'Thời hạn này không còn hiệu lực ở bước hiện tại.',
          'That deadline no longer runs here.',
        );
  }
  const advanced = advance(procedure, dossier.clocks, {
    ...('name' in move && { event: move.name }),
    ...('start' in move && { event: 'submit' }),
    ...('after' in move && { fired: move.after }),
    entered: moved.entered,
    left: moved.left,
    before: dossier.state,
    active: moved.state,
    done: moved.done,
    at: now,
    amountOf: scope.amountOf,
  });
  const sends = sendsOf(procedure, scope, moved.actions);
  if (!sends.ok) return sends;
  const event = recorded(procedure, dossier, { taking, now, moved, advanced, sends });
  return accept([event], { set: advanced.set, clear: advanced.clear }, sends.effects);
}

interface Taken {
  readonly taking: Taking;
  readonly now: string;
  readonly moved: Stepped;
  readonly advanced: Advanced;
  readonly sends: Sends;
}

function recorded(procedure: Procedure, dossier: Dossier, taken: Taken): NewEvent {
  const { taking, now, moved, advanced, sends } = taken;
  const status = statusOf(procedure, moved.state) ?? dossier.status;
  const turn = moved.done ? undefined : turnOf(procedure, moved.state);
  const filing = 'start' in taking.move;
  return {
    at: now,
    type: filing ? 'submitted' : 'moved',
    role: taking.role,
    by: taking.by,
    state: moved.state,
    status,
    facts: {
      ...taking.facts,
      ...(!filing && { event: nameOf(taking.move), cause: causeOf(taking) }),
      ...(dossier.state !== undefined && { from: dossier.state }),
      ...(turn !== undefined && { turn }),
      ...(clocksMoved(dossier, advanced) && { clocks: advanced.clocks as unknown as Fact }),
      ...(sends.effects.length > 0 && { effects: sends.effects }),
      ...(moved.done && { closed: true }),
    },
    body: bodyOf(taking, sends),
  };
}

/** The clocks stand in the open, all of them whenever one moved: a forgotten log keeps its deadlines. */
const clocksMoved = (dossier: Dossier, { clocks }: Advanced): boolean =>
  Object.keys(clocks).some(name => clocks[name] !== dossier.clocks[name]);

const bodyOf = (taking: Taking, { sends, results }: Sends) => ({
  ...taking.body,
  ...(taking.data !== undefined && { data: taking.data }),
  ...(Object.keys(sends).length > 0 && { sends }),
  ...(Object.keys(results).length > 0 && { results }),
});

/** The event being decided, as guards and results see it at the end of `$events`. */
function deciding(taking: Taking, now: string): Happened | undefined {
  const { move, role, by, data } = taking;
  if (!('name' in move)) return undefined;
  const happened = { event: move.name, cause: causeOf(taking), at: now, role, actor: by, by };
  return { ...happened, ...(data !== undefined && { data }) };
}

function causeOf({ move, role }: Taking): Happened['cause'] {
  if ('after' in move) return 'deadline';
  return role === 'system' ? 'effect' : 'event';
}

const nameOf = (move: StepEvent): string =>
  'name' in move ? move.name : 'after' in move ? move.after : 'submit';
