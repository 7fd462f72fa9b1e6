import { expect, test } from 'vitest';
import type { Registry, RegistryAnswer } from '../../src/dossier/ports.js';
import { office, opened, person, smallWorld } from './small.js';
import { accepted, START } from './world.js';

const definition = (unavailable: 'ask' | 'stop' = 'ask') => ({
  lookups: {
    me: {
      registry: 'population',
      basis: 'law',
      by: { personId: '$applicant.personId' },
      maxAge: { hours: 24 },
      unavailable,
    },
  },
  form: {
    properties: {
      name: { prefill: { from: '$me.fullName', lock: true }, format: 'vn-person-name' },
      born: { type: 'string', title: 'Ngày sinh', format: 'date', prefill: '$me.birthDate' },
      phone: { type: 'string', title: 'Điện thoại', format: 'vn-phone', prefill: '$me.phone' },
    },
  },
  fees: { fee: { title: 'Lệ phí', amount: "$me.gender = 'female' ? 0 : 5000", basis: 'law' } },
});

/** A registry whose record the test rewrites; `undefined` is an outage. */
function stage(unavailable?: 'ask' | 'stop', more: object = {}) {
  const registry: { record: Record<string, unknown> | undefined; version: number; asked: number } = {
    record: { personId: person.id, fullName: 'Lê Quang Minh', birthDate: '1991-03-12', gender: 'male' },
    version: 1,
    asked: 0,
  };
  const population: Registry = {
    ask: async (): Promise<RegistryAnswer> => {
      registry.asked += 1;
      if (!registry.record) throw new Error('down');
      return { outcome: 'found', record: registry.record, id: 'dc-1', version: `${registry.version}` };
    },
  };
  return { ...smallWorld({ ...definition(unavailable), ...more }, { registries: { population } }), registry };
}
const LATER = '2026-04-24T02:00:00.000Z';
const codes = (refused: object) =>
  'issues' in refused
    ? (refused.issues as { code: string; pointer: string }[]).map(each => `${each.code} ${each.pointer}`)
    : [];

test('a fresh answer is filed on as it is', async () => {
  const { dossiers, registry, at } = stage();
  await opened({ dossiers } as never);
  at('2026-04-23T01:59:00.000Z');
  registry.record = { ...registry.record, fullName: 'Lê Quang Minh Anh' };
  const { dossier } = accepted(await dossiers.submit('d-1', { actor: person, version: 2 }));
  expect([registry.asked, dossier.filed?.unverified]).toEqual([1, undefined]);
});

test('an old one is asked again, and filed at once where nothing changed', async () => {
  const { dossiers, registry, at } = stage();
  await opened({ dossiers } as never);
  at(LATER);
  const { dossier } = accepted(await dossiers.submit('d-1', { actor: person, version: 2 }));
  expect([registry.asked, dossier.lookups.me?.at]).toEqual([2, LATER]);
  const log = await dossiers.export('d-1');
  expect(log.map(({ type }) => type)).toEqual(['opened', 'asked', 'asked', 'submitted']);
});

test('what changed is shown before it is filed, a locked value and a fee too', async () => {
  const { dossiers, registry, at } = stage();
  await opened({ dossiers } as never);
  registry.record = {
    personId: person.id,
    fullName: 'Lê Quang Minh Anh',
    birthDate: '1991-03-12',
    gender: 'female',
  };
  registry.version = 2;
  at(LATER);
  const input = { actor: person, key: 'file' };
  const refused = await dossiers.submit('d-1', input);
  expect(codes(refused)).toEqual(['changed /name', 'changed #/fees/fee']);
  expect(JSON.stringify(refused)).not.toContain('Anh');
  expect(codes(await dossiers.submit('d-1', input))).toEqual(['changed /name', 'changed #/fees/fee']);
  const { form } = accepted(await dossiers.form('d-1', person));
  expect(form.fields[0]).toMatchObject({
    value: 'Lê Quang Minh Anh',
    locked: true,
    receipt: { version: '2', ageMs: 0 },
  });
  const { dossier } = accepted(await dossiers.submit('d-1', { actor: person }));
  expect(dossier.filed?.content?.form).toMatchObject({ name: 'Lê Quang Minh Anh' });
  expect(registry.asked).toBe(2);
});

test('a registry that does not answer again: the older answer stands, and is told', async () => {
  const { dossiers, registry, at } = stage();
  await opened({ dossiers } as never);
  registry.record = undefined;
  at(LATER);
  const { dossier } = accepted(await dossiers.submit('d-1', { actor: person }));
  expect(dossier.filed?.unverified).toEqual(['me']);
  expect(dossier.filed?.content?.form).toMatchObject({ name: 'Lê Quang Minh' });
  expect(dossier.lookups.me).toMatchObject({ outcome: 'found', at: START });
  const [, , submitted] = await dossiers.export('d-1');
  expect(submitted?.facts.unverified).toEqual(['me']);
});

test('under "stop" the filing waits for it', async () => {
  const { dossiers, registry, at } = stage('stop');
  await opened({ dossiers } as never);
  const { record } = registry;
  registry.record = undefined;
  at(LATER);
  expect(codes(await dossiers.submit('d-1', { actor: person }))).toEqual(['unavailable #/lookups/me']);
  registry.record = record;
  accepted(await dossiers.submit('d-1', { actor: person }));
});

test('coming back to a draft, its old answers are asked again and nothing typed is lost', async () => {
  const { dossiers, registry, at } = stage();
  await opened({ dossiers } as never);
  accepted(await dossiers.save('d-1', { actor: person, answers: { born: '1991-03-13', phone: '' } }));
  registry.record = { ...registry.record, birthDate: '1991-03-14', phone: '0912345678' };
  at(LATER);
  const { form } = accepted(await dossiers.form('d-1', person));
  expect(form.fields.slice(1)).toMatchObject([
    {
      value: '1991-03-13',
      source: 'typed',
      differs: true,
      registryValue: '1991-03-14',
      receipt: { fetchedAt: LATER },
    },
    { value: undefined, source: 'empty', differs: true, registryValue: '0912345678' },
  ]);
});

test('nobody who may not file, and no screen that has grown old, makes a registry be asked', async () => {
  const { dossiers, registry, at } = stage();
  await opened({ dossiers } as never);
  at(LATER);
  expect(await dossiers.submit('d-1', { actor: { id: 'x', roles: [] } })).toMatchObject({
    code: 'not-allowed',
  });
  await expect(dossiers.submit('d-1', { actor: person, version: 1 })).rejects.toThrow();
  expect(registry.asked).toBe(1);
  expect(await dossiers.submit('d-0', { actor: person })).toMatchObject({ code: 'unknown-dossier' });
});

const supplemented = {
  reasons: { unclear: 'Chưa rõ' },
  events: {
    sendBack: { by: 'desk', reasons: ['unclear'] },
    supplement: { by: 'applicant', edits: 'asked' },
  },
  workflow: {
    states: {
      received: { on: { sendBack: 'awaiting' } },
      awaiting: { meta: { status: 5, turn: 'applicant' }, on: { supplement: 'received' } },
    },
  },
};

/** Filed, sent back for the telephone number, and two days later. */
async function sentBack(unavailable?: 'ask' | 'stop') {
  const world = stage(unavailable, supplemented);
  await opened(world);
  accepted(await world.dossiers.submit('d-1', { actor: person }));
  const data = { reasons: [{ reason: 'unclear', at: '/phone' }] };
  accepted(await world.dossiers.send('d-1', { actor: office, event: 'sendBack', data }));
  world.at(LATER);
  const send = () => world.dossiers.send('d-1', { actor: person, event: 'supplement' });
  const edit = (phone: string) =>
    world.dossiers.send('d-1', { actor: person, event: 'supplement', answers: { phone } });
  return { ...world, send, edit };
}

test('a supplement is filed on what registries say when it is sent: what changed is shown first', async () => {
  const { registry, edit, send, dossiers } = await sentBack();
  registry.record = { ...registry.record, fullName: 'Lê Quang Minh Anh', gender: 'female' };
  expect(codes(await edit('0912345678'))).toEqual(['changed #/fees/fee', 'changed /name'].sort().reverse());
  const { form } = accepted(await dossiers.form('d-1', person));
  expect(form.fields[0]).toMatchObject({ value: 'Lê Quang Minh Anh', locked: true });
  const { dossier } = accepted(await send());
  expect(dossier.filed?.content?.form).toMatchObject({ name: 'Lê Quang Minh Anh', phone: '0912345678' });
  expect([dossier.lookups.me!.at, registry.asked]).toEqual([LATER, 2]);
});

test('a supplement on which nothing changed goes through at once', async () => {
  const { registry, edit } = await sentBack();
  const { dossier } = accepted(await edit('0912345678'));
  expect([dossier.state, dossier.filed?.unverified, registry.asked]).toEqual(['received', undefined, 2]);
});

test('a registry that does not answer for a supplement: the older answer stands, and is told; "stop" waits', async () => {
  const asking = await sentBack();
  asking.registry.record = undefined;
  const { dossier } = accepted(await asking.edit('0912345678'));
  expect([dossier.filed?.unverified, dossier.lookups.me!.at]).toEqual([['me'], START]);
  const stopping = await sentBack('stop');
  stopping.registry.record = undefined;
  expect(codes(await stopping.edit('0912345678'))).toEqual(['unavailable #/lookups/me']);
});

test('what is not about to be filed asks nobody anew', async () => {
  const { registry, dossiers } = await sentBack();
  const stranger = { id: 'x', roles: [] };
  expect(await dossiers.send('d-1', { actor: stranger, event: 'supplement' })).toMatchObject({
    code: 'not-allowed',
  });
  await expect(dossiers.send('d-1', { actor: person, event: 'supplement', version: 1 })).rejects.toThrow();
  expect(await dossiers.send('d-1', { actor: office, event: 'accept' })).toMatchObject({ code: 'not-now' });
  expect(registry.asked).toBe(1);
});
