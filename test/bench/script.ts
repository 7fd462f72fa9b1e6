import { localDate } from '../../src/calendar/local-time.js';
import type { Case, CaseEvent } from '../../src/cases/cases.js';
import { instantOf } from '../../src/cases/script-clock.js';
import type { Actor, Command, SubmitCommand } from '../../src/dossier/command.js';
import { decide } from '../../src/dossier/decide.js';
import { type Dossier, effectId } from '../../src/dossier/dossier.js';
import { evolve } from '../../src/dossier/evolve.js';
import { fileForm, filledForm } from '../../src/dossier/file-form.js';
import { pendingCall } from '../../src/dossier/pending-call.js';
import type { Registry } from '../../src/dossier/ports.js';
import { receive } from '../../src/dossier/receive.js';
import type { LookupRequest } from '../../src/procedure/filled.js';
import type { Procedure } from '../../src/procedure/procedure.js';
import { recordsRegistry } from '../../src/registries/records.js';
import type { Stage } from './stage.js';

/** A command of the core; a filing is computed by whoever carries it out. */
export type ScriptCommand = Exclude<Command, SubmitCommand> | Omit<SubmitCommand, 'filing'>;

/** Everything that happens to one dossier, in order, with its instants: the input all three sides are given. */
export interface Script {
  readonly name: string;
  readonly steps: readonly { readonly now: string; readonly command: ScriptCommand }[];
}

interface Recorder {
  readonly procedure: Procedure;
  readonly registries: Readonly<Record<string, Registry>>;
  readonly steps: { now: string; command: ScriptCommand }[];
  readonly timers: Map<string, string>;
  dossier: Dossier | undefined;
}

/** Plays a case once and writes down every command, the answers of the registries and due deadlines among them. */
export async function scriptOf({ procedure, cases, records }: Stage, one: Case): Promise<Script> {
  const { outages = {}, latency = {} } = one.given;
  const registries = records.map(file => {
    const [outage, ms] = [outages[file.registry], latency[file.registry]];
    const options = { ...(outage && { outage }), ...(ms !== undefined && { latency: ms }) };
    const declared = procedure.artefact.registries[file.registry]!;
    return [file.registry, recordsRegistry(file, declared, options)] as const;
  });
  const recorder: Recorder = {
    procedure,
    registries: Object.fromEntries(registries),
    steps: [],
    timers: new Map(),
    dossier: undefined,
  };
  let now = new Date(one.given.loggedInAt).toISOString();
  for (const event of one.events) {
    now = instantOf(event, now, procedure.calendar);
    fireDue(recorder, now);
    for (const command of commandsOf(recorder, one, event, cases.agency.commune!, now)) {
      carryOut(recorder, now, command);
      if (command.type === 'open' || command.type === 'save') await ask(recorder, now);
    }
  }
  return { name: one.name, steps: recorder.steps };
}

function carryOut(recorder: Recorder, now: string, command: ScriptCommand): void {
  recorder.steps.push({ now, command });
  const { procedure, timers } = recorder;
  const filing = command.type === 'submit' && fileForm(procedure, recorder.dossier!, now);
  const whole = (filing ? { ...command, filing } : command) as Command;
  const decision = decide(procedure, recorder.dossier, whole, now);
  if (!decision.ok) throw new Error(`${command.type}: ${decision.message.en}`);
  for (const event of decision.events) {
    const seq = (recorder.dossier?.version ?? 0) + 1;
    recorder.dossier = evolve(recorder.dossier, { ...event, seq, actor: event.by });
  }
  for (const name of decision.timers.clear) timers.delete(name);
  for (const { name, at } of decision.timers.set) timers.set(name, at);
  const { id, version } = recorder.dossier!;
  for (const name of decision.effects)
    carryOut(recorder, now, { type: 'acknowledge', id: effectId(id, version, name) });
}

function fireDue(recorder: Recorder, until: string): void {
  const due = [...recorder.timers].filter(([, at]) => at <= until).sort(([, a], [, b]) => (a < b ? -1 : 1));
  for (const [deadline, at] of due) carryOut(recorder, at, { type: 'fire', deadline });
}

async function ask(recorder: Recorder, now: string): Promise<void> {
  for (;;) {
    const { asks } = filledForm(recorder.procedure, recorder.dossier!, now);
    if (asks.length === 0) return;
    const answers = await Promise.all(asks.map(request => answerTo(recorder, request, now)));
    carryOut(recorder, now, { type: 'answer', answers });
  }
}

async function answerTo({ procedure, registries }: Recorder, request: LookupRequest, now: string) {
  const asked = { ...request, procedure: procedure.code, dossier: 'bench' };
  const given = await registries[request.registry]!.ask(asked, undefined);
  return { lookup: request.lookup, ...receive(procedure, request, given, { at: now, ms: given.ms ?? 0 }) };
}

function commandsOf(
  { procedure, dossier }: Recorder,
  { given }: Case,
  event: CaseEvent,
  agency: string,
  now: string,
): readonly ScriptCommand[] {
  const { answers, documents, data, by, as } = event;
  const citizen: Actor = { id: given.applicant.personId, roles: [] };
  const actor =
    by === undefined || by === 'applicant' || as === undefined ? citizen : { id: as, roles: [by] };
  const files =
    documents && Object.fromEntries(Object.entries(documents).map(([name, file]) => [name, [file]]));
  const edits = { ...(answers && { answers }), ...(files && { documents: files }) };
  const save: ScriptCommand = { type: 'save', actor, ...edits };
  switch (event.event) {
    case 'open': {
      const { applicant, channel = 'online', settings = {}, loggedInAt } = given;
      return [{ type: 'open', actor, dossier: 'bench', channel, applicant, loggedInAt, settings }];
    }
    case 'save':
      return [save];
    case 'submit': {
      const code = `${agency}-${localDate(now).slice(2).replaceAll('-', '')}-0001`;
      return [{ type: 'submit', actor, agency, code }];
    }
    case 'rate':
      return [{ type: 'rate', actor, level: Number(data?.level) }];
  }
  if (by === 'system') {
    const id = pendingCall(procedure, dossier!, event.event)!;
    return [{ type: 'acknowledge', id, answer: { event: event.event, data } }];
  }
  const send: ScriptCommand = { type: 'send', actor, event: event.event, ...(data && { data }) };
  return Object.keys(edits).length > 0 ? [save, send] : [send];
}
