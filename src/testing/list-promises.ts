import { StoreError } from '../dossier/errors.js';
import type { DossierRow, Query, Store } from '../dossier/ports.js';
import type { Promised } from './contract.js';
import { fails, same } from './expect.js';
import { headOf, minute, step } from './sample-steps.js';

const listed = async (store: Store, query: Query): Promise<string> =>
  (await store.list(query)).map(row => row.dossier).join(' ');

const file = async (store: Store, dossier: string, row: Partial<DossierRow>): Promise<void> => {
  await store.append(step({ dossier, row }));
};

/** What a store promises of its lists: work list, timers, outbox, numbers, procedures. */
export const listPromises: readonly Promised<Store>[] = [
  {
    name: 'the work list filters by every member and orders by due instant, then dossier, undue last',
    keep: async store => {
      await file(store, 'd-1', { state: 'reception', turn: 'reception', status: 1 });
      await file(store, 'd-2', { state: 'signature', turn: 'leader', status: 4, dueAt: minute(20) });
      await file(store, 'd-3', { state: 'signature', turn: 'leader', status: 4, dueAt: minute(10) });
      await file(store, 'd-4', { state: 'reception', turn: 'reception', status: 1, dueAt: minute(10) });
      await file(store, 'd-5', { procedure: '1.004222' });
      const expected: readonly (readonly [Query, string])[] = [
        [{}, 'd-3 d-4 d-2 d-1 d-5'],
        [{ procedure: '1.004222' }, 'd-5'],
        [{ state: 'signature' }, 'd-3 d-2'],
        [{ role: 'reception' }, 'd-4 d-1'],
        [{ status: 0 }, 'd-5'],
        [{ dueBefore: minute(20) }, 'd-3 d-4'],
        [{ role: 'leader', dueBefore: minute(11), status: 4 }, 'd-3'],
        [{ limit: 2 }, 'd-3 d-4'],
        [{ state: 'sign' }, ''],
      ];
      for (const [query, dossiers] of expected)
        same(JSON.stringify(query), await listed(store, query), dossiers);
    },
  },
  {
    name: 'pages follow one another without gap or overlap, among equal and absent due instants',
    keep: async store => {
      const dues = [minute(1), minute(1), undefined, minute(2), minute(1), undefined, undefined];
      for (const [at, dueAt] of dues.entries())
        await file(store, `d-${at}`, dueAt === undefined ? {} : { dueAt });
      const seen: string[] = [];
      let page = await store.list({ limit: 2 });
      while (page.length > 0) {
        seen.push(...page.map(row => row.dossier));
        page = await store.list({ limit: 2, after: page.at(-1)! });
      }
      same('all pages', seen.join(' '), 'd-0 d-1 d-4 d-3 d-2 d-5 d-6');
      for (const limit of [0, -1, 1.5]) await fails('limit', store.list({ limit }), RangeError);
      same('a limit beyond 1,000 is 1,000', (await store.list({ limit: 5000 })).length, 7);
    },
  },
  {
    name: 'timers are set, replaced and cleared with the step, and come due at their instant in order',
    keep: async (store, reopen) => {
      const first = step({ set: { supplement: minute(30), processing: minute(20) } });
      await store.append(first);
      await store.append(step({ dossier: 'd-0', set: { processing: minute(20) } }));
      const names = async (at: number, limit = 10) =>
        (await (await reopen()).due(minute(at), limit))
          .map(({ dossier, name }) => `${dossier}/${name}`)
          .join(' ');
      same('before', await names(19), '');
      same('at the instant', await names(20), 'd-0/processing d-1/processing');
      same('all', await names(60), 'd-0/processing d-1/processing d-1/supplement');
      same('limited', await names(60, 1), 'd-0/processing');
      const moved = step({
        on: headOf(first),
        clear: ['processing', 'supplement', 'none'],
        set: { supplement: minute(5) },
      });
      await store.append(moved);
      same('cleared, then set', await names(60), 'd-1/supplement d-0/processing');
      same('whole', (await store.due(minute(5), 1))[0], {
        dossier: 'd-1',
        name: 'supplement',
        at: minute(5),
      });
    },
  },
  {
    name: 'due timers come in pages that follow one another, among equal instants too',
    keep: async store => {
      for (const dossier of ['d-3', 'd-1', 'd-2'])
        await store.append(step({ dossier, set: { b: minute(1), a: minute(1), c: minute(9) } }));
      const seen: string[] = [];
      let page = await store.due(minute(5), 2);
      while (page.length > 0) {
        seen.push(...page.map(({ dossier, name }) => `${dossier}/${name}`));
        page = await store.due(minute(5), 2, page.at(-1)!);
      }
      same('all pages', seen.join(' '), 'd-1/a d-1/b d-2/a d-2/b d-3/a d-3/b');
    },
  },
  {
    name: 'effects wait in the outbox until done; one that fails goes behind the others and keeps its id',
    keep: async (store, reopen) => {
      const first = step({ effects: { b: minute(2), a: minute(2), c: minute(1) } });
      await store.append(first);
      const waiting = async () =>
        (await store.outbox(10)).map(({ name, attempts }) => `${name}${attempts}`).join(' ');
      same('by instant, then id', await waiting(), 'c0 a0 b0');
      await store.settle('d-1/1/c', 'failed', minute(3), 'timeout');
      same('failed once', await waiting(), 'a0 b0 c1');
      same('limited', (await store.outbox(1)).length, 1);
      await store.settle('d-1/1/a', 'done', minute(4));
      await store.settle('d-1/1/a', 'failed', minute(4));
      await store.settle('d-1/1/a', 'done', minute(5));
      same('done stays done', await waiting(), 'b0 c1');
      same('whole', (await (await reopen()).outbox(10))[0], first.outgoing[0]);
      await fails('unknown', store.settle('d-9/1/x', 'done', minute(4)), StoreError, { code: 'not-found' });
    },
  },
  {
    name: 'numbers count from 1 by agency and day, and a dossier asking again gets its own',
    keep: async (store, reopen) => {
      const other = await reopen();
      const asked = ['d-1', 'd-2', 'd-1', 'd-3', 'd-2'];
      const given: number[] = [];
      for (const [at, dossier] of asked.entries()) {
        given.push(await (at % 2 ? other : store).number('H26.10', '2026-04-22', dossier));
      }
      same('given', given, [1, 2, 1, 3, 2]);
      same('next day', await store.number('H26.10', '2026-04-23', 'd-2'), 1);
      same('other agency', await store.number('H26.11', '2026-04-22', 'd-3'), 1);
      const many = Array.from({ length: 30 }, (_, at) => store.number('H27', '2026-04-22', `m-${at}`));
      same('thirty at once', new Set(await Promise.all(many)).size, 30);
      await fails('NUL', store.number('H26\u0000', 'day', 'd'), RangeError);
    },
  },
  {
    name: 'a procedure is kept under its pin for ever; the first text stays',
    keep: async (store, reopen) => {
      same('unknown', await store.procedure('p-1'), undefined);
      await store.putProcedure('p-1', '{"title":"Đăng ký khai sinh"}');
      await store.putProcedure('p-1', '{}');
      same('kept', await (await reopen()).procedure('p-1'), '{"title":"Đăng ký khai sinh"}');
    },
  },
];
