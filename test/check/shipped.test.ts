import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inspect } from '../../src/check/check.js';
import { fieldSources } from './field-sources.js';

const root = resolve(import.meta.dirname, '../..');
const look = (file: string) => inspect(readFileSync(join(root, file), 'utf8'), fieldSources, { file });

test('the example has no finding, not even a warning', () => {
  const { findings, reading } = look('examples/birth-registration/procedure.json');
  expect(findings).toEqual([]);
  expect(reading.definition?.fields.length).toBe(47);
});

describe('the experiments use more than this release runs, and nothing else is wrong with them', () => {
  const folder = join(root, 'test/language');
  const files = existsSync(folder)
    ? readdirSync(folder).filter(file => file.endsWith('.procedure.json'))
    : [];
  test.each(files)('%s', file => {
    const errors = look(`test/language/${file}`).findings.filter(({ severity }) => severity === 'error');
    expect(errors.length).toBeGreaterThan(0);
    expect([...new Set(errors.map(({ code }) => code))]).toEqual(['unsupported']);
  });
});
