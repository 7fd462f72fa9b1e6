import { join } from 'node:path';
import { describe, test } from 'vitest';
import { memoryStore } from '../../src/stores/memory.js';
import { memoryKeys } from '../../src/stores/memory-keys.js';
import { openSqlite } from '../../src/stores/open-sqlite.js';
import { sqliteStore } from '../../src/stores/sqlite.js';
import { sqliteKeys } from '../../src/stores/sqlite-keys.js';
import { keysContract } from '../../src/testing/keys-contract.js';
import { storeContract } from '../../src/testing/store-contract.js';
import { temporaryFolder } from './temporary-folder.js';

const folder = temporaryFolder();
let files = 0;
const file = () => join(folder, `${++files}.db`);

/** A subject over one new file: every opening is a connection of its own, all closed in the end. */
const onFile = async <Port extends { close(): Promise<void> }>(open: (path: string) => Promise<Port>) => {
  const path = file();
  const opened: Port[] = [];
  const reopen = async () => {
    opened.push(await open(path));
    return opened.at(-1)!;
  };
  const dispose = async () => {
    for (const port of opened) await port.close();
  };
  return { port: await reopen(), reopen, dispose };
};

describe('memory', () => {
  storeContract(test, async () => ({ port: memoryStore() }));
  keysContract(test, async () => ({ port: memoryKeys() }));
});

describe('SQLite', () => {
  storeContract(test, () => onFile(async path => sqliteStore(await openSqlite(path))));
  keysContract(test, () => onFile(async path => sqliteKeys(await openSqlite(path))));
});
