import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { formats } from '../../src/value/formats.js';
import { filesUnder, type Json, readObject, schemaOf, valuesAt, withCodes } from './schema-files.js';

const ajv = new Ajv2020({ allErrors: true, strict: false, ownProperties: true });
for (const [name, { test: validate }] of Object.entries(formats))
  ajv.addFormat(name, { type: 'string', validate });

const field = filesUnder('schemas/registries', 'schemas/blocks', 'schemas/codes');
const definitions = filesUnder('examples', 'test/language');
const problems = (schema: Json, data: unknown): unknown => {
  ajv.validate(schema, data);
  return ajv.errors ?? [];
};

describe('every file of the field, the examples and the experiments', () => {
  test.each([...field, ...definitions])('%s has the shape its $schema asks for', file => {
    expect(problems(readObject(schemaOf(file)), readObject(file))).toEqual([]);
  });

  test.each([...field, ...definitions])('%s names only code lists and blocks that ship', file => {
    const value = readObject(file);
    const lists = valuesAt(value, 'codes')
      .filter(codes => !Array.isArray(codes))
      .map(codes => (typeof codes === 'string' ? codes : (codes as Json).list));
    const blocks = valuesAt(value, '$ref').filter(ref => String(ref).startsWith('blocks/'));
    const missing = [
      ...lists.filter(list => !existsSync(`schemas/codes/${list}.json`)),
      ...blocks.filter(block => !existsSync(`schemas/${block}`)),
    ];
    expect(missing).toEqual([]);
  });
});

describe('registries', () => {
  const files = filesUnder('schemas/registries');

  test('the seven of Decision 1565 are there', () => {
    const seven = [
      'civilStatus',
      'dossierStore',
      'enterprise',
      'healthCheck',
      'land',
      'population',
      'socialInsurance',
    ];
    expect(files.map(file => basename(file, '.json'))).toEqual(seven);
  });

  test.each(files)('%s: a key is a property of the record, and every key set uses declared keys', file => {
    const { keys, keySets, record } = readObject(file) as {
      keys: Json;
      keySets: string[][];
      record: { properties: Json };
    };
    expect(Object.keys(record.properties)).toEqual(expect.arrayContaining(Object.keys(keys)));
    expect(Object.keys(keys)).toEqual(expect.arrayContaining(keySets.flat()));
  });

  test.each(files)('%s: every field of a record says where it is known from', file => {
    const { properties } = readObject(file).record as { properties: Record<string, Json> };
    const unsourced = Object.entries(properties).filter(
      ([, it]) => it.type !== 'object' && it.source === undefined,
    );
    expect(unsourced.map(([name]) => name)).toEqual([]);
  });
});

test('the provinces are the 34 of 2025, one of them renamed in 2026', () => {
  const { values } = readObject('schemas/codes/provinces.json') as { values: readonly { code: string }[] };
  expect(new Set(values.map(({ code }) => code)).size).toBe(34);
  expect(values).toHaveLength(35);
});

describe('sample records', () => {
  const samples = filesUnder('examples').filter(file => file.includes('/records/'));

  test.each(samples)('%s: every record is one its registry could give', file => {
    const { registry, records } = readObject(file) as {
      registry: string;
      records: readonly { id: string; record: unknown }[];
    };
    const schema = withCodes(readObject(`schemas/registries/${registry}.json`).record) as Json;
    for (const { id, record } of records) expect(problems(schema, record), id).toEqual([]);
  });
});
