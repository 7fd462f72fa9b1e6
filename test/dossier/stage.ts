import { readdirSync, readFileSync } from 'node:fs';
import type { Case, CaseFile } from '../../src/cases/cases.js';
import type { Stage } from '../../src/cases/play.js';
import type { Registry, Store } from '../../src/dossier/ports.js';
import { field } from '../../src/field.js';
import { nodeCrypto } from '../../src/node-crypto.js';
import { compile } from '../../src/procedure/compile.js';
import { type RecordsFile, recordsRegistry } from '../../src/registries/records.js';

const folder = new URL('../../examples/birth-registration/', import.meta.url);
const text = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

export const birth = compile(text('procedure.json'), field);
export const caseFile: CaseFile = JSON.parse(text('cases.json'));
const records: readonly RecordsFile[] = readdirSync(new URL('records/', folder)).map(name =>
  JSON.parse(text(`records/${name}`)),
);

/** Where a case of the example is played, with the outages and latencies it scripts. */
export const stageFor = ({ given }: Case, store: Store): Stage => ({
  procedure: birth,
  file: caseFile,
  store,
  crypto: nodeCrypto,
  registries: Object.fromEntries(records.map(file => [file.registry, registryOf(file, given)])),
});

function registryOf(file: RecordsFile, { outages = {}, latency = {} }: Case['given']): Registry {
  const outage = outages[file.registry];
  const ms = latency[file.registry];
  return recordsRegistry(file, field.registries[file.registry]!, {
    ...(outage && { outage }),
    ...(ms !== undefined && { latency: ms }),
  });
}
