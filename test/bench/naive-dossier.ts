import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { type AnyActorRef, type AnyStateMachine, createActor, createMachine } from 'xstate';
import type { Procedure } from '../../src/procedure/procedure.js';
import { formats } from '../../src/value/formats.js';
import { advance } from './desk-clocks.js';
import {
  acknowledge,
  contextAt,
  type DeskRecord,
  draftOf,
  file,
  keepAnswers,
  noteEvent,
  noteStep,
  openRecord,
  rate,
  save,
  storyFrom,
} from './desk-record.js';
import { asCitizen, liftedBy, roleFor, rules } from './desk-rules.js';
import { type NaiveForm, naiveFaults, naiveForm, naivePage } from './naive-page.js';
import type { Story } from './outcome.js';
import type { Script, ScriptCommand } from './script.js';

/**
 * @module A dossier on the standard parts: one live XState actor, its snapshot persisted as JSON after every step;
 * form, effects and result through jsonata and Ajv. The workflow of the definition is its machine as it stands.
 */

export interface NaiveDesk {
  readonly procedure: Procedure;
  readonly form: NaiveForm;
  readonly machine: AnyStateMachine;
  readonly result: ValidateFunction;
}

export function naiveDesk(procedure: Procedure): NaiveDesk {
  const { workflow, effects, results } = procedure.definition;
  const states = Object.entries(workflow.states as Record<string, { on?: object; after?: object }>).map(
    ([name, { after = {}, on = {}, ...state }]) => {
      const ends = Object.entries(after).map(([deadline, to]) => [`end of ${deadline}`, to]);
      return [name, { ...state, on: { ...on, ...Object.fromEntries(ends) } }];
    },
  );
  const push =
    (name: string) =>
    ({ context }: { context: { outbox: string[] } }) => {
      context.outbox.push(name);
    };
  const config = {
    ...workflow,
    states: Object.fromEntries(states),
    context: ({ input }: { input: object }) => input,
  };
  const machine = createMachine(
    config as never,
    {
      actions: Object.fromEntries(Object.keys(effects).map(name => [name, push(name)])),
      guards: {
        complete: ({ event }: { event: { missing: number } }) => event.missing === 0,
        online: ({ context }: { context: { channel: string } }) => context.channel === 'online',
      },
    } as never,
  );
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  for (const [name, { test }] of Object.entries(formats)) ajv.addFormat(name, test);
  return {
    procedure,
    form: naiveForm(procedure),
    machine,
    result: ajv.compile(results.certificate!.schema!),
  };
}

interface Run {
  readonly desk: NaiveDesk;
  readonly record: DeskRecord;
  readonly outbox: string[];
  actor: AnyActorRef | undefined;
  /** What a store would be given. */
  persisted: string;
}

export async function naiveStory(desk: NaiveDesk, { steps }: Script): Promise<Story> {
  let run: Run | undefined;
  for (const { now, command } of steps) {
    if (command.type === 'open')
      run = { desk, record: openRecord(command, now), outbox: [], actor: undefined, persisted: '' };
    await carryOut(run!, command, now);
  }
  return storyFrom(run!.record);
}

async function carryOut(run: Run, command: ScriptCommand, now: string): Promise<void> {
  const { record } = run;
  switch (command.type) {
    case 'save':
      save(record, command, now);
      return show(run, now);
    case 'answer':
      keepAnswers(record, command, now);
      return show(run, now);
    case 'open':
      return show(run, now);
    case 'submit':
      return submit(run, command, now);
    case 'send':
      return send(run, command, now);
    case 'fire':
      return take(run, `end of ${command.deadline}`, 'system', 'system', undefined, now);
    case 'acknowledge':
      if (!acknowledge(record, command.id, command.answer !== undefined, now) || !command.answer) return;
      return take(run, command.answer.event, 'system', 'system', command.answer.data, now);
    case 'rate':
      return rate(record, command.level, command.actor.id, now);
  }
}

const pageNow = ({ desk, record }: Run, now: string) =>
  naivePage(desk.form, draftOf(record), contextAt(record, now));

async function show(run: Run, now: string): Promise<void> {
  run.record.page = await pageNow(run, now);
}

type Of<T> = Extract<ScriptCommand, { type: T }>;

async function submit(run: Run, { actor, code, agency }: Of<'submit'>, now: string): Promise<void> {
  const { desk, record, outbox } = run;
  const context = contextAt(record, now);
  const role = asCitizen(context, actor);
  const page = await pageNow(run, now);
  if ((await naiveFaults(desk.form, page, context)).length > 0) throw new Error('invalid');
  file(record, page, code, agency, now);
  const { channel } = record.context;
  run.actor = createActor(desk.machine, { input: { channel, outbox } }).start();
  await settle(run, 'submit', undefined, role, actor.id, now);
}

async function send(run: Run, { event, actor, data }: Of<'send'>, now: string): Promise<void> {
  const { desk, record } = run;
  const rule = rules[event]!;
  const context = contextAt(record, now);
  const role = roleFor(context, rule, actor, record.history);
  const lifted = liftedBy(rule, data);
  if (rule.edits) {
    const page = await pageNow(run, now);
    if ((await naiveFaults(desk.form, page, context)).length > 0) throw new Error('invalid');
    file(record, page, record.filed!.code, record.filed!.agency, now);
  }
  await take(run, event, role, actor.id, data, now);
  record.lifted.push(...lifted);
}

async function take(
  run: Run,
  event: string,
  role: string,
  by: string,
  data: unknown,
  now: string,
): Promise<void> {
  const { record, actor, outbox } = run;
  const from = actor!.getSnapshot().value as string;
  actor!.send({ type: event, missing: missingIn(record) });
  if (actor!.getSnapshot().value === from && outbox.length === 0) throw new Error('not now');
  if (!event.startsWith('end of ')) noteEvent(record, event, by, data, now);
  await settle(run, event.replace('end of ', ''), from, role, by, now);
}

/** What is missing changes only when a form is filed or an official lifts a waiver: known from the papers kept. */
const missingIn = ({ filed, lifted, uploads }: DeskRecord): number =>
  Object.entries(filed!.documents).filter(
    ([name, state]) =>
      state === 'pending' ||
      ((state === 'exempt' || state === 'reused') && lifted.includes(name) && !uploads[name]),
  ).length;

async function settle(
  run: Run,
  event: string,
  from: string | undefined,
  role: string,
  by: string,
  now: string,
): Promise<void> {
  const { desk, record, actor, outbox } = run;
  const snapshot = actor!.getSnapshot();
  const state = snapshot.value as string;
  const { status, turn } = Object.values(snapshot.getMeta())[0] as { status: number; turn?: string };
  const done = snapshot.status === 'done';
  record.clocks = advance(desk.procedure.calendar, record.clocks, { event, from, to: state, done, at: now });
  const actions = outbox.splice(0);
  const sends = await sendsOf(run, actions);
  noteStep(record, { event, role, by, state, status, turn: done ? undefined : turn, actions, sends }, now);
  run.persisted = JSON.stringify(actor!.getPersistedSnapshot());
}

async function sendsOf({ desk, record }: Run, actions: readonly string[]): Promise<Record<string, unknown>> {
  const { effects, results } = desk.procedure.definition;
  const sends: Record<string, unknown> = {};
  const names = { form: record.filed!.form, events: record.events };
  for (const name of actions) {
    const effect = effects[name]!;
    if (effect.kind === 'call') sends[name] = await desk.form.evaluate(effect.send!, names);
    if (effect.kind !== 'issue') continue;
    const payload = await desk.form.evaluate(results[effect.result]!.from!, names);
    if (!desk.result(payload)) throw new Error('the result does not fit its schema');
    record.results[effect.result] = payload;
  }
  return sends;
}
