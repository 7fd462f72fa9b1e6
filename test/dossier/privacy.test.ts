import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Refusal } from '../../src/dossier/refusal.js';
import { field } from '../../src/field.js';
import { recordsRegistry } from '../../src/registries/records.js';
import { measure } from '../../src/report/measure.js';
import { report } from '../../src/report/report.js';
import { citizen, desk, leader, ME, officer, people, permitProcedure, type World, worldOf } from './world.js';

/** Two hundred values nobody may see outside a sealed body: ten of each kind a citizen or an official leaves. */
const letter = (n: number) => String.fromCharCode(97 + n);
const canaries = Array.from({ length: 200 }, (_, n) =>
  n >= 20 && n < 40 ? `19${30 + n}-03-1${n % 10}` : `Canary${letter(Math.floor(n / 20))}${letter(n % 20)}q`,
);
const [fullName, birthDate, place, plate, note, file, actor, reason, level, other] = Array.from(
  { length: 10 },
  (_, n) => canaries.slice(n * 20, n * 20 + 20),
) as [string[], string[], string[], string[], string[], string[], string[], string[], string[], string[]];

const said: unknown[] = [];
beforeEach(() => {
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation((...args) => void said.push(args));
  }
});
afterEach(() => vi.restoreAllMocks());

const officialNamed = (who: typeof desk, n: number) => ({ ...who, id: `${actor[n]}${who.id}` });

function registry(n: number) {
  const [sample] = people.records;
  const record = { ...sample!.record, personId: ME, fullName: fullName[n], birthDate: birthDate[n] };
  return recordsRegistry({ ...people, records: [{ ...sample!, record }] }, field.registries.population!);
}

/** Every call of the public surface, right and wrong, with canaries wherever a value can stand. */
async function everything(n: number): Promise<{ world: World; refusals: Refusal[]; errors: unknown[] }> {
  const world = worldOf({ registries: { population: registry(n) } });
  const { dossiers } = world;
  const refusals: Refusal[] = [];
  const errors: unknown[] = [];
  const attempt = async (call: Promise<{ ok: true } | Refusal>) => {
    const outcome = await call.catch(error => void errors.push(error));
    if (outcome && !outcome.ok) refusals.push(outcome);
  };
  const applicant = { personId: ME, fullName: fullName[n], phone: other[n] };
  const documents = { photo: [{ name: file[n]!, size: 1 }] };
  await attempt(
    dossiers.open({
      dossier: 'd-1',
      procedure: '1.000002',
      actor: citizen,
      channel: 'online',
      applicant,
      key: 'k',
    }),
  );
  await attempt(
    dossiers.open({
      dossier: 'd-1',
      procedure: '1.000002',
      actor: citizen,
      channel: 'online',
      applicant: { personId: ME },
      key: 'k',
    }),
  );
  await attempt(dossiers.open({ procedure: other[n]!, actor: citizen, channel: 'online', applicant }));
  await attempt(
    dossiers.save('d-1', {
      actor: citizen,
      answers: { place: place[n], plate: `${plate[n]} too long for it`, fullName: other[n] },
      documents,
    }),
  );
  await attempt(dossiers.save('d-1', { actor: officialNamed(desk, n), answers: { place: place[n] } }));
  await attempt(dossiers.submit('d-1', { actor: citizen }));
  await attempt(
    dossiers.save('d-1', {
      actor: citizen,
      answers: { plate: plate[n], fullName: null, note: note[n], place: 'x' },
      key: 's',
    }),
  );
  await attempt(dossiers.save('d-1', { actor: citizen, answers: { plate: other[n] }, key: 's' }));
  await attempt(dossiers.save('d-1', { actor: citizen, answers: { place: place[n]!.slice(0, 10) } }));
  await attempt(dossiers.submit('d-1', { actor: citizen }));
  const reasons = [{ reason: 'missing', at: 'photo', note: reason[n] }];
  await attempt(
    dossiers.send('d-1', {
      actor: officialNamed(desk, n),
      event: 'requestSupplement',
      data: { reasons: [{ reason: reason[n], at: other[n] }] },
    }),
  );
  await attempt(dossiers.send('d-1', { actor: officialNamed(desk, n), event: other[n]! }));
  await attempt(
    dossiers.send('d-1', { actor: officialNamed(desk, n), event: 'requestSupplement', data: { reasons } }),
  );
  await attempt(dossiers.send('d-1', { actor: citizen, event: 'supplement', answers: { plate: other[n] } }));
  await attempt(dossiers.send('d-1', { actor: citizen, event: 'supplement', documents }));
  for (const [who, event, data] of [
    [desk, 'accept'],
    [officer, 'propose', { note: note[n] }],
    [officer, 'propose', { [other[n]!]: note[n] }],
    [leader, 'sign'],
  ] as const) {
    await attempt(dossiers.send('d-1', { actor: officialNamed(who, n), event, data }));
  }
  await dossiers.tick();
  const id = Object.keys(
    ((await dossiers.read('d-1', citizen)) as { dossier: { effects: object } }).dossier.effects,
  ).at(-1)!;
  await attempt(
    dossiers.answer(id, { event: 'recorded', data: { number: `${other[n]} far too long a number` } }),
  );
  await attempt(dossiers.answer(id, { event: 'recorded', data: { number: other[n] } }));
  await attempt(dossiers.rate('d-1', { actor: citizen, level: level[n] as never }));
  await attempt(dossiers.rate('d-1', { actor: citizen, level: 5, note: level[n]! }));
  return { world, refusals, errors };
}

const found = (text: string): string[] => canaries.filter(canary => text.includes(canary));

describe('two hundred canaries through every call', () => {
  test.each(Array.from({ length: 20 }, (_, n) => n))('none of set %i outside a sealed body', async n => {
    const { world, refusals, errors } = await everything(n);
    const log = await world.dossiers.export('d-1');
    expect(log.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        'opened',
        'asked',
        'saved',
        'refused',
        'submitted',
        'moved',
        'effect',
        'rated',
      ]),
    );
    expect(refusals.length).toBeGreaterThanOrEqual(8);
    expect(errors).toHaveLength(1);
    const figures = report([measure(log, permitProcedure.calendar)!]);
    const seen = {
      log: JSON.stringify(log),
      row: JSON.stringify(await world.dossiers.list({})),
      outbox: JSON.stringify(await world.store.outbox(100)),
      timers: JSON.stringify(await world.store.due('9999', 100)),
      refusals: JSON.stringify(refusals),
      errors: errors.map(error => `${error} ${JSON.stringify(error)} ${(error as Error).stack}`).join(),
      report: JSON.stringify(figures),
      said: JSON.stringify(said),
    };
    for (const [where, text] of Object.entries(seen)) expect([where, found(text)]).toEqual([where, []]);
    const whole = JSON.stringify(await world.dossiers.read('d-1', citizen));
    expect(found(whole).length).toBeGreaterThanOrEqual(6);
  });
});
