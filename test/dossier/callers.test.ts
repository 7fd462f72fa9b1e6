import { describe, expect, test } from 'vitest';
import { ConflictError, IdempotencyError } from '../../src/dossier/errors.js';
import { filedIn, office, opened, person, smallWorld } from './small.js';
import { accepted, worldOf } from './world.js';

const opening = {
  procedure: '1.000001',
  actor: person,
  channel: 'online',
  applicant: { personId: person.id },
} as const;

describe('what a caller may get wrong is told as what it is', () => {
  test('a channel that is none is invalid', async () => {
    const refused = await smallWorld().dossiers.open({ ...opening, channel: 'fax' as never });
    expect(refused).toMatchObject({ ok: false, code: 'invalid' });
  });

  test('the same key with other words opens nothing', async () => {
    const { dossiers } = smallWorld();
    const first = accepted(await dossiers.open({ ...opening, key: 'login-42' }));
    const again = accepted(await dossiers.open({ ...opening, key: 'login-42' }));
    expect(again.dossier.id).toBe(first.dossier.id);
    const other = { id: '001091000999', roles: [] };
    const stolen = { ...opening, actor: other, applicant: { personId: other.id }, key: 'login-42' };
    await expect(dossiers.open(stolen)).rejects.toThrow(IdempotencyError);
  });

  test.each([[null], [undefined], [5], [{}]])('an effect or a dossier with the id %j', async id => {
    const { dossiers } = worldOf();
    const answer = { event: 'recorded' };
    expect(await dossiers.answer(id as never, answer)).toMatchObject({ ok: false, code: 'invalid' });
    expect(await dossiers.read(id as never, office)).toMatchObject({ code: 'unknown-dossier' });
    expect(await dossiers.save(id as never, { actor: person })).toMatchObject({ code: 'unknown-dossier' });
    expect(await dossiers.export(id as never)).toEqual([]);
  });

  test('a list without a query, or with members left empty, is everything', async () => {
    const world = smallWorld();
    await opened(world);
    for (const query of [undefined, null, { after: null }, { role: null }])
      expect(await world.dossiers.list(query as never)).toHaveLength(1);
  });
});

describe('a version that a screen showed', () => {
  test('holds a step to it', async () => {
    const world = smallWorld();
    const { dossier } = await filedIn(world);
    const { version } = dossier;
    const { dossiers } = world;
    await expect(
      dossiers.send('d-1', { actor: office, event: 'accept', version: version - 1 }),
    ).rejects.toMatchObject({ name: 'ConflictError', expected: version - 1, actual: version });
    const sending = { actor: office, event: 'accept', version, key: 'a-1' };
    accepted(await dossiers.send('d-1', sending));
    accepted(await dossiers.send('d-1', sending));
    await expect(dossiers.send('d-1', { ...sending, key: 'a-2' })).rejects.toThrow(ConflictError);
  });

  test('holds a save and a filing to it', async () => {
    const world = smallWorld();
    const { dossier } = await opened(world);
    const answers = { name: 'A' };
    const { version } = dossier;
    const saved = accepted(await world.dossiers.save('d-1', { actor: person, answers, version }));
    await expect(world.dossiers.save('d-1', { actor: person, answers, version })).rejects.toThrow(
      ConflictError,
    );
    await expect(world.dossiers.submit('d-1', { actor: person, version })).rejects.toThrow(ConflictError);
    accepted(await world.dossiers.submit('d-1', { actor: person, version: saved.dossier.version }));
  });

  test('holds a supplement to it once, edits and event together', async () => {
    const world = smallWorld({
      events: { amend: { by: 'applicant', edits: 'all' } },
      workflow: { states: { received: { on: { amend: 'received' } } } },
    });
    const { dossier } = await filedIn(world);
    const amending = { actor: person, event: 'amend', answers: { name: 'B' } };
    const old = world.dossiers.send('d-1', { ...amending, version: dossier.version - 1 });
    await expect(old).rejects.toThrow(ConflictError);
    const sent = accepted(await world.dossiers.send('d-1', { ...amending, version: dossier.version }));
    expect(sent.dossier.filed?.content?.form).toEqual({ name: 'B' });
  });

  test.each([0, -1, 1.5, '3', null])('%j is none', async version => {
    const world = smallWorld();
    await opened(world);
    const refused = await world.dossiers.save('d-1', { actor: person, version: version as never });
    expect(refused).toMatchObject({ ok: false, code: 'invalid' });
  });
});

test('a registry is not asked with what cannot be its key', async () => {
  const asked: unknown[] = [];
  const world = smallWorld(
    {
      lookups: {
        other: {
          registry: 'population',
          basis: 'law',
          by: { personId: '$form.pid', fullName: '$uppercase($form.name)' },
        },
      },
      form: {
        properties: {
          pid: { type: 'string', title: 'Số', maxLength: 20 },
          born: { type: 'string', title: 'Sinh', format: 'partial-date', prefill: '$other.birthDate' },
        },
      },
    },
    {
      registries: {
        population: {
          ask: async ({ by }) => {
            asked.push(by.personId);
            return { outcome: 'notFound' };
          },
        },
      },
    },
  );
  await opened(world);
  for (const pid of ['x', '12', '001091000102'])
    accepted(await world.dossiers.save('d-1', { actor: person, answers: { name: 'Lê An', pid } }));
  expect(asked).toEqual(['001091000102']);
});
