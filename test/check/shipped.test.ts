import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { inspect } from '../../src/check/check.js';
import { typedSites } from '../../src/check/typed-sites.js';
import { registryField } from '../../src/definition/registry-field.js';
import { fieldSources } from './field-sources.js';

const root = resolve(import.meta.dirname, '../..');

function look(file: string) {
  const text = readFileSync(join(root, file), 'utf8');
  const { findings, reading } = inspect(text, fieldSources, { file });
  const typed = typedSites(reading).filter(({ type }) => !type.any);
  console.info(
    `${file}: ${reading.sites.length} expressions, ${typed.length} typed, ${findings.length} findings`,
  );
  const at = ({ offset, length }: { offset: number; length: number }) => text.slice(offset, offset + length);
  return { findings: findings.map(each => ({ ...each, token: at(each.place) })), reading };
}

test.each(readdirSync(join(root, 'examples')))('%s has no finding, not even a warning', name => {
  const { findings, reading } = look(`examples/${name}/procedure.json`);
  expect(findings).toEqual([]);
  expect(reading.definition).toBeDefined();
});

test.each(readdirSync(join(root, 'examples')))(
  'each registry field that %s reads says where it was read',
  name => {
    const { definition } = look(`examples/${name}/procedure.json`).reading;
    const unsaid = Object.values(definition!.lookups).flatMap(({ registry, fields }) =>
      fields.filter(path => {
        const way = registryField(fieldSources.registries[registry]!, path.split('.'));
        return !way.some(({ source }) => typeof source === 'string');
      }),
    );
    expect(unsaid).toEqual([]);
  },
);

// What the experiments say that this release cannot run; nothing else may be wrong with them.
test.each([
  ['permanent-residence', ['"person"', '"collect"']],
  ['land-transfer', ['"history"']],
  [
    'linked-birth',
    ['"procedures/1.001193.json#/form/properties/…"', '"start"', '"parallel"', '"eligibility"'],
  ],
])('%s uses more than this release runs', (name, said) => {
  const { findings } = look(`test/language/${name}.procedure.json`);
  const errors = findings.filter(({ severity }) => severity === 'error');
  expect([...new Set(errors.map(({ code }) => code))]).toEqual(['unsupported']);
  const tokens = errors.map(({ token }) =>
    token.replace(/[^/]+"$/, last => (/\.json#/.test(token) ? '…"' : last)),
  );
  expect([...new Set(tokens)].sort()).toEqual(said.toSorted());
});
