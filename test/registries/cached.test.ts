import { expect, test } from 'vitest';
import { ConfigurationError } from '../../src/dossier/errors.js';
import type { RegistryAnswer, RegistryRequest } from '../../src/dossier/ports.js';
import { field } from '../../src/field.js';
import { type CacheOptions, cached } from '../../src/registries/cached.js';
import { opened, person, smallWorld } from '../dossier/small.js';
import { accepted, START, type World } from '../dossier/world.js';
import { asked, declared, MAI, mai } from './bridge.js';

const found: RegistryAnswer = { outcome: 'found', record: mai, id: 'dc-1', signed: true, ms: 40 };

/** A registry that counts who asks, kept on a clock that is set by hand. */
function world(
  options: Partial<CacheOptions> = {},
  answer: (request: RegistryRequest) => unknown = () => found,
) {
  let [ms, count] = [0, 0];
  const clock = { now: () => new Date(Date.UTC(2026, 3, 22) + ms).toISOString() };
  const ask = async (request: RegistryRequest) => {
    count += 1;
    return answer(request) as RegistryAnswer;
  };
  const registry = cached({ ask }, declared, { maxAge: 1000, clock, ...options });
  return {
    registry,
    count: () => count,
    at: (next: number) => {
      ms = next;
    },
  };
}

/** The person of the small procedure, and how often they were looked up. */
function counting() {
  let count = 0;
  const ask = async (): Promise<RegistryAnswer> => {
    count += 1;
    return { outcome: 'found', record: { personId: person.id, fullName: 'Lê Quang Minh' } };
  };
  return { ask, count: () => count };
}

test('an answer is given again until its age is up, and says as of when it holds', async () => {
  const { registry, count, at } = world();
  expect(await registry.ask(asked())).toEqual(found);
  at(999);
  const got = '2026-04-22T00:00:00.000Z';
  expect(await registry.ask(asked())).toEqual({ ...found, asOf: got, at: got, ms: 0 });
  expect(count()).toBe(1);
  at(1000);
  await registry.ask(asked());
  expect(count()).toBe(2);
  expect(registry.counts()).toEqual({ hits: 1, misses: 2, kept: 1 });
});

test('of the two ages, the cache keeps to the smaller', async () => {
  const { registry, count, at } = world();
  const young = asked({ personId: MAI }, { maxAgeMs: 100 });
  const old = asked({ personId: MAI }, { maxAgeMs: 10_000 });
  await registry.ask(old);
  at(99);
  await registry.ask(young);
  expect(count()).toBe(1);
  at(100);
  await registry.ask(young);
  expect(count()).toBe(2);
  at(1099);
  expect(await registry.ask(old)).toMatchObject({ at: '2026-04-22T00:00:00.100Z' });
  at(1100);
  await registry.ask(old);
  expect(count()).toBe(3);
});

test('a kept answer is as old in a dossier as it is, and what is too old to be filed on is asked for anew', async () => {
  const clock = { now: () => instant };
  let instant = START;
  const { ask, count } = counting();
  const population = cached({ ask }, field.registries.population!, { maxAge: 86_400_000, clock });
  const lookup = { registry: 'population', basis: 'law', by: { personId: '$applicant.personId' } };
  const { dossiers } = smallWorld(
    {
      lookups: { me: { ...lookup, maxAge: { hours: 1 } } },
      form: { properties: { name: { prefill: '$me.fullName' } } },
    },
    { registries: { population }, clock },
  );
  const at = (minutes: number) => {
    instant = new Date(Date.parse(START) + minutes * 60_000).toISOString();
  };
  await opened({ dossiers } as World, 'd-1');
  at(50);
  const { form } = await opened({ dossiers } as World, 'd-2');
  expect(form.fields[0]!.receipt).toMatchObject({ fetchedAt: START, ageMs: 50 * 60_000 });
  expect(count()).toBe(1);
  at(65);
  const { dossier } = accepted(await dossiers.submit('d-2', { actor: person }));
  expect([count(), dossier.lookups.me!.at]).toEqual([2, instant]);
});

test('what the registry says of its facts stays', async () => {
  const { registry } = world({}, () => ({ ...found, asOf: '2026-04-01' }));
  await registry.ask(asked());
  expect(await registry.ask(asked())).toMatchObject({ asOf: '2026-04-01' });
});

test.each<[string, RegistryRequest, boolean]>([
  ['the same', asked(), true],
  ['of another dossier', asked({ personId: MAI }, { dossier: 'd-2', procedure: '1.001193' }), true],
  [
    'for the same fields in another order',
    asked({ personId: MAI }, { fields: ['birthDate', 'fullName'] }),
    true,
  ],
  ['for more fields', asked({ personId: MAI }, { fields: ['fullName', 'birthDate', 'gender'] }), false],
  ['for fewer fields', asked({ personId: MAI }, { fields: ['fullName'] }), false],
  ['on another basis', asked({ personId: MAI }, { basis: 'luat-cu-tru' }), false],
  ['of another registry', asked({ personId: MAI }, { registry: 'land' }), false],
  ['about another person', asked({ personId: '001195000999' }), false],
  ['by more parts', asked({ personId: MAI, fullName: mai.fullName }), false],
  ['by a number', asked({ personId: 1195000301 }), false],
])('a question %s', async (_name, request, again) => {
  const { registry, count } = world();
  await registry.ask(asked());
  await registry.ask(request);
  expect(count()).toBe(again ? 1 : 2);
});

test('within a dossier no other dossier is answered from it', async () => {
  const { registry, count } = world({ scope: 'dossier' });
  for (const dossier of ['d-1', 'd-2', 'd-1']) await registry.ask(asked({ personId: MAI }, { dossier }));
  expect(count()).toBe(2);
});

test.each<[string, unknown, boolean]>([
  ['notFound', { outcome: 'notFound' }, true],
  ['unavailable', { outcome: 'unavailable' }, false],
  ['denied', { outcome: 'denied' }, false],
  ['mismatch', { outcome: 'mismatch' }, false],
  ['incomplete', { outcome: 'incomplete', record: mai }, false],
  ['about somebody else', { outcome: 'found', record: { ...mai, personId: '001195000999' } }, false],
  ['about nobody', { outcome: 'found', record: { fullName: 'Mai' } }, false],
  ['of another kind', { outcome: 'found', record: { ...mai, birthDate: 1995 } }, false],
  ['without a record', { outcome: 'found' }, false],
  ['that is no JSON', { outcome: 'found', record: { ...mai, fullName: new Date(0) } }, false],
])('an answer %s', async (_name, answer, kept) => {
  const { registry, count } = world({ keep: ['found', 'notFound'] }, () => answer);
  expect(await registry.ask(asked())).toBe(answer);
  await registry.ask(asked());
  expect(count()).toBe(kept ? 1 : 2);
});

test('notFound is kept only when told', async () => {
  const { registry, count } = world({}, () => ({ outcome: 'notFound' }));
  await registry.ask(asked());
  await registry.ask(asked());
  expect(count()).toBe(2);
});

test('of a record only what was asked is kept, and nobody can change it', async () => {
  const given = { ...mai, gender: 'female', residence: { province: '01' } };
  const { registry } = world({}, () => ({ outcome: 'found', record: given }));
  await registry.ask(asked());
  given.fullName = 'Kẻ lạ';
  const { record } = await registry.ask(asked());
  expect(record).toEqual(mai);
  expect(() => Object.assign(record as object, { fullName: 'x' })).toThrow(TypeError);
});

test('the oldest answer leaves when there is no room', async () => {
  const { registry, count } = world({ size: 2 }, ({ by }) => ({
    outcome: 'found',
    record: { ...mai, ...by },
  }));
  const ask = (last: string) => registry.ask(asked({ personId: `00119500030${last}` }));
  for (const last of '123') await ask(last);
  expect(registry.counts().kept).toBe(2);
  await ask('3');
  await ask('2');
  expect(count()).toBe(3);
  await ask('1');
  expect(count()).toBe(4);
});

test('answers are forgotten by parts of their key, and one that was under way is not kept', async () => {
  let release: () => void = () => {};
  const held = new Promise<void>(resolve => {
    release = resolve;
  });
  let slow = false;
  const { registry, count } = world({}, async ({ by }) => {
    if (slow) await held;
    return { outcome: 'found', record: { ...mai, ...by } };
  });
  await registry.ask(asked());
  await registry.ask(asked({ personId: MAI, fullName: mai.fullName }));
  await registry.ask(asked({ personId: '001195000302' }));
  expect(registry.forget({ personId: MAI })).toBe(2);
  expect(registry.forget({ personId: MAI })).toBe(0);
  expect(registry.counts().kept).toBe(1);
  slow = true;
  const under = registry.ask(asked());
  registry.forget();
  release();
  await under;
  expect(registry.counts()).toMatchObject({ kept: 0 });
  expect(count()).toBe(4);
});

test('a clock that is set back keeps nothing longer', async () => {
  const { registry, count, at } = world();
  at(3_600_000);
  await registry.ask(asked());
  at(0);
  await registry.ask(asked());
  expect(count()).toBe(2);
});

test('a registry that throws, and a question that is none, go through', async () => {
  const { registry } = world({}, () => {
    throw new Error('boo');
  });
  await expect(registry.ask(asked())).rejects.toThrow('boo');
  const other = world();
  await other.registry.ask(asked({ personId: '\ud800' }));
  expect(other.registry.counts().kept).toBe(0);
});

test.each<[Partial<CacheOptions>, string]>([
  [{ maxAge: undefined as never }, 'maxAge'],
  [{ maxAge: -1 }, 'maxAge'],
  [{ maxAge: 86_400_001 }, 'maxAge'],
  [{ size: 0.5 }, 'size'],
  [{ keep: ['denied' as never] }, 'keep'],
])('%j is refused', (options, option) => {
  try {
    world(options);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    expect((error as ConfigurationError).option).toBe(option);
  }
});
