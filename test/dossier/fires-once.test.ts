import { expect, test } from 'vitest';
import { readLog } from '../../src/dossier/dossier-log.js';
import { filedIn, office, smallWorld } from './small.js';
import { accepted } from './world.js';

type Json = Readonly<Record<string, unknown>>;

const law = { basis: 'law' };

/** Deadlines whose end leaves the dossier where it stands, or puts it there again. */
const staying: Readonly<Record<string, Json>> = {
  'a branch of effects alone': {
    deadlines: { late: { workingDays: 1, ...law } },
    effects: { sorry: { notice: '04', to: 'applicant' } },
    workflow: { states: { accepted: { after: { late: { actions: 'sorry' } } } } },
  },
  'an empty branch': {
    deadlines: { late: { workingDays: 1, ...law } },
    workflow: { states: { accepted: { after: { late: {} } } } },
  },
  'a branch into a part of its own state': {
    deadlines: { late: { workingDays: 1, starts: 'accept', ...law } },
    workflow: {
      states: {
        accepted: { initial: 'normal', after: { late: '.overdue' }, states: { normal: {}, overdue: {} } },
      },
    },
  },
  'its own state entered anew, under a clock of an event': {
    deadlines: { late: { workingDays: 1, starts: 'accept', ...law } },
    workflow: { states: { accepted: { after: { late: { target: 'accepted', reenter: true } } } } },
  },
};

test.each(Object.entries(staying))('%s is taken once for one due instant', async (_, over) => {
  const world = smallWorld(over);
  await filedIn(world);
  accepted(await world.dossiers.send('d-1', { actor: office, event: 'accept' }));
  const fired: number[] = [];
  for (const minute of [1, 2, 3]) {
    world.at(`2026-05-22T02:0${minute}:00Z`);
    fired.push((await world.dossiers.tick()).fired);
  }
  expect(fired).toEqual([1, 0, 0]);
  expect(await world.store.due('9999', 10)).toEqual([]);
  const { dossier } = accepted(await world.dossiers.read('d-1', office));
  expect(dossier.history.map(({ event }) => event)).toEqual(['accept', 'late']);
  const late = await readLog(world.runtime, 'd-1');
  expect(late?.dossier.clocks.late?.firedAt).toBe(late?.dossier.clocks.late?.dueAt);
});

test('a state that is entered anew with no time at all comes to rest', async () => {
  const world = smallWorld({
    deadlines: { late: { workingHours: 0, owedBy: 'applicant', ...law } },
    workflow: { states: { accepted: { after: { late: { target: 'accepted', reenter: true } } } } },
  });
  await filedIn(world);
  accepted(await world.dossiers.send('d-1', { actor: office, event: 'accept' }));
  for (const minute of [1, 2, 3, 4]) {
    world.at(`2026-05-22T02:0${minute}:00Z`);
    await world.dossiers.tick();
  }
  expect(await world.dossiers.tick()).toMatchObject({ fired: 0 });
  expect((await world.dossiers.export('d-1')).length).toBeLessThan(9);
});

test('a due instant that moves fires again', async () => {
  const world = smallWorld({
    deadlines: { late: { workingDays: 1, longer: { extend: { workingDays: 3, times: 1 } }, ...law } },
    events: { extend: { by: 'desk' } },
    workflow: { states: { accepted: { on: { extend: {} }, after: { late: {} } } } },
  });
  await filedIn(world);
  const send = async (event: string) =>
    accepted(await world.dossiers.send('d-1', { actor: office, event })).dossier;
  await send('accept');
  world.at('2026-04-24T02:00:00Z');
  expect(await world.dossiers.tick()).toMatchObject({ fired: 1 });
  const { dueAt } = (await send('extend')).clocks.late!;
  expect(await world.dossiers.tick()).toMatchObject({ fired: 0 });
  world.at(dueAt);
  expect(await world.dossiers.tick()).toMatchObject({ fired: 1 });
  world.at('2026-05-24T02:00:00Z');
  expect(await world.dossiers.tick()).toMatchObject({ fired: 0 });
});
