import { describe, expect, test } from 'vitest';
import type { RegistryFile } from '../../src/definition/sources.js';
import { type RecordsFile, recordsRegistry } from '../../src/registries/records.js';

const declared: RegistryFile = {
  name: 'people',
  title: 'Dân cư',
  keys: {
    personId: { type: 'string', format: 'vn-person-id' },
    fullName: { type: 'string', format: 'vn-person-name', match: true },
    year: { type: 'integer' },
  },
  keySets: [['personId'], ['personId', 'fullName'], ['year']],
  record: { type: 'object' },
};
const person = (id: string, record: object) => ({
  id,
  version: '1',
  asOf: '2026-01-01',
  signed: true,
  record: { ...record },
});
const file: RecordsFile = {
  registry: 'people',
  latency: 120,
  records: [
    person('a', { personId: '001091000101', fullName: 'Nguyễn Thị Hoà', year: 1991 }),
    person('b', { fullName: 'không có số' }),
  ],
};
const ask = (by: Record<string, unknown>, options = {}) =>
  recordsRegistry(file, declared, options).ask({
    registry: 'people',
    by,
    fields: [],
    basis: '',
    procedure: '',
    dossier: '',
  });

describe('sample records', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['by id', { personId: '001091000101' }, 'found'],
    ['by id spelt with blanks', { personId: '0010 9100 0101' }, 'found'],
    [
      'name in capitals, tone mark elsewhere',
      { personId: '001091000101', fullName: 'NGUYỄN THỊ HÒA' },
      'found',
    ],
    ['another name', { personId: '001091000101', fullName: 'NGUYỄN THỊ HOA' }, 'mismatch'],
    ['nobody', { personId: '001091000999' }, 'notFound'],
    ['nobody, with a name that exists', { personId: '001091000999', fullName: 'Nguyễn Thị Hoà' }, 'notFound'],
    ['by number', { year: 1991 }, 'found'],
    ['number as text', { year: '1991' }, 'notFound'],
    ['a key set that is not declared', { fullName: 'Nguyễn Thị Hoà' }, 'denied'],
    ['no key', {}, 'denied'],
    ['a name of the prototype', { constructor: 'x' }, 'denied'],
  ])('%s', async (_name, by, outcome) => {
    const answer = await ask(by);
    expect(answer).toMatchObject({ outcome, ms: 120 });
    expect('record' in answer).toBe(outcome === 'found');
  });

  test('an outage answers nothing, a scripted latency is told', async () => {
    expect(await ask({ personId: '001091000101' }, { outage: 'unavailable', latency: 5000 })).toEqual({
      outcome: 'unavailable',
      ms: 5000,
    });
  });

  test('the answer is the receipt', async () => {
    expect(await ask({ year: 1991 })).toMatchObject({
      id: 'a',
      version: '1',
      asOf: '2026-01-01',
      signed: true,
    });
  });
});

describe('what is no sample of a registry is refused when it is handed in, not when it is asked', () => {
  const made = (samples: unknown, of: unknown = declared) =>
    recordsRegistry(samples as RecordsFile, of as RegistryFile);
  test.each([null, 5, {}, { records: 5 }, { records: [null] }, { records: [{ id: 'a' }] }])('%j', samples => {
    expect(() => made(samples)).toThrow(RangeError);
  });
  test.each([5, null, {}])('over %j', of => {
    expect(() => made(file, of)).toThrow('the sources have no registry of these records: people');
  });
});
