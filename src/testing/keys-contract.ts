import { StoreError } from '../dossier/errors.js';
import type { Keys } from '../dossier/ports.js';
import { hex } from '../value/bytes.js';
import { type Promised, type RegisterTest, register, type Subject } from './contract.js';
import { fails, same } from './expect.js';

const promises: readonly Promised<Keys>[] = [
  {
    name: 'a key has 32 bytes, is made once, and every dossier has its own',
    keep: async (keys, reopen) => {
      same('unknown', await keys.get('d-1'), undefined);
      const [first, second] = [await keys.create('d-1'), await keys.create('d-2')];
      same('length', first.length, 32);
      same('own', hex(first) === hex(second), false);
      const other = await reopen();
      same('again', hex(await other.create('d-1')), hex(first));
      same('read', hex((await other.get('d-1'))!), hex(first));
      const written = hex(first);
      first.fill(0);
      same('a copy was handed out', hex((await keys.get('d-1'))!), written);
    },
  },
  {
    name: 'a forgotten key is gone for ever and is never made again',
    keep: async (keys, reopen) => {
      const other = await keys.create('d-2');
      await keys.create('d-1');
      await keys.forget('d-1');
      await keys.forget('d-1');
      await keys.forget('never-there');
      for (const reader of [keys, await reopen()]) {
        same('gone', await reader.get('d-1'), undefined);
        await fails('create', reader.create('d-1'), StoreError, { code: 'forgotten' });
        await fails('create', reader.create('never-there'), StoreError, { code: 'forgotten' });
        same('others stay', hex((await reader.get('d-2'))!), hex(other));
      }
    },
  },
];

/** Proves a keeper of keys: registers one test for each promise of `Keys`. */
export const keysContract = (test: RegisterTest, make: () => Promise<Subject<Keys>>): void =>
  register(promises, test, make);
