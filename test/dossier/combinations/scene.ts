import { readdirSync, readFileSync } from 'node:fs';
import type { Case, CaseFile } from '../../../src/cases/cases.js';
import type { RegistryFile } from '../../../src/definition/sources.js';
import type { Registry } from '../../../src/dossier/ports.js';
import { field } from '../../../src/field.js';
import { compile } from '../../../src/procedure/compile.js';
import { load, type Procedure } from '../../../src/procedure/procedure.js';
import { type RecordsFile, recordsRegistry } from '../../../src/registries/records.js';

/** One lookup of an example: its registry as declared, the true answers, and a record to make lies of. */
export interface Source {
  readonly declared: RegistryFile;
  readonly truth: Registry;
  readonly sample: Readonly<Record<string, unknown>>;
}

/** An example with the person whose record is complete. */
export interface Scene {
  readonly name: string;
  /** As its author wrote it, and with every lookup set to stop where its registry is unavailable. */
  readonly procedures: { readonly asks: Procedure; readonly stops: Procedure };
  readonly script: Case;
  /** By lookup. */
  readonly sources: Readonly<Record<string, Source>>;
}

const read = (path: string): string => readFileSync(`examples/${path}`, 'utf8');

export const sceneNames: readonly string[] = readdirSync('examples');

/** The first case of each example is that of the complete record. */
export function sceneOf(name: string): Scene {
  const procedure = compile(read(`${name}/procedure.json`), field);
  const file: CaseFile = JSON.parse(read(`${name}/cases.json`));
  const records: readonly RecordsFile[] = readdirSync(`examples/${name}/records`).map(each =>
    JSON.parse(read(`${name}/records/${each}`)),
  );
  const lookups = Object.values(procedure.definition.lookups);
  const sources = lookups.map(({ name: lookup, registry }) => {
    const sample = records.find(each => each.registry === registry)!;
    const declared = field.registries[registry]!;
    return [
      lookup,
      { declared, truth: recordsRegistry(sample, declared), sample: sample.records[0]!.record },
    ];
  });
  return {
    name,
    procedures: { asks: eachItsOwn(procedure), stops: eachItsOwn(procedure, 'stop') },
    script: file.cases[0]!,
    sources: Object.fromEntries(sources),
  };
}

/** Each lookup asks a registry of its own, declared as before: so each can behave in its own way. */
function eachItsOwn({ artefact }: Procedure, unavailable?: 'stop'): Procedure {
  const { definition, registries } = artefact;
  const lookups = Object.entries(definition.lookups).map(([name, lookup]) => [
    name,
    { ...lookup, registry: `its.${name}`, ...(unavailable && { unavailable }) },
  ]);
  const own = Object.values(definition.lookups).map(({ name, registry }) => [
    `its.${name}`,
    registries[registry],
  ]);
  return load({
    ...artefact,
    definition: { ...definition, lookups: Object.fromEntries(lookups) },
    registries: { ...registries, ...Object.fromEntries(own) },
  });
}
