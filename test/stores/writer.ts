import { writeSync } from 'node:fs';
import { ConflictError } from '../../src/dossier/errors.js';
import { openSqlite } from '../../src/stores/open-sqlite.js';
import { sqliteStore } from '../../src/stores/sqlite.js';
import { minute, step } from '../../src/testing/sample-steps.js';

// A process of its own that appends to three dossiers in turn and says so once each step is durable.
// Arguments: file, number of steps (for ever without one).

const [path = '', count = 'Infinity'] = process.argv.slice(2);
const store = sqliteStore(await openSqlite(path), { busyTimeout: 20_000 });

const append = async (dossier: string): Promise<number> => {
  const row = await store.row(dossier);
  const head = row && (await store.read(dossier, row.version))[0];
  const version = (row?.version ?? 0) + 1;
  const key = `${process.pid}-${version}`;
  await store.append(
    step({
      dossier,
      key,
      ...(head && { on: head }),
      set: { next: minute(version) },
      effects: { notice: minute(version) },
    }),
  );
  return version;
};

for (let done = 0; done < Number(count); ) {
  const dossier = `d-${done % 3}`;
  try {
    const version = await append(dossier);
    writeSync(1, `${dossier} ${version}\n`);
    done += 1;
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    writeSync(1, 'conflict\n');
  }
}
