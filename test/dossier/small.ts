import type { Actor } from '../../src/dossier/command.js';
import { field } from '../../src/field.js';
import { compile } from '../../src/procedure/compile.js';
import { accepted, type World, type WorldParts, worldOf } from './world.js';

type Json = Readonly<Record<string, unknown>>;

/** The smallest procedure with a form, an office and an end; what a test is about is laid over it. */
const smallest: Json = {
  format: 1,
  code: '1.000001',
  version: '2026.1.0',
  effective: { from: '2026-01-01' },
  title: 'Thử',
  level: 'commune',
  legalBasis: { law: 'Luật thử' },
  roles: { desk: { title: 'Một cửa' } },
  form: {
    type: 'object',
    required: ['name'],
    properties: { name: { type: 'string', title: 'Tên', maxLength: 50 } },
  },
  events: { accept: { by: 'desk' }, close: { by: 'desk' } },
  workflow: {
    initial: 'received',
    states: {
      received: { meta: { status: 1, turn: 'desk' }, on: { accept: 'accepted' } },
      accepted: { meta: { status: 2, turn: 'desk' }, on: { close: 'closed' } },
      closed: { type: 'final', meta: { status: 8 } },
    },
  },
};

/** Lays objects over objects; a list or a plain value takes the place of what was there, `null` removes it. */
export function laidOver(under: unknown, over: unknown): unknown {
  if (!isPlain(under) || !isPlain(over)) return over;
  const both: Record<string, unknown> = { ...under };
  for (const [name, value] of Object.entries(over)) {
    if (value === null) delete both[name];
    else both[name] = laidOver(both[name], value);
  }
  return both;
}

const isPlain = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const small = (over: Json = {}): Json => laidOver(smallest, over) as Json;

export const person: Actor = { id: '001091000101', roles: [] };
export const office: Actor = { id: 'cb-01', roles: ['desk'] };

/** A world in which the small procedure runs. */
export const smallWorld = (over: Json = {}, parts: WorldParts = {}): World =>
  worldOf({ procedures: [compile(small(over), field)], ...parts });

export const opened = async ({ dossiers }: World, id = 'd-1') =>
  accepted(
    await dossiers.open({
      procedure: '1.000001',
      actor: person,
      channel: 'online',
      applicant: { personId: person.id },
      dossier: id,
    }),
  );

/** Opened, answered and filed. */
export async function filedIn(world: World, answers: Json = { name: 'A' }, id = 'd-1') {
  await opened(world, id);
  accepted(await world.dossiers.save(id, { actor: person, answers }));
  return accepted(await world.dossiers.submit(id, { actor: person }));
}
