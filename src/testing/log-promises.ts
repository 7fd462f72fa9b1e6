import { ConflictError, IdempotencyError, StoreError } from '../dossier/errors.js';
import { verifyChain } from '../dossier/log.js';
import type { Appended, Store } from '../dossier/ports.js';
import { portableCrypto } from '../value/crypto.js';
import type { Promised } from './contract.js';
import { fails, same } from './expect.js';
import { headOf, minute, step } from './sample-steps.js';

/** What a store promises of the log: whole steps, one winner, one effect, the bytes as they were written. */
export const logPromises: readonly Promised<Store>[] = [
  {
    name: 'an unknown dossier has no events and no row',
    keep: async store => {
      same('events', await store.read('d-1'), []);
      same('row', await store.row('d-1'), undefined);
    },
  },
  {
    name: 'events come back as written, in order, from any place, also after reopening',
    keep: async (store, reopen) => {
      const first = step({ count: 3 });
      const second = step({ on: headOf(first), count: 9 });
      same('first', await store.append(first), { repeated: false });
      same('second', await store.append(second), { repeated: false });
      const all = [...first.events, ...second.events];
      for (const reader of [store, await reopen()]) {
        same('whole log', await reader.read('d-1'), all);
        same('from 3', await reader.read('d-1', 3), all.slice(2));
        same('from 0', await reader.read('d-1', 0), all);
        same('from the end', await reader.read('d-1', 13), []);
        same('row', await reader.row('d-1'), second.row);
      }
      same('chain', verifyChain(portableCrypto, await store.read('d-1'), headOf(second)).ok, true);
    },
  },
  {
    name: 'the row is replaced whole: a member that is gone is gone',
    keep: async store => {
      const first = step({
        row: { state: 'reception', turn: 'reception', dueAt: minute(9), pin: 'p', agency: 'H26' },
      });
      await store.append(first);
      same('full', await store.row('d-1'), first.row);
      const second = step({
        on: headOf(first),
        row: { status: 10, code: 'H26.1', closedAt: minute(3), submittedAt: minute(2) },
      });
      await store.append(second);
      same('reduced', await store.row('d-1'), second.row);
    },
  },
  {
    name: 'a wrong expected version conflicts and leaves nothing behind',
    keep: async store => {
      const first = step();
      await store.append(first);
      const late = step({ key: 'late', set: { supplement: minute(5) }, effects: { notice: minute(5) } });
      await fails('late', store.append(late), ConflictError, { dossier: 'd-1', expected: 0, actual: 1 });
      const early = step({ dossier: 'd-2', on: { seq: 4, hash: 'x' } });
      await fails('early', store.append(early), ConflictError, { dossier: 'd-2', expected: 4, actual: 0 });
      same('events', await store.read('d-1'), first.events);
      same('timers', await store.due(minute(60), 10), []);
      same('outbox', await store.outbox(10), []);
      same('row of the early one', await store.row('d-2'), undefined);
    },
  },
  {
    name: 'fifty writers at once on one version: one wins, the others conflict',
    keep: async (store, reopen) => {
      const first = step();
      await store.append(first);
      const other = await reopen();
      const racing = Array.from({ length: 50 }, (_, at) =>
        step({ on: headOf(first), key: `writer-${at}`, count: 2 }),
      );
      const ended = await Promise.allSettled(racing.map((one, at) => (at % 2 ? store : other).append(one)));
      const lost = ended.filter(one => one.status === 'rejected');
      same('losers', lost.length, 49);
      for (const one of lost) await fails('loser', Promise.reject(one.reason), ConflictError, { actual: 3 });
      same('events', (await store.read('d-1')).length, 3);
    },
  },
  {
    name: 'the same command twice: written once, answered with the first events, whatever came between',
    keep: async (store, reopen) => {
      const first = step({
        key: 'submit',
        digest: 'a',
        count: 2,
        set: { d: minute(5) },
        effects: { notice: minute(2) },
      });
      await store.append(first);
      await store.append(step({ on: headOf(first), key: 'later', clear: ['d'] }));
      const again: Appended = await (await reopen()).append(first);
      same('again', again, { repeated: true, events: first.events });
      same('timer stays cleared', await store.due(minute(60), 10), []);
      same('one effect', (await store.outbox(10)).length, 1);
      same('events', (await store.read('d-1')).length, 3);
    },
  },
  {
    name: 'a key used for another command is refused; another dossier may use it',
    keep: async store => {
      await store.append(step({ key: 'k', digest: 'a' }));
      const reused = step({ key: 'k', digest: 'b' });
      await fails('reused', store.append(reused), IdempotencyError, { dossier: 'd-1', key: 'k' });
      same('other dossier', await store.append(step({ dossier: 'd-2', key: 'k', digest: 'b' })), {
        repeated: false,
      });
    },
  },
  {
    name: 'a step that is not sound is refused as a bug',
    keep: async store => {
      const sound = step({ count: 2 });
      const [one, two] = sound.events;
      const unsound = [
        { ...sound, events: [] },
        { ...sound, events: [two!, one!] },
        { ...sound, events: [one!, { ...two!, prev: '' }] },
        { ...sound, row: { ...sound.row, version: 1 } },
        { ...sound, row: { ...sound.row, dossier: 'd-2' } },
        { ...sound, timers: { set: [{ dossier: 'd-2', name: 'd', at: minute(1) }], clear: [] } },
        { ...sound, key: '' },
        { ...sound, key: 'cut\u0000here' },
        { ...sound, digest: 'half\ud800' },
      ];
      for (const wrong of unsound) await fails('unsound', store.append(wrong), RangeError);
      same('nothing written', await store.row('d-1'), undefined);
    },
  },
  {
    name: 'what a caller does to its objects afterwards never reaches the log',
    keep: async store => {
      const first = step();
      const kept = structuredClone({ events: first.events, row: first.row });
      const facts = { fields: 1 };
      const row = { ...first.row };
      const events = first.events.map(event => ({ ...event, facts }));
      await store.append({ ...first, events, row });
      facts.fields = 99;
      row.status = 9;
      same('events', await store.read('d-1'), kept.events);
      same('row', await store.row('d-1'), kept.row);
    },
  },
  {
    name: 'after close every use is refused as closed, and closing again is nothing',
    keep: async store => {
      await store.close();
      await store.close();
      const uses: readonly (() => Promise<unknown>)[] = [
        () => store.append(step()),
        () => store.read('d-1'),
        () => store.row('d-1'),
        () => store.list({}),
        () => store.due(minute(1), 1),
        () => store.outbox(1),
        () => store.settle('x', 'done', minute(1)),
        () => store.number('a', 'b', 'c'),
        () => store.putProcedure('p', '{}'),
        () => store.procedure('p'),
      ];
      for (const use of uses) await fails('use', use(), StoreError, { code: 'closed' });
    },
  },
];
