import { readdirSync, readFileSync } from 'node:fs';
import { instantAt, localDate } from '../../src/calendar/local-time.js';
import type { Actor } from '../../src/dossier/command.js';
import { pendingCall } from '../../src/dossier/pending-call.js';
import type { Refusal } from '../../src/dossier/refusal.js';
import type { Dossiers } from '../../src/dossier/runtime.js';
import { field } from '../../src/field.js';
import { compile } from '../../src/procedure/compile.js';
import type { Filled } from '../../src/procedure/filled.js';
import { type RecordsFile, recordsRegistry } from '../../src/registries/records.js';
import { type World, worldOf } from './world.js';

// biome-ignore lint/suspicious/noExplicitAny: a case is JSON that its schema checks elsewhere
type Json = any;

const folder = new URL('../../examples/birth-registration/', import.meta.url);
const json = (name: string): Json => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

export const birth = compile(readFileSync(new URL('procedure.json', folder), 'utf8'), field);
export const cases: readonly Json[] = json('cases.json').cases;
const records: readonly RecordsFile[] = readdirSync(new URL('records/', folder)).map(name =>
  json(`records/${name}`),
);

export interface Played {
  readonly world: World;
  readonly id: string;
  readonly form: Filled;
}

/** Plays one case of the example as `thutuc run` does: due deadlines first, then the case's own event. */
export async function play(one: Json): Promise<Played> {
  const { given } = one;
  const world = worldOf({
    procedures: [birth],
    registries: registriesOf(given),
    settings: () => given.settings ?? {},
    agencyCode: () => 'H26.10',
  });
  const id = one.name;
  let at: string = given.loggedInAt;
  let form!: Filled;
  for (const event of one.events) {
    at = instantOf(at, event);
    await tickUntil(world, at);
    const outcome = await act(world, id, given, event);
    if (!outcome.ok)
      throw new Error(
        `${one.name} ${event.event}: ${outcome.code} ${outcome.message.en} ${JSON.stringify(outcome.issues)}`,
      );
    const now = await world.dossiers.form(id, citizenOf(given));
    if (now.ok && now.dossier.status <= 1) form = now.form;
    await world.dossiers.tick();
  }
  return { world, id, form };
}

function registriesOf(given: Json) {
  return Object.fromEntries(
    records.map(file => {
      const outage = given.outages?.[file.registry];
      const latency = given.latency?.[file.registry];
      const options = { ...(outage && { outage }), ...(latency && { latency }) };
      return [file.registry, recordsRegistry(file, field.registries[file.registry]!, options)];
    }),
  );
}

async function tickUntil(world: World, at: string): Promise<void> {
  for (;;) {
    const [timer] = await world.store.due(new Date(at).toISOString(), 1);
    if (timer === undefined) return world.at(at);
    world.at(timer.at);
    await world.dossiers.tick();
  }
}

export const citizenOf = (given: Json): Actor => ({ id: given.applicant.personId, roles: [] });

async function act(world: World, id: string, given: Json, event: Json): Promise<{ ok: true } | Refusal> {
  const { dossiers } = world;
  const actor = given.channel === 'online' ? citizenOf(given) : { id: 'cb-mot-cua-01', roles: ['reception'] };
  const edits = {
    ...(event.answers && { answers: event.answers }),
    ...(event.documents && { documents: uploads(event.documents) }),
  };
  switch (event.event) {
    case 'open':
      return dossiers.open({
        dossier: id,
        procedure: birth.code,
        actor,
        channel: given.channel,
        applicant: given.applicant,
        loggedInAt: given.loggedInAt,
      });
    case 'save':
      return dossiers.save(id, { actor, ...edits });
    case 'submit':
      return dossiers.submit(id, { actor });
    case 'rate':
      return dossiers.rate(id, { actor: citizenOf(given), level: event.data.level });
  }
  if (event.by === 'system') return answer(dossiers, id, given, event);
  const by = event.by === 'applicant' ? actor : { id: event.as, roles: [event.by] };
  return dossiers.send(id, { actor: by, event: event.event, data: event.data, ...edits });
}

async function answer(dossiers: Dossiers, id: string, given: Json, event: Json) {
  const stands = await dossiers.read(id, citizenOf(given));
  if (!stands.ok) return stands;
  const call = pendingCall(birth, stands.dossier, event.event);
  if (call === undefined) throw new Error(`no call waits for ${event.event}`);
  return dossiers.answer(call, { event: event.event, data: event.data });
}

const uploads = (documents: Json) =>
  Object.fromEntries(Object.entries<Json>(documents).map(([name, file]) => [name, [file].flat()]));

function instantOf(before: string, { at, after }: Json): string {
  if (at !== undefined) return at;
  if (typeof after === 'object')
    return instantAt(birth.calendar.addWorkingDays(localDate(before), after.workingDays), after.at);
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] =
    /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(after) ?? [];
  const ms = (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return new Date(Date.parse(before) + ms).toISOString();
}
