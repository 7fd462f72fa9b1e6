import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CaseFile } from '../../src/cases/cases.js';
import { play } from '../../src/cases/play.js';
import { sampleRecords } from '../../src/cli/sample-records.js';
import type { Dossier } from '../../src/dossier/dossier.js';
import { field } from '../../src/field.js';
import { compile, type Draft, type FormContext, type Procedure } from '../../src/node.js';
import { nodeCrypto } from '../../src/node-crypto.js';
import { memoryStore } from '../../src/stores/memory.js';

const examples = resolve(import.meta.dirname, '../../examples');

/** A form as somebody left it. */
export interface World {
  readonly name: string;
  readonly procedure: Procedure;
  readonly draft: Draft;
  readonly context: FormContext;
}

export const emptyDraft: Draft = { answers: {}, lookups: {}, documents: {} };

/** Every example with the forms its cases filled, in the order of their folders; those that are wanted by their names. */
export async function exampleWorlds(isWanted = (_name: string) => true): Promise<readonly World[]> {
  const folders = readdirSync(examples).filter(name => existsSync(join(examples, name, 'procedure.json')));
  const worlds: World[] = [];
  for (const name of folders) worlds.push(...(await worldsOf(name, isWanted)));
  return worlds;
}

async function worldsOf(example: string, isWanted: (name: string) => boolean): Promise<readonly World[]> {
  const folder = join(examples, example);
  const file: CaseFile = JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8'));
  const cases = file.cases
    .map(script => ({ script, name: `${example}: ${script.name}` }))
    .filter(({ name }) => isWanted(name));
  if (cases.length === 0) return [];
  const procedure = compile(readFileSync(join(folder, 'procedure.json')), field);
  const samplesOf = sampleRecords(folder, procedure, field);
  const worlds: World[] = [];
  for (const { script, name } of cases) {
    const { registries } = await samplesOf(script);
    const stage = { procedure, file, store: memoryStore(), crypto: nodeCrypto, registries };
    const { dossier } = await play(stage, script);
    worlds.push({ name, procedure, ...asFiled(dossier) });
  }
  return worlds;
}

function asFiled(dossier: Dossier): Pick<World, 'draft' | 'context'> {
  const { answers, lookups, uploads, contested, lifted, applicant, onBehalfOf, channel, settings } = dossier;
  const today = dossier.filed?.on ?? dossier.openedAt.slice(0, 10);
  return {
    draft: { answers, lookups, documents: uploads, contested, lifted },
    context: {
      now: dossier.filed?.at ?? dossier.openedAt,
      today,
      applicant: applicant!,
      ...(onBehalfOf && { onBehalfOf }),
      channel,
      settings,
    },
  };
}
