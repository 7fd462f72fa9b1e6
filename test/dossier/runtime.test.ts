import { describe, expect, test } from 'vitest';
import { pendingCall } from '../../src/dossier/pending-call.js';
import { accepted, citizen, desk, leader, ME, officer, permitProcedure, worldOf } from './world.js';

const open = {
  procedure: '1.000002',
  actor: citizen,
  channel: 'online',
  applicant: { personId: ME },
} as const;

describe('a dossier from login to result', () => {
  test('every step is there, with whose turn it is and what is due', async () => {
    const world = worldOf({ settings: () => ({ fee: 8000 }) });
    const { dossiers } = world;
    const first = accepted(await dossiers.open({ ...open, dossier: 'd-1' }));
    expect(first.form.form).toEqual({ fullName: 'Lê Quang Minh', birthDate: '1991-03-12' });
    world.at('2026-04-22T02:03:00Z');
    const answers = { place: '09700', plate: '29A-12345' };
    accepted(
      await dossiers.save('d-1', {
        actor: citizen,
        answers,
        documents: { photo: [{ name: 'xe.jpg', size: 1 }] },
      }),
    );
    const filed = accepted(await dossiers.submit('d-1', { actor: citizen }));
    expect(filed.dossier.filed).toMatchObject({ code: 'H26.10-260422-0001', agency: 'H26.10' });
    expect(filed.dossier.filed?.content).toEqual({
      form: { fullName: 'Lê Quang Minh', birthDate: '1991-03-12', ...answers },
      documents: { photo: 'digitised', identity: 'exempt' },
      fees: { permit: 8000 },
    });
    world.at('2026-04-22T03:00:00Z');
    accepted(await dossiers.send('d-1', { actor: desk, event: 'accept' }));
    expect(await dossiers.list({ role: 'officer' })).toMatchObject([
      { dossier: 'd-1', status: 2, state: 'examination', dueAt: '2026-04-28T10:00:00.000Z' },
    ]);
    accepted(await dossiers.send('d-1', { actor: officer, event: 'propose' }));
    const signed = accepted(await dossiers.send('d-1', { actor: leader, event: 'sign' }));
    await dossiers.tick();
    const call = pendingCall(permitProcedure, signed.dossier, 'recorded')!;
    const done = accepted(await dossiers.answer(call, { event: 'recorded', data: { number: '118' } }));
    expect(done.dossier).toMatchObject({
      status: 9,
      results: { permit: { number: '118', plate: '29A-12345' } },
    });
    accepted(await dossiers.send('d-1', { actor: desk, event: 'handOver' }));
    const rated = accepted(await dossiers.rate('d-1', { actor: citizen, level: 5 }));
    expect(rated.dossier).toMatchObject({ status: 10, state: 'returned', rating: 5 });
    await dossiers.tick();
    expect(world.delivered.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'notice notice01',
      'call record',
      'issue issuePermit',
    ]);
    expect(await world.store.outbox(10)).toEqual([]);
  });
});
