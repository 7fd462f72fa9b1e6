import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { field } from '../../src/field.js';
import { httpRegistry } from '../../src/registries/http.js';
import { accepted, ME, open, people, worldOf } from '../dossier/world.js';
import { bridge, json } from './bridge.js';

const service = await bridge();
const [{ record } = { record: {} }] = people.records;

/** A draft opened while the population registry behaves so; it is waited for as long as the test wants. */
async function openedWith(does: (response: ServerResponse) => void, wait = 60_000) {
  service.does((_, response) => does(response));
  const population = httpRegistry(field.registries.population!, {
    url: `${service.url}/{personId}?f={$fields}&b={$basis}&d={$dossier}`,
    allowHttp: true,
    allowLoopback: true,
    timeout: 60_000,
  });
  const { dossiers } = worldOf({ registries: { population }, timeLimit: () => AbortSignal.timeout(wait) });
  const { dossier, form } = accepted(await dossiers.open(open));
  const log = JSON.stringify(await dossiers.export('d-1'));
  const filled = form.fields.filter(({ source }) => source === 'registry');
  const { outcome, complete } = dossier.lookups.me!;
  return { outcome, complete, filled, log };
}

test('what a service answers is in the form, locked', async () => {
  const { outcome, filled } = await openedWith(response => json(response, record));
  expect(outcome).toBe('found');
  expect(filled.length).toBeGreaterThan(0);
  expect(filled.some(({ locked }) => locked)).toBe(true);
});

test('a date that cannot be read is asked of the citizen, and no paper is waived on it', async () => {
  const { outcome, complete, filled } = await openedWith(response =>
    json(response, { ...record, birthDate: '03/12/1991' }),
  );
  expect({ outcome, complete }).toEqual({ outcome: 'found', complete: false });
  expect(filled.map(({ pointer }) => pointer)).toContain('/fullName');
  expect(filled.map(({ pointer }) => pointer)).not.toContain('/birthDate');
});

test.each<[string, (response: ServerResponse) => void, string, number?]>([
  ['says nothing', () => {}, 'unavailable', 50],
  ['breaks off', response => response.socket?.resetAndDestroy(), 'unavailable'],
  ['sends a page', response => response.end('<html>Lê Quang Minh</html>'), 'unavailable'],
  ['leads elsewhere', response => response.writeHead(302, { location: '/' }).end(), 'unavailable'],
  [
    'says a key twice',
    response => json(response, `{"personId":"${ME}","fullName":"A","fullName":"B"}`),
    'unavailable',
  ],
  ['tells of somebody else', response => json(response, { ...record, personId: '001091000999' }), 'mismatch'],
  ['tells of nobody', response => json(response, { ...record, personId: null }), 'incomplete'],
  ['writes a name as a list', response => json(response, { ...record, fullName: ['Lê'] }), 'incomplete'],
  ['refuses', response => json(response, {}, 403), 'denied'],
  ['knows nobody', response => json(response, {}, 404), 'notFound'],
])('a service that %s leaves a draft that can be filled by hand', async (_name, does, outcome, wait) => {
  const opened = await openedWith(does, wait);
  expect(opened.outcome).toBe(outcome);
  expect(opened.filled).toEqual([]);
  expect(opened.log).not.toMatch(/Lê Quang Minh|001091000/);
});
