import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Case } from '../cases/cases.js';
import type { Sources } from '../definition/sources.js';
import type { Registry } from '../dossier/ports.js';
import type { Procedure } from '../node.js';
import { type RecordsFile, recordsRegistry } from '../registries/records.js';
import { readRecords } from './case-file.js';
import { systemCode, unreadable } from './failure.js';

/** The registries as one case finds them, and the records they answer from. */
export interface Samples {
  readonly registries: Readonly<Record<string, Registry>>;
  readonly records: readonly RecordsFile[];
}

/** Gives each case its sample records, with the outages and latencies it is given; reads each file once. */
export function sampleRecords(
  folder: string,
  { artefact }: Procedure,
  sources: Sources,
): (script: Case) => Promise<Samples> {
  const known = new Map<string, Promise<RecordsFile>>();
  const read = (name: string): Promise<RecordsFile> => {
    const file = known.get(name) ?? readRecords(join(folder, name), sources);
    known.set(name, file);
    return file;
  };
  return async ({ given }) => {
    const names = given.records ?? (await everyFile(folder));
    const records: RecordsFile[] = [];
    for (const name of [...names].sort()) records.push(await read(name));
    const registries: Record<string, Registry> = {};
    for (const file of records) {
      const declared = artefact.registries[file.registry];
      const outage = given.outages?.[file.registry];
      const latency = given.latency?.[file.registry];
      const options = { ...(outage && { outage }), ...(latency !== undefined && { latency }) };
      if (declared) registries[file.registry] = recordsRegistry(file, declared, options);
    }
    return { registries, records };
  };
}

/** Every file of the folder `records` beside the definition; none when there is no such folder. */
async function everyFile(folder: string): Promise<readonly string[]> {
  const shelf = join(folder, 'records');
  const names = await readdir(shelf).catch(error => {
    if (systemCode(error) === 'ENOENT') return [];
    throw unreadable(shelf, error);
  });
  return names.filter(name => name.endsWith('.json')).map(name => join('records', name));
}
