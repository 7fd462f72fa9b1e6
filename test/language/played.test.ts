import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { CaseFile } from '../../src/cases/cases.js';
import { play } from '../../src/cases/play.js';
import { unmetIn } from '../../src/cases/unmet.js';
import { readDefinition } from '../../src/definition/read.js';
import { field } from '../../src/field.js';
import { load } from '../../src/procedure/procedure.js';
import { type RecordsFile, recordsRegistry } from '../../src/registries/records.js';
import { readJson } from '../../src/source/json.js';
import { memoryStore } from '../../src/stores/memory.js';
import { portableCrypto } from '../../src/value/crypto.js';
import { filesUnder, readObject } from './schema-files.js';

const folder = 'examples/birth-registration';
const text = readFileSync(`${folder}/procedure.json`, 'utf8');
const { definition } = readDefinition(readJson(text, 'procedure.json'), field);
if (!definition) throw new Error('the example does not link');

const procedure = load({
  format: 1,
  pin: definition.pin,
  definition,
  registries: field.registries,
  calendar: field.calendars[definition.calendar]!,
});
const file = readObject(`${folder}/cases.json`) as unknown as CaseFile;
const samples = filesUnder(`${folder}/records`).map(path => readObject(path) as unknown as RecordsFile);

test.each(file.cases)('$name: everything its author expects comes true', async script => {
  const { outages = {}, latency = {} } = script.given;
  const registries = Object.fromEntries(
    samples.map(sample => {
      const [outage, ms] = [outages[sample.registry], latency[sample.registry]];
      const options = { ...(outage && { outage }), ...(ms !== undefined && { latency: ms }) };
      return [sample.registry, recordsRegistry(sample, field.registries[sample.registry]!, options)];
    }),
  );
  const played = await play(
    { procedure, file, store: memoryStore(), crypto: portableCrypto, registries },
    script,
  );
  expect(played.refused).toEqual([]);
  expect(unmetIn(played)).toEqual([]);
});
