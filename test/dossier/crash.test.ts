import { describe, expect, test } from 'vitest';
import { pendingCall } from '../../src/dossier/pending-call.js';
import type { Delivery } from '../../src/dossier/ports.js';
import type { Dossiers } from '../../src/dossier/runtime.js';
import { field } from '../../src/field.js';
import { recordsRegistry } from '../../src/registries/records.js';
import { memoryStore } from '../../src/stores/memory.js';
import { canonicalJson } from '../../src/value/canonical.js';
import { Crash, Mortal } from './crash.js';
import {
  citizen,
  desk,
  leader,
  ME,
  officer,
  people,
  permitProcedure,
  seededKeys,
  type World,
  worldOf,
} from './world.js';

type Act = (dossiers: Dossiers, key: string) => Promise<unknown>;
type Flow = readonly (readonly [at: string, act: Act])[];

const open: Act = (d, key) =>
  d.open({
    dossier: 'd-1',
    procedure: '1.000002',
    actor: citizen,
    channel: 'online',
    applicant: { personId: ME },
    key,
  });
const save =
  (answers: object): Act =>
  (d, key) =>
    d.save('d-1', { actor: citizen, answers: { ...answers }, key });
const upload: Act = (d, key) =>
  d.save('d-1', { actor: citizen, documents: { photo: [{ name: 'xe.jpg', size: 9 }] }, key });
const submit: Act = (d, key) => d.submit('d-1', { actor: citizen, key });
const send =
  (actor: typeof desk, event: string, parts: object = {}): Act =>
  (d, key) =>
    d.send('d-1', { actor, event, ...parts, key });
const wait: Act = async () => undefined;
const rate: Act = (d, key) => d.rate('d-1', { actor: citizen, level: 4, key });
const answer =
  (event: string): Act =>
  async d => {
    const stands = await d.read('d-1', citizen);
    const call = stands.ok && pendingCall(permitProcedure, stands.dossier, event);
    return call && d.answer(call, { event, data: { number: '118' } });
  };
const wrong = { data: { reasons: [{ reason: 'wrong', at: '/plate' }] } };

const filing: Flow = [
  ['2026-04-22T02:00:00Z', open],
  ['2026-04-22T02:01:00Z', save({ place: '09700' })],
  ['2026-04-22T02:01:30Z', submit],
  ['2026-04-22T02:02:00Z', save({ plate: '29A-12345' })],
  ['2026-04-22T02:02:30Z', upload],
  ['2026-04-22T02:03:00Z', submit],
];

const flows: Readonly<Record<string, Flow>> = {
  'to the result': [
    ...filing,
    ['2026-04-22T03:00:00Z', send(desk, 'accept')],
    ['2026-04-22T04:00:00Z', send(officer, 'propose')],
    ['2026-04-22T07:00:00Z', send(leader, 'sign')],
    ['2026-04-22T07:00:10Z', answer('recorded')],
    ['2026-04-22T08:00:00Z', send(desk, 'handOver')],
    ['2026-04-23T08:00:00Z', rate],
  ],
  'with a supplement': [
    ...filing,
    ['2026-04-22T03:00:00Z', send(desk, 'requestSupplement', wrong)],
    ['2026-04-24T03:00:00Z', send(citizen, 'supplement', { answers: { plate: '30B-77777' } })],
    ['2026-04-24T04:00:00Z', send(desk, 'accept')],
  ],
  'left alone until the supplement is overdue': [
    ...filing,
    ['2026-04-22T03:00:00Z', send(desk, 'requestSupplement', wrong)],
    ['2026-05-19T00:00:00Z', wait],
  ],
};

interface Rest {
  readonly store: ReturnType<typeof memoryStore>;
  readonly keys: ReturnType<typeof seededKeys>;
  readonly effects: Set<string>;
}

const rest = (): Rest => ({ store: memoryStore(), keys: seededKeys(), effects: new Set() });

/** A process on what an earlier one left behind. */
function process({ store, keys, effects }: Rest, mortal: Mortal): World {
  const deliver = async ({ id }: Delivery) => {
    effects.add(id);
    return undefined;
  };
  return worldOf({
    store: mortal.wrap(store),
    keys: mortal.wrap(keys),
    registries: { population: mortal.wrap(recordsRegistry(people, field.registries.population!)) },
    notifier: mortal.wrap({ deliver }),
  });
}

/** Plays the flow from its beginning; every step has its own key and instant, and a tick. */
async function run(flow: Flow, left: Rest, mortal: Mortal): Promise<void> {
  const world = process(left, mortal);
  for (const [step, [at, act]] of flow.entries()) {
    world.at(at);
    await act(world.dossiers, `step-${step}`);
    await world.dossiers.tick();
  }
}

async function logOf({ store, effects }: Rest): Promise<string> {
  const log = (await store.read('d-1')).map(canonicalJson).join('\n');
  return [
    log,
    ...[...effects].sort(),
    JSON.stringify(await store.row('d-1')),
    JSON.stringify(await store.outbox(9)),
  ].join('\n');
}

const immortal = () => new Mortal(Number.POSITIVE_INFINITY, 'before');

describe.each(Object.entries(flows))('%s', (_name, flow) => {
  test('the whole flow twice is the flow once', async () => {
    const once = rest();
    await run(flow, once, immortal());
    const log = await logOf(once);
    await run(flow, once, immortal());
    expect(await logOf(once)).toBe(log);
  });

  test.each(['before', 'after'] as const)(
    'dying %s any call and starting over ends in the same bytes',
    async moment => {
      const undisturbed = rest();
      const counter = immortal();
      await run(flow, undisturbed, counter);
      const expected = await logOf(undisturbed);
      expect(counter.calls).toBeGreaterThan(40);
      for (let at = 1; at <= counter.calls; at += 1) {
        const left = rest();
        const mortal = new Mortal(at, moment);
        await run(flow, left, mortal).catch(error => {
          if (!mortal.dead) throw error;
        });
        expect(mortal.dead).toBe(true);
        await run(flow, left, immortal());
        expect([at, await logOf(left)]).toEqual([at, expected]);
      }
    },
  );
});

test('a dead process does nothing more', async () => {
  const mortal = new Mortal(1, 'before');
  await expect(run(filing, rest(), mortal)).rejects.toThrow(Crash);
  expect(mortal.calls).toBe(1);
});
