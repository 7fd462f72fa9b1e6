import { expect, test } from 'vitest';
import type { Registry, RegistryAnswer } from '../../src/dossier/ports.js';
import { opened, person, smallWorld } from './small.js';
import { accepted } from './world.js';

const definition = {
  lookups: {
    kin: {
      registry: 'population',
      basis: 'law',
      by: { personId: '$form.kin', fullName: '$form.kinName' },
    },
  },
  form: {
    properties: {
      kin: { type: 'string', title: 'Số định danh', format: 'vn-person-id' },
      kinName: { type: 'string', title: 'Họ tên', maxLength: 100 },
      born: { type: 'string', title: 'Ngày sinh', format: 'date', prefill: '$kin.birthDate' },
    },
  },
};

const MAI = '001195000301';
const LAN = '001195000302';
const records: Record<string, object> = {
  [MAI]: { personId: MAI, fullName: 'Mai', birthDate: '1995-05-01' },
  [LAN]: { personId: LAN, fullName: 'Lan', birthDate: '1996-06-02' },
};

/** Limits and answers that come when the test says so: no clock runs. */
function stage({ late = true }: { late?: boolean } = {}) {
  const waits: AbortController[] = [];
  const asked: { id: string; signal: AbortSignal; answer: (given?: RegistryAnswer) => Promise<void> }[] = [];
  const population: Registry = {
    ask: ({ by }, signal) =>
      new Promise((resolve, reject) => {
        const id = String(by.personId);
        signal!.addEventListener('abort', () => reject(new Error('called off')), { once: true });
        const answer = async (given?: RegistryAnswer) => {
          resolve(given ?? { outcome: 'found', record: records[id], signed: true, ms: 9 });
          await settled();
        };
        asked.push({ id, signal: signal!, answer });
      }),
  };
  const limit = () => {
    waits.push(new AbortController());
    return waits.at(-1)!.signal;
  };
  const world = smallWorld(definition, {
    registries: { population },
    timeLimit: limit,
    ...(late && { lateLimit: () => new AbortController().signal }),
  });
  const save = (id: string) =>
    world.dossiers.save('d-1', { actor: person, answers: { name: 'A', kin: id, kinName: names[id]! } });
  return { ...world, asked, save, timeIsUp: () => waits.at(-1)!.abort() };
}
const names: Record<string, string> = { [MAI]: 'Mai', [LAN]: 'Lan' };

/** Memory answers at once: what follows an answer is done after a few turns of the loop. */
const settled = async () => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise(resolve => setImmediate(resolve));
};
const bornOf = (form: { fields: readonly { pointer: string; value: unknown }[] }) =>
  form.fields.find(({ pointer }) => pointer === '/born')?.value;
const told = async (world: ReturnType<typeof stage>) =>
  (await world.dossiers.export('d-1'))
    .filter(({ type }) => type === 'asked')
    .map(({ facts }) => facts.outcome);

test('the page is answered at its limit; what comes later is entered behind it', async () => {
  const world = stage();
  await opened(world);
  const saving = world.save(MAI);
  await settled();
  world.timeIsUp();
  expect(bornOf(accepted(await saving).form)).toBeUndefined();
  expect(world.asked[0]!.signal.aborted).toBe(false);
  await world.asked[0]!.answer();
  expect(await told(world)).toEqual(['unavailable', 'found']);
  expect(bornOf(accepted(await world.dossiers.form('d-1', person)).form)).toBe('1995-05-01');
  expect(world.asked).toHaveLength(1);
});

test('whoever looks again meanwhile joins the question that is under way', async () => {
  const world = stage();
  await opened(world);
  const saving = world.save(MAI);
  await settled();
  world.timeIsUp();
  accepted(await saving);
  const looking = world.dossiers.form('d-1', person);
  await settled();
  expect(world.asked).toHaveLength(1);
  await world.asked[0]!.answer();
  expect(bornOf(accepted(await looking).form)).toBe('1995-05-01');
  expect(await told(world)).toEqual(['unavailable', 'found']);
});

test('a question whose key has changed is called off, and its answer never entered', async () => {
  const world = stage();
  await opened(world);
  const first = world.save(MAI);
  await settled();
  const second = world.save(LAN);
  await settled();
  expect(world.asked.map(({ id, signal }) => [id, signal.aborted])).toEqual([
    [MAI, true],
    [LAN, false],
  ]);
  await world.asked[0]!.answer();
  await world.asked[1]!.answer();
  expect(bornOf(accepted(await second).form)).toBe('1996-06-02');
  accepted(await first);
  expect(await told(world)).toEqual(['found']);
});

test('a registry that heeds no signal and answers about the key of before is not listened to', async () => {
  const world = stage({ late: false });
  const answers: ((given: RegistryAnswer) => void)[] = [];
  world.runtime.options.registries!.population!.ask = () => new Promise(resolve => answers.push(resolve));
  await opened(world);
  const first = world.save(MAI);
  await settled();
  const second = world.save(LAN);
  await settled();
  answers[1]!({ outcome: 'found', record: records[LAN] });
  accepted(await second);
  answers[0]!({ outcome: 'found', record: records[MAI] });
  expect(bornOf(accepted(await first).form)).toBe('1996-06-02');
  expect(await told(world)).toEqual(['found']);
});

test('an answer that somebody else overtook is still entered', async () => {
  const world = stage();
  await opened(world);
  const saving = world.save(MAI);
  await settled();
  const other = world.dossiers.save('d-1', { actor: person, answers: { name: 'B' } });
  await settled();
  await world.asked[0]!.answer();
  expect(bornOf(accepted(await saving).form)).toBe('1995-05-01');
  expect(bornOf(accepted(await other).form)).toBe('1995-05-01');
  expect([world.asked.length, await told(world)]).toEqual([1, ['found']]);
});

test('without a late limit a question ends with the wait for it', async () => {
  const world = stage({ late: false });
  await opened(world);
  const saving = world.save(MAI);
  await settled();
  world.timeIsUp();
  accepted(await saving);
  expect(world.asked[0]!.signal.aborted).toBe(true);
  await world.asked[0]!.answer();
  expect(await told(world)).toEqual(['unavailable']);
});

test('what comes after the filing is too late for what was filed', async () => {
  const world = stage();
  await opened(world);
  const saving = world.save(MAI);
  await settled();
  world.timeIsUp();
  accepted(await saving);
  accepted(await world.dossiers.submit('d-1', { actor: person }));
  await world.asked[0]!.answer();
  expect(await told(world)).toEqual(['unavailable']);
});
