import { describe, expect, test } from 'vitest';
import { filedIn, office, opened, person, smallWorld } from './small.js';
import { accepted, answering } from './world.js';

const certificate = {
  effects: { cert: { issue: 'paper' } },
  results: {
    paper: {
      code: 'KQ.G15.000038',
      title: 'Giấy',
      schema: { type: 'object', properties: { name: { type: 'string', title: 'Tên', maxLength: 500 } } },
      from: "{ 'name': $form.name }",
    },
  },
};

/** The applicant may amend while it is received; the certificate is made at the end. */
const amendable = {
  ...certificate,
  events: { amend: { by: 'applicant', edits: 'all' } },
  fees: { copy: { amount: '$form.copies * 1000', basis: 'law' } },
  form: { properties: { copies: { type: 'integer', title: 'Số bản', minimum: 1, maximum: 5 } } },
  workflow: {
    states: {
      received: { on: { amend: 'received' } },
      accepted: { on: { close: { target: 'closed', actions: 'cert' } } },
    },
  },
};

describe('after filing the declaration counts as it was filed', () => {
  test('what is saved and not filed reaches no certificate, no fee and no official', async () => {
    const world = smallWorld(amendable);
    const { dossiers } = world;
    await filedIn(world, { name: 'Nguyễn Văn A', copies: 1 });
    const typed = { name: 'Ai khác', copies: 999 };
    accepted(await dossiers.save('d-1', { actor: person, answers: typed }));
    const seen = accepted(await dossiers.form('d-1', office));
    expect(seen.form.form).toEqual({ name: 'Nguyễn Văn A', copies: 1 });
    expect(seen.form.fees.copy).toEqual({ amount: 1000 });
    const own = accepted(await dossiers.form('d-1', person));
    expect(own.form.form).toEqual(typed);
    const refused = await dossiers.send('d-1', { actor: person, event: 'amend' });
    expect(refused).toMatchObject({ ok: false, code: 'invalid' });
    accepted(await dossiers.send('d-1', { actor: office, event: 'accept' }));
    const closed = accepted(await dossiers.send('d-1', { actor: office, event: 'close' }));
    expect(closed.dossier.results).toEqual({ paper: { name: 'Nguyễn Văn A' } });
    expect(accepted(await dossiers.form('d-1', person)).form.form).toEqual({
      name: 'Nguyễn Văn A',
      copies: 1,
    });
  });

  test('an event with edits files it anew, and from then on that counts', async () => {
    const world = smallWorld(amendable);
    await filedIn(world, { name: 'Nguyễn Văn A', copies: 1 });
    const answers = { name: 'Nguyễn Văn B' };
    accepted(await world.dossiers.send('d-1', { actor: person, event: 'amend', answers }));
    accepted(await world.dossiers.send('d-1', { actor: office, event: 'accept' }));
    const closed = accepted(await world.dossiers.send('d-1', { actor: office, event: 'close' }));
    expect(closed.dossier.results).toEqual({ paper: { name: 'Nguyễn Văn B' } });
    expect(closed.dossier.filed?.content?.form).toEqual({ name: 'Nguyễn Văn B', copies: 1 });
  });

  test('a refused supplement leaves nothing behind for the step a deadline takes', async () => {
    const world = smallWorld({
      ...certificate,
      reasons: { wrong: 'Sai' },
      deadlines: { wait: { days: 5, owedBy: 'applicant', basis: 'law' } },
      events: {
        request: { by: 'desk', reasons: ['wrong'] },
        supplement: { by: 'applicant', edits: 'asked' },
      },
      workflow: {
        states: {
          accepted: { on: { request: 'waiting' } },
          waiting: {
            meta: { status: 5, turn: 'applicant' },
            on: { supplement: 'accepted' },
            after: { wait: 'decided' },
          },
          decided: {
            meta: { status: 4, turn: 'desk' },
            on: { close: { target: 'closed', actions: 'cert' } },
          },
        },
      },
    });
    await filedIn(world);
    const { dossiers } = world;
    accepted(await dossiers.send('d-1', { actor: office, event: 'accept' }));
    const data = { reasons: [{ reason: 'wrong', at: '/name' }] };
    accepted(await dossiers.send('d-1', { actor: office, event: 'request', data }));
    const answers = { name: 'X'.repeat(60) };
    const refused = await dossiers.send('d-1', { actor: person, event: 'supplement', answers });
    expect(refused).toMatchObject({ ok: false, code: 'invalid' });
    world.at('2026-05-20T02:00:00Z');
    await dossiers.tick();
    const closed = accepted(await dossiers.send('d-1', { actor: office, event: 'close' }));
    expect(closed.dossier.results).toEqual({ paper: { name: 'A' } });
  });

  test('an upload taken back after filing is missing only once that is filed', async () => {
    const world = smallWorld({
      documents: { p: { title: 'Giấy', hand: 'file' } },
      guards: { all: '$count($missing) = 0' },
      events: { amend: { by: 'applicant', edits: 'all' } },
      workflow: {
        states: { received: { on: { amend: 'received', accept: { target: 'accepted', guard: 'all' } } } },
      },
    });
    await opened(world);
    const documents = { p: [{ name: 'f.pdf', size: 1 }] };
    accepted(await world.dossiers.save('d-1', { actor: person, answers: { name: 'A' }, documents }));
    accepted(await world.dossiers.submit('d-1', { actor: person }));
    accepted(
      await world.dossiers.save('d-1', { actor: person, answers: { name: '' }, documents: { p: [] } }),
    );
    accepted(await world.dossiers.send('d-1', { actor: office, event: 'accept' }));
  });
});

test('a field reported as wrong in a supplement is named in the open, as at filing', async () => {
  const record = { personId: person.id, birthDate: '1990-01-01' };
  const population = answering({ outcome: 'found', record, id: 'x', version: '1', signed: true });
  const world = smallWorld(
    {
      lookups: { me: { registry: 'population', basis: 'law', by: { personId: '$applicant.personId' } } },
      reasons: { wrong: 'Sai' },
      form: {
        properties: {
          born: {
            type: 'string',
            title: 'Sinh',
            format: 'partial-date',
            prefill: { from: '$me.birthDate', lock: true },
          },
        },
      },
      events: {
        request: { by: 'desk', reasons: ['wrong'] },
        supplement: { by: 'applicant', edits: 'asked' },
      },
      workflow: {
        states: {
          received: { on: { request: 'waiting' } },
          waiting: { meta: { status: 5, turn: 'applicant' }, on: { supplement: 'received' } },
        },
      },
    },
    { registries: { population } },
  );
  await filedIn(world);
  const data = { reasons: [{ reason: 'wrong', at: '/born' }] };
  accepted(await world.dossiers.send('d-1', { actor: office, event: 'request', data }));
  const edits = { answers: { born: '2001-01-01' }, contested: ['/born'] };
  accepted(await world.dossiers.send('d-1', { actor: person, event: 'supplement', ...edits }));
  const last = (await world.dossiers.export('d-1')).at(-1);
  expect(last?.facts).toMatchObject({ event: 'supplement', edited: true, contested: ['/born'] });
});
