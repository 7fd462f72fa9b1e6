import { join } from 'node:path';
import { expect } from 'vitest';
import { StoreError, type StoreFailure } from '../../src/dossier/errors.js';
import type { Head } from '../../src/dossier/log.js';
import type { Store } from '../../src/dossier/ports.js';
import { openSqlite } from '../../src/stores/open-sqlite.js';
import { sqliteStore } from '../../src/stores/sqlite.js';
import { headOf, step } from '../../src/testing/sample-steps.js';

/** A store on the file that gives up waiting soon. */
export const opened = async (path: string) => sqliteStore(await openSqlite(path), { busyTimeout: 50 });

/** Appends `count` steps behind the head and returns the new one. */
export const grow = async (store: Store, count: number, on?: Head): Promise<Head> => {
  let head = on;
  for (let done = 0; done < count; done++) {
    const next = step(head === undefined ? {} : { on: head });
    await store.append(next);
    head = headOf(next);
  }
  return head!;
};

/** A sound store file of that many events, closed. */
export const filed = async (folder: string, name: string, count: number) => {
  const path = join(folder, name);
  const store = await opened(path);
  const head = await grow(store, count);
  await store.close();
  return { path, head };
};

/** Expects the work to fail as a StoreError of that code. */
export const refused = (work: Promise<unknown>, code: StoreFailure) =>
  expect(work).rejects.toSatisfy(
    error => error instanceof StoreError && error.code === code,
    `refused as ${code}`,
  );
