import { describe, expect, test } from 'vitest';
import type { Delivery, Store, Timer } from '../../src/dossier/ports.js';
import { memoryStore } from '../../src/stores/memory.js';
import { filedIn, office, smallWorld } from './small.js';
import { accepted } from './world.js';

const expiring = {
  deadlines: { late: { workingDays: 1, basis: 'law' } },
  workflow: { states: { accepted: { after: { late: 'closed' } } } },
};

/** The store with as many timers before all others, which every dossier refuses: they ring and move nothing. */
function crowded(store: Store, count: number): Store {
  const crowd = Array.from({ length: count }, (_, at): Timer => {
    return { dossier: `c-${String(at).padStart(5, '0')}`, name: 'late', at: '2026-04-01T00:00:00.000Z' };
  });
  const due: Store['due'] = async (before, limit, after) => {
    const behind = after === undefined ? 0 : crowd.findIndex(({ dossier }) => dossier === after.dossier) + 1;
    const passed = after !== undefined && behind === 0;
    const waiting = passed ? [] : crowd.slice(behind);
    return [...waiting, ...(await store.due(before, limit, passed ? after : undefined))].slice(0, limit);
  };
  return { ...store, due };
}

describe('one that fails holds up no other', () => {
  test('a deadline behind fifteen hundred that are refused fires', async () => {
    const world = smallWorld(expiring, { store: crowded(memoryStore(), 1500) });
    await filedIn(world);
    accepted(await world.dossiers.send('d-1', { actor: office, event: 'accept' }));
    world.at('2026-05-22T02:00:00Z');
    expect(await world.dossiers.tick()).toEqual({ fired: 1, delivered: 0, failed: 0 });
  });

  test('a store that knows no pages still lets a tick end', async () => {
    const inner = memoryStore();
    const all = Array.from({ length: 100 }, (_, at): Timer => {
      return { dossier: `c-${at}`, name: 'late', at: '2026-04-01T00:00:00.000Z' };
    });
    const world = smallWorld(expiring, { store: { ...inner, due: async () => all } });
    expect(await world.dossiers.tick()).toEqual({ fired: 0, delivered: 0, failed: 0 });
  });

  test('a delivery that hangs has failed once its time is up; deadlines and other effects go on', async () => {
    const sent: string[] = [];
    const deliver = ({ name }: Delivery) => {
      sent.push(name);
      return name === 'hangs' ? new Promise<undefined>(() => {}) : Promise.resolve(undefined);
    };
    const world = smallWorld(
      {
        ...expiring,
        effects: { hangs: { notice: '01', to: 'applicant' }, leaves: { notice: '02', to: 'applicant' } },
        workflow: {
          states: {
            received: { on: { accept: { target: 'accepted', actions: ['hangs', 'leaves'] } } },
            accepted: { after: { late: 'closed' } },
          },
        },
      },
      { notifier: { deliver }, deliveryLimit: () => AbortSignal.timeout(30) },
    );
    await filedIn(world);
    accepted(await world.dossiers.send('d-1', { actor: office, event: 'accept' }));
    world.at('2026-05-22T02:00:00Z');
    expect(await world.dossiers.tick()).toEqual({ fired: 1, delivered: 1, failed: 1 });
    expect(sent).toEqual(['hangs', 'leaves']);
    expect(await world.store.outbox(9)).toMatchObject([{ name: 'hangs', attempts: 1 }]);
  });

  test('a notifier that throws before it promises anything has failed like one that rejects', async () => {
    const deliver = (): never => {
      throw new Error('no network');
    };
    const world = smallWorld(
      {
        effects: { slip: { notice: '01', to: 'applicant' } },
        workflow: { states: { received: { entry: 'slip' } } },
      },
      { notifier: { deliver } },
    );
    await filedIn(world);
    expect(await world.dossiers.tick()).toEqual({ fired: 0, delivered: 0, failed: 1 });
  });
});
