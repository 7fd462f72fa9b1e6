import { describe, expect, test } from 'vitest';
import { accepted, citizen, desk, ME, type World, worldOf } from './world.js';

const open = {
  procedure: '1.000002',
  actor: citizen,
  channel: 'online',
  applicant: { personId: ME },
  dossier: 'd-1',
} as const;
const answers = { place: '09700', plate: '29A-12345' };
const documents = { photo: [{ name: 'xe.jpg', size: 9 }] };

async function draft(world: World = worldOf()): Promise<World> {
  accepted(await world.dossiers.open(open));
  return world;
}

async function filed(): Promise<World> {
  const world = await draft();
  accepted(await world.dossiers.save('d-1', { actor: citizen, answers, documents }));
  accepted(await world.dossiers.submit('d-1', { actor: citizen }));
  return world;
}

/** Members that mean something to a command, none of which an input may bring. */
const smuggled = {
  type: 'answer',
  method: 'x',
  settings: { fee: 0 },
  filing: { content: {}, issues: [], counts: {}, agency: { name: 'x' } },
  code: 'H1',
  agency: 'x',
  id: 'd-1/4/record',
  deadline: 'processing',
  answer: { event: 'recorded' },
  facts: { status: 10 },
};

describe('extra members of an input change nothing', () => {
  test('in any method', async () => {
    const logs = await Promise.all(
      [{}, smuggled].map(async extra => {
        const { dossiers } = worldOf({ settings: () => ({ fee: 8000 }) });
        accepted(await dossiers.open({ ...open, ...extra }));
        accepted(await dossiers.save('d-1', { actor: citizen, answers, documents, ...extra }));
        accepted(await dossiers.submit('d-1', { actor: citizen, ...extra }));
        accepted(await dossiers.send('d-1', { actor: desk, event: 'accept', ...extra }));
        await dossiers.rate('d-1', { actor: citizen, level: 5, ...extra });
        return dossiers.export('d-1');
      }),
    );
    expect(logs[1]).toEqual(logs[0]);
  });

  test('nobody forges a registry, an answer or a role by a type of their own', async () => {
    const { dossiers } = await filed();
    const before = await dossiers.export('d-1');
    for (const type of ['answer', 'submit', 'send', 'fire', 'acknowledge', 'open']) {
      const forged = { ...smuggled, actor: citizen, type, event: 'accept', level: 9 };
      expect(await dossiers.rate('d-1', forged)).toMatchObject({ ok: false });
      expect(await dossiers.save('d-1', { ...forged, answers: {} })).toMatchObject({ code: 'locked' });
    }
    expect(await dossiers.export('d-1')).toEqual(before);
  });
});
