import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takeAnswers } from '../../src/procedure/answers.js';
import { fill } from '../../src/procedure/fill.js';
import { measureFill } from '../../src/report/measure-fill.js';
import { B, C, D, household, ME, names, population } from './household.js';
import { office, opened, person } from './small.js';
import { accepted, type World } from './world.js';

const save = async ({ dossiers }: World, members: Record<string, unknown>, more = {}) =>
  accepted(await dossiers.save('d-1', { actor: person, answers: { members }, ...more }));
const kin = { [B]: { kin: 'con' }, [C]: { kin: 'con' } };

test('who is in the household is asked, then each of them, and each answer is kept with its row', async () => {
  const { world, asked } = population();
  const { dossier, form } = await opened(world);
  expect(asked.map(({ by }) => by)).toEqual([
    { personId: ME },
    { personId: B, fullName: 'LÊ QUANG BÌNH' },
    { personId: C, fullName: 'LÊ THỊ CÚC' },
  ]);
  expect(asked[0]?.fields).toEqual([
    'household.members.birthDate',
    'household.members.fullName',
    'household.members.personId',
  ]);
  expect(Object.keys(dossier.lookups)).toEqual(['me', `member/${B}`, `member/${C}`]);
  expect(form.fields.filter(({ locked }) => locked).map(({ pointer }) => pointer)).toEqual([
    '/members/0/birthDate',
    '/members/1/birthDate',
  ]);
});

test('nothing in the open says who is in a row', async () => {
  const { world } = population();
  await opened(world);
  await save(
    world,
    { ...kin, [B]: { kin: 'con', birthDate: '1999-09-09' } },
    { contested: [`/members/${B}/birthDate`] },
  );
  const early = await world.dossiers.save('d-1', {
    actor: person,
    answers: { members: { [C]: { colour: 'red' } } },
  });
  const { dossier } = accepted(await world.dossiers.submit('d-1', { actor: person }));
  const log = await world.dossiers.export('d-1');
  const open = JSON.stringify([early, log.map(({ body: _, ...envelope }) => envelope)]);
  for (const id of [B, C, names[B], names[C]]) expect(open).not.toContain(id);
  expect(log.at(-1)?.facts.contested).toEqual(['/members/*/birthDate']);
  expect(dossier.filed?.content?.form).toEqual({
    members: [
      { fullName: names[B], personId: B, birthDate: '1999-09-09', kin: 'con' },
      { fullName: names[C], personId: C, birthDate: '2001-02-03', kin: 'con' },
    ],
  });
});

test('the leaves of rows are what the first criterion counts', async () => {
  const { world } = population();
  await opened(world);
  await save(world, kin);
  accepted(await world.dossiers.submit('d-1', { actor: person }));
  const facts = (await world.dossiers.export('d-1')).at(-1)?.facts ?? {};
  expect(measureFill(facts)).toMatchObject({
    fields: 9,
    shown: 9,
    answered: 8,
    bound: 6,
    filled: 6,
    byRegistry: { population: 6 },
  });
});

test('a row is asked again when its key changes, and let go with it', async () => {
  const { world, about } = population();
  await opened(world);
  about();
  const retyped = await save(world, { [B]: { fullName: 'Lê Quang Bính' } });
  expect(about()).toEqual([B]);
  expect(retyped.dossier.lookups[`member/${B}`]?.outcome).toBe('mismatch');
  const out = await save(world, { [B]: '' });
  expect(Object.keys(out.dossier.lookups)).toEqual(['me', `member/${C}`]);
  expect(about()).toEqual([]);
  const back = await save(world, { [B]: null });
  expect(about()).toEqual([B]);
  expect(back.dossier.lookups[`member/${B}`]?.outcome).toBe('found');
});

test('before filing, other rows are shown; the same in another order are none', async () => {
  const { world, members, about } = population();
  await opened(world);
  await save(world, kin);
  about();
  members.splice(0, 2, C, B);
  world.at('2026-04-24T02:00:00.000Z');
  members.push(D);
  const changed = await world.dossiers.submit('d-1', { actor: person });
  expect(about()).toEqual([ME, D]);
  expect('issues' in changed && changed.issues?.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
    'changed /members',
    'changed /members/2/fullName',
    'changed /members/2/personId',
    'changed /members/2/birthDate',
    'required /members/2/kin',
  ]);
  await save(world, { [D]: '' });
  members.reverse();
  world.at('2026-04-26T02:00:00.000Z');
  accepted(await world.dossiers.submit('d-1', { actor: person }));
  expect(about()).toEqual([ME]);
});

test('a row that is added is asked for once its key is known', async () => {
  const { world, about } = population();
  await opened(world);
  about();
  const added = await save(world, { '+1': { fullName: names[D], personId: D } });
  expect(about()).toEqual([D]);
  expect(added.form.fields.find(({ pointer }) => pointer === '/members/2/birthDate')).toMatchObject({
    locked: true,
    row: '/members/+1',
  });
});

test('a member who cannot be looked up holds up no other, and is asked again with the next save', async () => {
  const { world, about, down } = population();
  down.add(C);
  const { form } = await opened(world);
  expect(form.fields.filter(({ locked }) => locked).map(({ pointer }) => pointer)).toEqual([
    '/members/0/birthDate',
  ]);
  down.clear();
  about();
  const { dossier } = await save(world, { [B]: { kin: 'con' } });
  expect(about()).toEqual([C]);
  expect(dossier.lookups[`member/${C}`]?.outcome).toBe('found');
});

test('an official points to a row of the filed form, and it alone is open', async () => {
  const { world } = population();
  const { dossiers } = world;
  await opened(world);
  await save(world, kin);
  accepted(await dossiers.submit('d-1', { actor: person }));
  const reasons = (at: string) => ({ data: { reasons: [{ reason: 'wrong', at }] } });
  for (const at of [`/members/${B}/kin`, '/members/x/kin', '/members/0/colour'])
    expect(await dossiers.send('d-1', { actor: office, event: 'askMore', ...reasons(at) })).toMatchObject({
      code: 'invalid',
    });
  accepted(await dossiers.send('d-1', { actor: office, event: 'askMore', ...reasons('/members/1') }));
  const saving = (members: Record<string, unknown>) =>
    dossiers.save('d-1', { actor: person, answers: { members } });
  expect(await saving({ [B]: { kin: 'vợ' } })).toMatchObject({ code: 'locked' });
  expect(await saving({ '+1': { kin: 'vợ' } })).toMatchObject({ code: 'locked' });
  accepted(await saving({ [C]: { kin: 'cháu' } }));
  const { dossier } = accepted(await dossiers.send('d-1', { actor: person, event: 'mend' }));
  expect(dossier.filed?.content?.form).toMatchObject({ members: [{ kin: 'con' }, { kin: 'cháu' }] });
});

test('what a page makes of answers is what the server makes of them', async () => {
  const entry = fc.record(
    {
      fullName: fc.constantFrom('', names[B], 'AI ĐÓ', 'ai đó'),
      personId: fc.constantFrom('', B, C, D),
      birthDate: fc.constantFrom('', '1990', '2001-02-03'),
      kin: fc.constantFrom('', 'con'),
    },
    { requiredKeys: [] },
  );
  const members = fc.dictionary(
    fc.constantFrom(B, C, D, '+1', '+2', 'a/b~c'),
    fc.oneof(entry, fc.constant(''), fc.constant(null)),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(members, { minLength: 1, maxLength: 4 }), async saved => {
      const { world } = population();
      let { dossier, form } = await opened(world);
      for (const each of saved) {
        const page = takeAnswers(household, dossier.answers, { members: each });
        expect(page.issues).toEqual([]);
        ({ dossier, form } = await save(world, each));
        const { answers, lookups } = dossier;
        const context = {
          now: world.now(),
          today: '2026-04-22',
          applicant: { personId: ME },
          settings: {},
        } as const;
        const draft = { answers: page.answers, lookups, documents: {}, lifted: [], contested: [] };
        const own = fill(household, draft, { ...context, channel: 'online' });
        expect(own).toEqual(form);
        expect(fill(household, { ...draft, answers }, { ...context, channel: 'online' })).toEqual(form);
      }
    }),
    { numRuns: 40 },
  );
});
