import { expect, test } from 'vitest';
import { uploadRule } from '../../src/uploads.js';
import { B, C, ME, names, population, withPapers } from './household.js';
import { office, opened, person } from './small.js';
import { accepted, type World } from './world.js';

const scan = [{ name: 'a.pdf', size: 1200 }];
const kin = { [B]: { kin: 'con' }, [C]: { kin: 'con' } };
const save = ({ dossiers }: World, more: object) => dossiers.save('d-1', { actor: person, ...more });

test('a scan is given under the key of its row, of a row that is there', async () => {
  const { world } = population(withPapers);
  await opened(world);
  const refused = async (key: string) => {
    const answer = await save(world, { documents: { [key]: scan } });
    return answer.ok ? answer : answer.code;
  };
  for (const key of ['kinship', 'kinship/+1', 'kinship/nobody', 'photo/0', `other/${B}`, 'kinship/__proto__'])
    expect(await refused(key)).toBe('invalid');
  const added = { answers: { members: { '+1': { fullName: 'Lê An', kin: 'con' } } } };
  const { form } = accepted(await save(world, { ...added, documents: { 'kinship/+1': scan } }));
  expect(form.documents.map(({ key, state }) => [key, state])).toEqual([
    [`kinship/${B}`, 'pending'],
    [`kinship/${C}`, 'pending'],
    ['kinship/+1', 'digitised'],
  ]);
  expect(uploadRule(withPapers, 'kinship/+1')).toEqual({ maxBytes: 5000 });
});

test('a row that was taken out and put back has its scan again', async () => {
  const { world } = population(withPapers);
  await opened(world);
  const key = `kinship/${B}`;
  accepted(await save(world, { documents: { [key]: scan } }));
  const { form } = accepted(await save(world, { answers: { members: { [B]: '' } } }));
  expect(form.documents.map(each => each.key)).toEqual([`kinship/${C}`]);
  const { form: back } = accepted(await save(world, { answers: { members: { [B]: null } } }));
  expect(back.documents[0]).toMatchObject({ key, state: 'digitised', files: 1 });
});

test('an official points to the paper of one row, and the supplement mends that one alone', async () => {
  const { world } = population(withPapers);
  await opened(world);
  const documents = { [`kinship/${B}`]: scan, [`kinship/${C}`]: scan };
  accepted(await save(world, { answers: { members: kin }, documents }));
  const { dossier } = accepted(await world.dossiers.submit('d-1', { actor: person }));
  expect(dossier.filed?.content?.documents).toEqual({
    [`kinship/${B}`]: 'digitised',
    [`kinship/${C}`]: 'digitised',
  });
  const ask = (at: string) =>
    world.dossiers.send('d-1', {
      actor: office,
      event: 'askMore',
      data: { reasons: [{ reason: 'wrong', at }] },
    });
  for (const at of ['kinship/first', `kinship/${B}`, 'photo/0', 'kinship/'])
    expect(await ask(at)).toMatchObject({ ok: false, code: 'invalid' });
  const asked = accepted(await ask('kinship/1'));
  expect([asked.dossier.reopened, asked.dossier.lifted]).toEqual([['kinship/1'], [`kinship/${C}`]]);
  expect(await save(world, { documents: { [`kinship/${B}`]: scan } })).toMatchObject({ code: 'locked' });
  const better = [{ name: 'b.pdf', size: 2400 }];
  accepted(await save(world, { documents: { [`kinship/${C}`]: better } }));
  const mended = accepted(await world.dossiers.send('d-1', { actor: person, event: 'mend' }));
  expect(mended.dossier.filed?.declaration?.uploads[`kinship/${C}`]).toEqual(better);

  const log = await world.dossiers.export('d-1');
  const open = JSON.stringify(log.map(({ body: _, ...envelope }) => envelope));
  for (const id of [ME, B, C, names[B]]) expect(open).not.toContain(id);
  expect(log.find(({ type }) => type === 'submitted')?.facts).toMatchObject({
    documents: 2,
    uploaded: 2,
    reused: 0,
  });
});
