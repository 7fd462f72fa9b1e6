import type { Command } from '../../src/dossier/command.js';
import { decide } from '../../src/dossier/decide.js';
import type { Dossier } from '../../src/dossier/dossier.js';
import type { NewEvent } from '../../src/dossier/event.js';
import { evolve } from '../../src/dossier/evolve.js';
import { fileForm, filledForm } from '../../src/dossier/file-form.js';
import type { Draft, FormContext } from '../../src/procedure/draft.js';
import { fill } from '../../src/procedure/fill.js';
import type { FieldState, Filled } from '../../src/procedure/filled.js';
import type { Procedure } from '../../src/procedure/procedure.js';
import type { Issue } from '../../src/procedure/validate.js';
import { validateForm } from '../../src/procedure/validate-form.js';
import type { Counts, Entry, Fault, Page, PageField, Story, Timing } from './outcome.js';
import type { Script } from './script.js';

/** One visit to the form, as thutuc does it: what is measured. */
export function visit(procedure: Procedure, draft: Draft, context: FormContext) {
  const filled = fill(procedure, draft, context);
  return { filled, issues: validateForm(procedure, filled) };
}

/** A whole dossier through decide and evolve, with the form filled wherever the citizen sees it: what is measured. */
export function run(procedure: Procedure, { steps }: Script) {
  const events: NewEvent[] = [];
  let dossier: Dossier | undefined;
  let page: Filled | undefined;
  for (const { now, command } of steps) {
    const whole: Command =
      command.type === 'submit' ? { ...command, filing: fileForm(procedure, dossier!, now) } : command;
    const decision = decide(procedure, dossier, whole, now);
    if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.code}`);
    for (const event of decision.events) {
      events.push(event);
      dossier = evolve(dossier, { ...event, seq: events.length, actor: event.by });
    }
    if (command.type === 'open' || command.type === 'answer' || command.type === 'save')
      page = filledForm(procedure, dossier!, now);
  }
  return { dossier: dossier!, events, page: page! };
}

// What follows only brings results to the form in which they are compared; none of it is measured.

export function pageOf({ form, fields, asks, documents, missing, fees }: Filled): Page {
  return {
    form,
    fields: fields.map(fieldOf),
    asks: Object.fromEntries(asks.map(({ lookup, by }) => [lookup, by])),
    documents: Object.fromEntries(
      documents.map(({ name, state, because }) => [name, { state, by: because?.lookup }]),
    ),
    missing,
    fees: Object.fromEntries(Object.entries(fees).map(([name, { amount }]) => [name, amount!])),
  };
}

/** What neither baseline tells of a field is left out of the comparison, not out of what is measured. */
function fieldOf(state: FieldState): PageField {
  const { title: _t, registry: _r, registryValue: _v, expression: _e, receipt: _c, ...field } = state;
  return field;
}

export const faultsOf = (issues: readonly Issue[]): readonly Fault[] =>
  issues.map(({ code, pointer }) => ({ code, pointer }));

export function storyOf({ dossier, events, page }: ReturnType<typeof run>): Story {
  const { code, agency, content } = dossier.filed!;
  const { shown, answered, filled, waived, uploaded } = events.find(({ type }) => type === 'submitted')!
    .facts as unknown as Counts;
  let clocks = {};
  const log = events.map((event): Entry => {
    const { at, type, role, by, facts, state } = event;
    clocks = facts.clocks ?? clocks;
    const entry = { at, type, role, by };
    return state === undefined ? entry : { ...entry, step: stepOf(event, state, clocks) };
  });
  return {
    page: pageOf(page),
    filed: { code, agency, ...content!, counts: { shown, answered, filled, waived, uploaded } },
    log,
    effects: Object.fromEntries(
      Object.entries(dossier.effects).map(([id, { state }]) => [id.slice(id.indexOf('/') + 1), state]),
    ),
    results: dossier.results,
    rating: dossier.rating,
  };
}

function stepOf({ facts, status, body }: NewEvent, state: string, clocks: object): Step {
  const { sends = {} } = body as { readonly sends?: Readonly<Record<string, unknown>> };
  return {
    event: String(facts.event ?? 'submit'),
    state,
    status: status!,
    turn: facts.turn as string | undefined,
    clocks: Object.fromEntries(
      Object.entries(clocks as Record<string, Timing>).map(([name, clock]) => [name, timingOf(clock)]),
    ),
    sends,
  };
}

type Step = NonNullable<Entry['step']>;

const timingOf = ({ startedAt, dueAt, pausedAt, stoppedAt }: Timing): Timing => ({
  startedAt,
  dueAt,
  pausedAt,
  stoppedAt,
});
