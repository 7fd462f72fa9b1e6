import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RegistryAnswer } from '../../src/dossier/ports.js';
import { httpRegistry } from '../../src/registries/http.js';
import type { RegistryEvent } from '../../src/registries/registry-event.js';
import { asked, declared, MAI, mai } from './bridge.js';

const outcomes: readonly RegistryAnswer['outcome'][] = [
  'found',
  'notFound',
  'incomplete',
  'mismatch',
  'denied',
  'unavailable',
];
const status = fc.oneof({ weight: 20, arbitrary: fc.constant(200) }, fc.integer({ min: 200, max: 599 }));
const type = fc.oneof(
  { weight: 20, arbitrary: fc.constant('application/json') },
  fc.constantFrom('text/html', 'application/json; charset=utf-16', ''),
);
const encoding = fc.oneof(
  { weight: 20, arbitrary: fc.constant('') },
  fc.constantFrom('gzip', 'gzip, br', 'x'),
);

/** Records that are nearly right: a member of them changed, one left out, one too many. */
const value = fc.oneof(fc.jsonValue(), fc.constantFrom(MAI, '12/03/1991', '1991', 'Mai', null, true));
const record = fc
  .tuple(fc.constantFrom(...Object.keys(declared.record.properties as object)), value, fc.boolean())
  .map(([name, told, whole]) => ({ ...(whole ? mai : {}), [name]: told }));
const body = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 200 }).map(text => new TextEncoder().encode(text)),
  fc
    .oneof(fc.jsonValue(), record, fc.array(record, { maxLength: 2 }))
    .map(json => new TextEncoder().encode(JSON.stringify(json))),
);

test('whatever bytes a service sends, there is one outcome, and a record only about whom was asked', async () => {
  let [found, events] = [0, 0];
  await fc.assert(
    fc.asyncProperty(status, type, encoding, body, async (code, contentType, contentEncoding, bytes) => {
      const told: RegistryEvent[] = [];
      const headers = {
        ...(contentType && { 'content-type': contentType }),
        ...(contentEncoding && { 'content-encoding': contentEncoding }),
      };
      const isEmpty = [204, 205, 304].includes(code);
      const fetch = async () =>
        new Response(isEmpty ? null : new Uint8Array(bytes), { status: code, headers });
      const registry = httpRegistry(declared, {
        url: 'https://a.example/{personId}',
        fetch,
        dates: 'dd/MM/yyyy',
        onEvent: event => told.push(event),
      });
      const answer = await registry.ask(asked({ personId: MAI }, { fields: ['*'] }));
      expect(outcomes).toContain(answer.outcome);
      const subject = (answer.record as { personId?: unknown } | undefined)?.personId;
      if (answer.outcome === 'found') expect(subject).toBe(MAI);
      else expect([undefined, null, MAI]).toContain(subject);
      if (answer.outcome !== 'found' && answer.outcome !== 'incomplete')
        expect(answer).not.toHaveProperty('record');
      found += answer.outcome === 'found' ? 1 : 0;
      events += told.length;
    }),
    { numRuns: 2000, seed: 20260422 },
  );
  expect(found).toBeGreaterThan(40);
  expect(events).toBe(2000);
});
