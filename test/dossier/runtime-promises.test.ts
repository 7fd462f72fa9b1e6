import { describe, expect, test } from 'vitest';
import { acknowledge } from '../../src/dossier/deliver.js';
import { ConflictError, IdempotencyError, StoreError } from '../../src/dossier/errors.js';
import type { RegistryAnswer } from '../../src/dossier/ports.js';
import { field } from '../../src/field.js';
import { compile } from '../../src/procedure/compile.js';
import { memoryStore } from '../../src/stores/memory.js';
import { permit, permitsRegistry } from './permit.js';
import {
  accepted,
  answering,
  answers,
  citizen,
  desk,
  documents,
  leader,
  ME,
  officer,
  open,
  permitProcedure,
  seededKeys,
  stranger,
  type World,
  worldOf,
} from './world.js';

async function filed(world: World = worldOf()): Promise<World> {
  accepted(await world.dossiers.open(open));
  accepted(await world.dossiers.save('d-1', { actor: citizen, answers, documents }));
  accepted(await world.dossiers.submit('d-1', { actor: citizen }));
  return world;
}

/** The effect was delivered by a process that died before it could settle the outbox. */
const acknowledged = (world: World, id: string) => acknowledge(world.runtime, id);

async function closed(): Promise<World> {
  const world = await filed();
  const data = { reasons: [{ reason: 'wrong' }] };
  accepted(await world.dossiers.send('d-1', { actor: desk, event: 'refuse', data }));
  return world;
}

describe('registries', () => {
  const record = { personId: ME, fullName: 'Lê Quang Minh', birthDate: '1991-03-12', secret: 'không ai hỏi' };
  const found: RegistryAnswer = { outcome: 'found', record, id: 'r', version: '1', signed: true, ms: 20 };

  test.each<[string, unknown, string, number]>([
    ['what was asked', found, 'found', 2],
    ['about somebody else', { ...found, record: { ...record, personId: '001091000999' } }, 'mismatch', 0],
    ['not a record', { outcome: 'found', record: 'x' }, 'unavailable', 0],
    ['no record', { outcome: 'found' }, 'unavailable', 0],
    ['an outcome nobody knows', { outcome: 'maybe', record }, 'unavailable', 0],
    ['nothing at all', undefined, 'unavailable', 0],
    ['not found', { outcome: 'notFound' }, 'notFound', 0],
    ['denied', { outcome: 'denied', record }, 'denied', 0],
  ])('that answers %s', async (_name, answer, outcome, filledFields) => {
    const world = worldOf({ registries: { population: answering(answer as RegistryAnswer) } });
    const { dossier, form } = accepted(await world.dossiers.open(open));
    expect(dossier.lookups.me).toMatchObject({ outcome });
    expect(form.fields.filter(({ source }) => source === 'registry')).toHaveLength(filledFields);
    expect(JSON.stringify(dossier)).not.toContain('không ai hỏi');
    const [, asked] = await world.dossiers.export('d-1');
    expect(asked?.facts).toMatchObject({
      lookup: 'me',
      registry: 'population',
      outcome,
      dropped: filledFields === 2 ? 2 : 0,
    });
  });

  test.each([
    [
      'throws',
      () => {
        throw new TypeError('bug');
      },
    ],
    ['rejects', async () => Promise.reject(new Error('down'))],
    ['never answers', () => new Promise<never>(() => undefined)],
  ])('that %s is unavailable within the time limit, and the citizen goes on', async (_name, ask) => {
    const limit = () => AbortSignal.timeout(20);
    const world = worldOf({ registries: { population: { ask } }, timeLimit: limit });
    const { dossier, form } = accepted(await world.dossiers.open(open));
    expect(dossier.lookups.me).toMatchObject({ outcome: 'unavailable', complete: false });
    expect(form.documents).toMatchObject([
      { name: 'photo', state: 'pending' },
      { name: 'identity', state: 'pending' },
    ]);
    const own = { ...answers, fullName: 'Lê Quang Minh' };
    const both = { ...documents, identity: [{ name: 'cc.pdf', size: 3 }] };
    accepted(await world.dossiers.save('d-1', { actor: citizen, answers: own, documents: both }));
    accepted(await world.dossiers.submit('d-1', { actor: citizen }));
  });

  test('that knows it is incomplete waives no paper', async () => {
    const whole = { ...found, outcome: 'incomplete' } as const;
    const world = worldOf({ registries: { population: answering(whole) } });
    const { dossier, form } = accepted(await world.dossiers.open(open));
    expect(dossier.lookups.me).toMatchObject({ outcome: 'incomplete', complete: false });
    expect(form.documents.find(({ name }) => name === 'identity')?.state).toBe('pending');
  });

  test('nobody is asked twice, and one that is not connected is unavailable', async () => {
    let asked = 0;
    const counting = {
      ask: async () => {
        asked += 1;
        return found;
      },
    };
    const world = await filed(worldOf({ registries: { population: counting } }));
    await world.dossiers.form('d-1', citizen);
    expect(asked).toBe(1);
    const alone = worldOf({ registries: {} });
    expect(accepted(await alone.dossiers.open(open)).dossier.lookups.me?.outcome).toBe('unavailable');
  });

  test('a registry may be asked only for what the expressions read, on the declared basis', async () => {
    const requests: unknown[] = [];
    const listening = {
      ask: async (request: unknown) => {
        requests.push(request);
        return found;
      },
    };
    await filed(worldOf({ registries: { population: listening } }));
    expect(requests).toEqual([
      {
        registry: 'population',
        by: { personId: ME },
        fields: ['birthDate', 'fullName'],
        basis: 'law',
        procedure: '1.000002',
        dossier: 'd-1',
      },
    ]);
  });
});

describe('idempotency', () => {
  test('the same key and words are one command; other words are a mistake', async () => {
    const world = worldOf();
    const first = accepted(await world.dossiers.open({ ...open, key: 'k' }));
    expect(accepted(await world.dossiers.open({ ...open, key: 'k' })).dossier).toEqual(first.dossier);
    accepted(await world.dossiers.save('d-1', { actor: citizen, answers, key: 's' }));
    accepted(await world.dossiers.save('d-1', { actor: citizen, answers: { place: '00001' } }));
    const again = accepted(await world.dossiers.save('d-1', { actor: citizen, answers, key: 's' }));
    expect(again.dossier.answers).toEqual({ ...answers, place: '00001' });
    const other = world.dossiers.save('d-1', { actor: citizen, answers: { plate: 'X' }, key: 's' });
    await expect(other).rejects.toThrow(IdempotencyError);
  });

  test('without an id the key names the dossier', async () => {
    const world = worldOf();
    const { dossier: _id, ...keyed } = { ...open, key: 'tab-1' };
    const first = accepted(await world.dossiers.open(keyed));
    expect(accepted(await world.dossiers.open(keyed)).dossier.id).toBe(first.dossier.id);
    expect(first.dossier.id).toMatch(/^[0-9a-f]{32}$/);
  });

  test('a refused filing under a key stays refused, with its issues', async () => {
    const world = worldOf();
    accepted(await world.dossiers.open(open));
    const refusal = await world.dossiers.submit('d-1', { actor: citizen, key: 'k' });
    accepted(await world.dossiers.save('d-1', { actor: citizen, answers, documents }));
    expect(await world.dossiers.submit('d-1', { actor: citizen, key: 'k' })).toEqual(refusal);
    expect(accepted(await world.dossiers.submit('d-1', { actor: citizen, key: 'k2' })).dossier.status).toBe(
      1,
    );
  });

  test('fifty race: one wins, the others are told', async () => {
    const world = await filed();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) =>
        world.dossiers.send('d-1', { actor: { ...desk, id: `cb-${n}` }, event: 'accept' }),
      ),
    );
    const won = outcomes.filter(({ status }) => status === 'fulfilled');
    expect(won).toHaveLength(1);
    expect(outcomes.every(o => o.status === 'fulfilled' || o.reason instanceof ConflictError)).toBe(true);
    expect((await world.dossiers.export('d-1')).filter(({ facts }) => facts.event === 'accept')).toHaveLength(
      1,
    );
  });

  test('the same command from two processes at once is one', async () => {
    const world = await filed();
    const accept = () => world.dossiers.send('d-1', { actor: desk, event: 'accept', key: 'k' });
    const both = await Promise.all([accept(), accept()]);
    expect(both.map(one => one.ok && one.dossier.state)).toEqual(['examination', 'examination']);
  });
});

describe('reading', () => {
  test('the applicant and officials of the procedure may read, nobody else', async () => {
    const { dossiers } = await filed();
    const may = async (actor: typeof citizen) => (await dossiers.read('d-1', actor)).ok;
    expect(await Promise.all([citizen, desk, officer, leader].map(may))).toEqual([true, true, true, true]);
    expect(await may(stranger)).toBe(false);
    expect(await may({ id: 'x', roles: ['applicant', 'system', 'toString'] })).toBe(false);
    expect(await dossiers.form('d-1', stranger)).toMatchObject({ code: 'not-allowed' });
    expect(await dossiers.read('d-9', citizen)).toMatchObject({ code: 'unknown-dossier' });
  });

  test('a procedure that is not in force cannot be opened', async () => {
    const world = worldOf();
    expect(await world.dossiers.open({ ...open, procedure: '9.9' })).toMatchObject({
      code: 'unknown-procedure',
    });
    world.at('2025-12-31T10:00:00Z');
    expect(await world.dossiers.open(open)).toMatchObject({ code: 'unknown-procedure' });
  });

  test('an id that is no id throws', async () => {
    await expect(worldOf().dossiers.open({ ...open, dossier: 'a/b' })).rejects.toThrow(RangeError);
  });
});

describe('versions', () => {
  const next = compile(
    { ...permit, version: '2026.2.0', effective: { from: '2026-05-01' }, title: 'Cấp phép đỗ xe (mới)' },
    { ...field, registries: { ...field.registries, permits: permitsRegistry as never } },
  );

  test('a filed dossier stays with the version of its filing, a draft follows the one in force', async () => {
    const store = memoryStore();
    const keys = seededKeys();
    const world = await filed(worldOf({ store, keys }));
    accepted(await world.dossiers.open({ ...open, dossier: 'd-2' }));
    const later = worldOf({ store, keys, procedures: [next] });
    later.at('2026-05-04T02:00:00Z');
    const moved = accepted(await later.dossiers.send('d-1', { actor: desk, event: 'accept' }));
    expect(moved.dossier.procedure).toEqual({
      code: '1.000002',
      version: '2026.1.0',
      pin: permitProcedure.pin,
    });
    accepted(await later.dossiers.save('d-2', { actor: citizen, answers, documents }));
    const fresh = accepted(await later.dossiers.submit('d-2', { actor: citizen }));
    expect(fresh.dossier.procedure).toMatchObject({ version: '2026.2.0', pin: next.pin });
    expect(next.pin).not.toBe(permitProcedure.pin);
  });

  test('a version that is lost, or another under its hash, is a failure of the store', async () => {
    const { store, keys } = await filed();
    const under = (text: string | undefined) =>
      worldOf({ store: { ...store, procedure: async () => text }, keys, procedures: [next] }).dossiers.read(
        'd-1',
        desk,
      );
    await expect(under(undefined)).rejects.toMatchObject({ code: 'not-found' });
    await expect(under(JSON.stringify(next.artefact))).rejects.toMatchObject({ code: 'corrupt' });
    expect(await under(await store.procedure(permitProcedure.pin))).toMatchObject({ ok: true });
  });

  test('the latest of those in force is opened', async () => {
    const world = worldOf({ procedures: [permitProcedure, next] });
    const version = async () =>
      accepted(await world.dossiers.open({ ...open, dossier: `d-${world.now().slice(5, 7)}` })).dossier
        .procedure.version;
    expect(await version()).toBe('2026.1.0');
    world.at('2026-06-01T02:00:00Z');
    expect(await version()).toBe('2026.2.0');
  });
});

describe('forgetting', () => {
  test('erases the person and keeps the statistics; the chain still verifies', async () => {
    const world = await closed();
    expect(await world.dossiers.forget('d-1')).toEqual({ ok: true });
    expect(await world.dossiers.export('d-1')).toHaveLength(5);
    const { dossier } = accepted(await world.dossiers.read('d-1', desk));
    expect(dossier).toMatchObject({
      status: 3,
      state: 'refused',
      forgotten: true,
      answers: {},
      lookups: {},
      uploads: {},
    });
    expect(JSON.stringify(dossier)).not.toMatch(/Lê Quang|001091|29A/);
    expect(await world.dossiers.rate('d-1', { actor: citizen, level: 5 })).toMatchObject({
      code: 'forgotten',
    });
    expect(await world.dossiers.form('d-1', desk)).toMatchObject({ code: 'forgotten' });
    expect(await world.dossiers.tick()).toMatchObject({ failed: 0 });
  });

  test('not while it is being processed', async () => {
    const world = await filed();
    expect(await world.dossiers.forget('d-1')).toMatchObject({ code: 'not-now' });
    expect(await world.dossiers.forget('d-9')).toMatchObject({ code: 'unknown-dossier' });
  });
});

describe('effects and time', () => {
  test('a notifier that fails is tried again, under the same id, once a tick', async () => {
    const ids: string[] = [];
    let broken = true;
    const deliver = async ({ id }: { id: string }) => {
      ids.push(id);
      if (broken) throw new Error('mail is down');
      return undefined;
    };
    const world = await filed(worldOf({ notifier: { deliver } }));
    accepted(await world.dossiers.send('d-1', { actor: desk, event: 'accept' }));
    expect(await world.dossiers.tick()).toEqual({ fired: 0, delivered: 0, failed: 1 });
    broken = false;
    expect(await world.dossiers.tick()).toEqual({ fired: 0, delivered: 1, failed: 0 });
    expect(await world.dossiers.tick()).toEqual({ fired: 0, delivered: 0, failed: 0 });
    expect(ids).toEqual(['d-1/5/notice01', 'd-1/5/notice01']);
  });

  test('a call that is answered at once moves the dossier within the tick, and what follows leaves too', async () => {
    const world = worldOf({
      answer: ({ name }) =>
        name === 'record' ? { answer: { event: 'recorded', data: { number: '7' } } } : undefined,
    });
    await filed(world);
    for (const [actor, event] of [
      [desk, 'accept'],
      [officer, 'propose'],
      [leader, 'sign'],
    ] as const) {
      accepted(await world.dossiers.send('d-1', { actor, event }));
    }
    expect(await world.dossiers.tick()).toMatchObject({ delivered: 3, failed: 0 });
    expect(accepted(await world.dossiers.read('d-1', citizen)).dossier).toMatchObject({
      state: 'done',
      results: { permit: { number: '7' } },
    });
    expect(world.delivered.map(({ body }) => body)).toMatchObject([
      { notice: '01', to: 'applicant', code: 'H26.10-260422-0001' },
      { call: 'permits.record', send: { plate: '29A-12345' } },
      { result: 'KQ.G15.000001', content: { number: '7', plate: '29A-12345' } },
    ]);
  });

  test('what is acknowledged already is not delivered again', async () => {
    const world = await filed();
    accepted(await world.dossiers.send('d-1', { actor: desk, event: 'accept' }));
    accepted(await acknowledged(world, 'd-1/5/notice01'));
    expect(await world.dossiers.tick()).toMatchObject({ delivered: 1, failed: 0 });
    expect(world.delivered).toEqual([]);
    expect(await world.store.outbox(10)).toEqual([]);
  });

  test('a tick that is overtaken reads and decides again', async () => {
    const store = memoryStore();
    let overtaken = 2;
    const append: typeof store.append = async step => {
      if (step.events[0]?.type === 'effect' && overtaken-- > 0) throw new ConflictError(step.dossier, 1, 2);
      return store.append(step);
    };
    const world = await filed(worldOf({ store: { ...store, append } }));
    accepted(await world.dossiers.send('d-1', { actor: desk, event: 'accept' }));
    expect(await world.dossiers.tick()).toMatchObject({ delivered: 1, failed: 0 });
    expect(world.delivered.map(({ id }) => id)).toEqual(Array(3).fill('d-1/5/notice01'));
  });

  test('the work list shows the limit that runs, not the one that waits', async () => {
    const world = await filed();
    accepted(await world.dossiers.send('d-1', { actor: desk, event: 'accept' }));
    const data = { reasons: [{ reason: 'wrong', at: '/note' }] };
    accepted(await world.dossiers.send('d-1', { actor: officer, event: 'requestSupplement', data }));
    expect(await world.dossiers.list({ role: 'applicant' })).toMatchObject([
      { status: 5, turn: 'applicant', dueAt: '2026-05-18T16:59:59.999Z' },
    ]);
  });

  test('a wrong answer is not taken and stays in the outbox', async () => {
    const world = worldOf({ answer: () => ({ answer: { event: 'sign' } }) });
    await filed(world);
    accepted(await world.dossiers.send('d-1', { actor: desk, event: 'accept' }));
    expect(await world.dossiers.tick()).toMatchObject({ delivered: 0, failed: 1 });
    expect(await world.store.outbox(10)).toMatchObject([{ attempts: 1 }]);
  });

  test('a damaged dossier holds up no other, and is not passed over in silence', async () => {
    const store = memoryStore();
    const data = { reasons: [{ reason: 'wrong', at: '/note' }] };
    const damaged = {
      ...store,
      read: async (id: string) => (await store.read(id)).slice(id === 'd-1' ? 1 : 0),
    };
    const world = worldOf({ store });
    for (const dossier of ['d-1', 'd-2']) {
      accepted(await world.dossiers.open({ ...open, dossier }));
      accepted(await world.dossiers.save(dossier, { actor: citizen, answers, documents }));
      accepted(await world.dossiers.submit(dossier, { actor: citizen }));
      accepted(await world.dossiers.send(dossier, { actor: desk, event: 'requestSupplement', data }));
    }
    const later = worldOf({ store: damaged, keys: world.keys });
    later.at('2026-07-01T00:00:00Z');
    await expect(later.dossiers.tick()).rejects.toMatchObject({ code: 'corrupt' });
    expect((await store.row('d-1'))?.state).toBe('awaiting');
    expect((await store.row('d-2'))?.state).toBe('stopped');
    expect(later.delivered.map(({ dossier }) => dossier)).toEqual(['d-2']);
  });

  test('a clock put back makes no negative time', async () => {
    const world = await filed();
    world.at('2025-04-22T02:00:00Z');
    accepted(await world.dossiers.send('d-1', { actor: desk, event: 'accept' }));
    const log = await world.dossiers.export('d-1');
    expect(log.every(({ at }, n) => n === 0 || at >= log[n - 1]!.at)).toBe(true);
  });

  test('two ticks at once fire a deadline once', async () => {
    const world = await filed();
    const data = { reasons: [{ reason: 'wrong', at: '/note' }] };
    accepted(await world.dossiers.send('d-1', { actor: desk, event: 'requestSupplement', data }));
    world.at('2026-07-01T00:00:00Z');
    await Promise.all([world.dossiers.tick(), world.dossiers.tick()]);
    const log = await world.dossiers.export('d-1');
    expect(log.filter(({ facts }) => facts.cause === 'deadline')).toHaveLength(1);
    expect(await world.dossiers.tick()).toMatchObject({ fired: 0 });
    expect(await world.dossiers.list({ status: 8 })).toMatchObject([{ dossier: 'd-1', state: 'stopped' }]);
  });

  test('a log somebody cut or reordered is corrupt, not another story', async () => {
    const world = await filed();
    const events = await world.store.read('d-1');
    const cut = worldOf({
      keys: world.keys,
      store: { ...world.store, read: async () => events.toSpliced(1, 1) },
    });
    await expect(cut.dossiers.read('d-1', desk)).rejects.toThrow(StoreError);
    const forged = events.map(event =>
      event.seq === 3 ? { ...event, at: '2026-04-22T02:00:00.001Z' } : event,
    );
    const changed = worldOf({ keys: world.keys, store: { ...world.store, read: async () => forged } });
    await expect(changed.dossiers.read('d-1', desk)).rejects.toMatchObject({ code: 'corrupt' });
    await expect(changed.dossiers.export('d-1')).rejects.toMatchObject({ code: 'corrupt' });
  });

  test.each<[string, (events: readonly never[]) => readonly unknown[]]>([
    ['its end is gone', events => events.slice(0, -1)],
    ['all of it is gone', () => []],
    ['an event is null', events => events.with(1, null as never)],
    ['the first event is a list', events => events.with(0, [] as never)],
    [
      'an event has no facts',
      events => events.with(1, { ...(events[1] as unknown as object), facts: null } as never),
    ],
  ])('a log of which %s is corrupt', async (_name, damage) => {
    const { store, keys } = await filed();
    const read = async (id: string) => damage((await store.read(id)) as never) as never;
    const { dossiers } = worldOf({ keys, store: { ...store, read } });
    await expect(dossiers.read('d-1', desk)).rejects.toMatchObject({ code: 'corrupt' });
    await expect(dossiers.export('d-1')).rejects.toMatchObject({ code: 'corrupt' });
  });

  test('a repeat of which no event is left is corrupt', async () => {
    const { store, keys } = await filed();
    const append = async () => ({ repeated: true, events: [] }) as const;
    const { dossiers } = worldOf({ keys, store: { ...store, append } });
    const again = dossiers.send('d-1', { actor: desk, event: 'accept', key: 'k' });
    await expect(again).rejects.toMatchObject({ code: 'corrupt' });
  });
});
