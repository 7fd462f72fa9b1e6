import { expect, test } from 'vitest';
import type { Registry } from '../../src/dossier/ports.js';
import { accepted, citizen, ME, worldOf } from './world.js';

const record = { personId: ME, fullName: 'Lê Quang Minh', birthDate: '1991-03-12' };
const found = { outcome: 'found', record };
const cycle: Record<string, unknown> = { ...record };
cycle.fullName = cycle;
const nested = Array.from({ length: 20_000 }).reduce<unknown>(inner => [inner], 'x');
const boo = (): never => {
  throw new Error('boo');
};

const withRecord = (more: object) => ({ outcome: 'found', record: { ...record, ...more } });

test.each<[string, unknown, string]>([
  [
    'an outcome that throws',
    Object.defineProperty({}, 'outcome', { get: boo, enumerable: true }),
    'unavailable',
  ],
  [
    'a record that throws',
    Object.defineProperty({ outcome: 'found' }, 'record', { get: boo }),
    'unavailable',
  ],
  [
    'a field that throws',
    { outcome: 'found', record: Object.defineProperty({}, 'fullName', { get: boo, enumerable: true }) },
    'unavailable',
  ],
  ['a proxy that throws', new Proxy({}, { get: boo, getOwnPropertyDescriptor: boo }), 'unavailable'],
  ['an outcome that is an object', { ...found, outcome: { toString: () => 'found' } }, 'unavailable'],
  ['endless milliseconds', { ...found, ms: Number.POSITIVE_INFINITY }, 'unavailable'],
  ['milliseconds beyond counting', { ...found, ms: 1e308 }, 'unavailable'],
  ['negative milliseconds', { ...found, ms: -1 }, 'unavailable'],
  ['milliseconds in words', { ...found, ms: '5' }, 'unavailable'],
  ['a name for an instant', { ...found, asOf: 'Lê Quang Minh' }, 'unavailable'],
  ['half a character for an instant', { outcome: 'notFound', asOf: '\ud800' }, 'unavailable'],
  ['no day of the calendar', { ...found, asOf: '2026-02-30' }, 'unavailable'],
  ['a day', { ...found, asOf: '2026-02-28' }, 'found'],
  ['nulls for what is not there', { ...found, asOf: null, id: null, ms: null }, 'found'],
  ['half a character', withRecord({ fullName: '\ud800' }), 'unavailable'],
  ['no number', withRecord({ birthDate: Number.NaN }), 'unavailable'],
  ['a function', withRecord({ fullName: () => 1 }), 'unavailable'],
  ['a bigint', withRecord({ fullName: 1n }), 'unavailable'],
  ['a Date', withRecord({ birthDate: new Date(0) }), 'unavailable'],
  ['a cycle', { outcome: 'found', record: cycle }, 'unavailable'],
  ['20,000 levels', withRecord({ fullName: nested }), 'unavailable'],
  ['more than 256 kB', withRecord({ fullName: 'x'.repeat(262_144) }), 'unavailable'],
  ['a prototype', withRecord({ fullName: JSON.parse('{"__proto__":{}}') }), 'unavailable'],
  ['unsound fields nobody asked for', withRecord({ other: () => 1, more: '\ud800', self: cycle }), 'found'],
  ['a huge field nobody asked for', withRecord({ other: 'x'.repeat(10_000_000) }), 'found'],
  ['no word about whom', { outcome: 'found', record: { fullName: 'Trần Thị B' } }, 'incomplete'],
  ['somebody of no id', withRecord({ personId: '' }), 'mismatch'],
  ['somebody else in a list', withRecord({ personId: ['001091000999'] }), 'mismatch'],
  ['a name that is an object', withRecord({ fullName: { a: 1 } }), 'incomplete'],
  ['a date that is a number', withRecord({ birthDate: 5 }), 'incomplete'],
  ['a field it does not know', withRecord({ birthDate: null }), 'found'],
])('a registry that answers %s', async (_name, given, outcome) => {
  const population = { ask: async () => given } as Registry;
  const { dossiers } = worldOf({ registries: { population } });
  const opened = await dossiers.open({
    procedure: '1.000002',
    actor: citizen,
    channel: 'online',
    applicant: { personId: ME },
    dossier: 'd-1',
  });
  const { dossier, form } = accepted(opened);
  expect(dossier.lookups.me).toMatchObject({ outcome });
  const filled = form.fields.filter(({ source }) => source === 'registry').length;
  expect(filled > 0).toBe(outcome === 'found');
  const [, asked] = await dossiers.export('d-1');
  expect(Number.isSafeInteger(asked?.facts.ms)).toBe(true);
  expect(JSON.stringify(asked?.facts)).not.toContain('Lê');
});
