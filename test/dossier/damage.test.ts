import { describe, expect, test } from 'vitest';
import { verifyChain } from '../../src/dossier/log.js';
import type { Store } from '../../src/dossier/ports.js';
import { nodeCrypto } from '../../src/node-crypto.js';
import { memoryStore } from '../../src/stores/memory.js';
import { memoryKeys } from '../../src/stores/memory-keys.js';
import { filedIn, office, person, smallWorld } from './small.js';
import { accepted } from './world.js';

describe('what lies damaged in the store is a typed failure', () => {
  test.each([[null], [5], ['x'], [[]], [{}], [undefined]])('%j in a log is a flaw of its chain', event => {
    expect(verifyChain(nodeCrypto, [event] as never)).toEqual({ ok: false, index: 0, reason: 'hash' });
  });

  test.each(['{"x":', 'null', '5', '[]', '{}', '{"definition":null}', '{"definition":{"form":{}}}'])(
    'a version kept as %s',
    async text => {
      const store = memoryStore();
      const keys = memoryKeys();
      await filedIn(smallWorld({}, { store, keys }));
      const damaged: Store = { ...store, procedure: async () => text };
      const later = smallWorld({ version: '2026.2.0', title: 'Khác' }, { store: damaged, keys });
      const sending = later.dossiers.send('d-1', { actor: office, event: 'accept' });
      await expect(sending).rejects.toMatchObject({ name: 'StoreError', code: 'corrupt' });
    },
  );

  test.each([{ type: 'valueOf' }, { type: 'zz' }, { type: 'submitted', at: 'x' }])(
    'an event of a forgotten dossier that says %j',
    async change => {
      const store = memoryStore();
      const damaged: Store = {
        ...store,
        read: async id =>
          (await store.read(id)).map(each => (each.seq === 4 ? { ...each, ...change } : each)) as never,
      };
      const keys = memoryKeys();
      const world = smallWorld({}, { store, keys });
      await filedIn(world);
      for (const event of ['accept', 'close'])
        accepted(await world.dossiers.send('d-1', { actor: office, event }));
      await world.dossiers.forget('d-1');
      const later = smallWorld({}, { store: damaged, keys });
      const failing = { name: 'StoreError', code: 'corrupt' };
      await expect(later.dossiers.read('d-1', office)).rejects.toMatchObject(failing);
      await expect(later.dossiers.rate('d-1', { actor: person, level: 5 })).rejects.toMatchObject(failing);
    },
  );
});
