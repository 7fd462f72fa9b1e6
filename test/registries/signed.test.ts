import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { httpRegistry } from '../../src/registries/http.js';
import type { HttpRegistryOptions } from '../../src/registries/http-options.js';
import { asked, declared, mai } from './bridge.js';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const body = Buffer.from(JSON.stringify({ ...mai, kySo: true, chuaKy: false }));
const signature = sign(null, body, privateKey).toString('base64');
const holds = (payload: Uint8Array, headers: Headers): boolean =>
  verify(null, payload, publicKey, Buffer.from(headers.get('x-signature') ?? '', 'base64'));

const ask = (options: Partial<HttpRegistryOptions>, sent: Uint8Array = body, header = signature) =>
  httpRegistry(declared, {
    url: 'https://a.example/{personId}',
    fetch: async () =>
      new Response(new Uint8Array(sent), {
        headers: { 'content-type': 'application/json', 'x-signature': header },
      }),
    ...options,
  }).ask(asked());

test('a signature that holds makes an answer signed', async () => {
  expect(await ask({ verify: holds })).toMatchObject({ outcome: 'found', signed: true });
  expect(await ask({ verify: async (...came) => holds(...came) })).toMatchObject({ signed: true });
});

const other = Buffer.from(body.toString().replace('Mai', 'Mei'));
const claims = { answer: { signed: '/kySo' } };
const claimsNot = { answer: { signed: '/chuaKy' } };

test.each<[string, Partial<HttpRegistryOptions>, Uint8Array?, string?]>([
  ['a body that was changed', { verify: holds }, other],
  ['a body that was changed and claims to be signed', { verify: holds, ...claims }, other],
  ['no signature', { verify: holds, ...claims }, body, ''],
  ['a signature where the service says there is none', { verify: holds, ...claimsNot }],
  [
    'a function that throws',
    {
      verify: () => {
        throw new Error('no key');
      },
      ...claims,
    },
  ],
  ['a function that is rejected', { verify: () => Promise.reject(new Error('no key')), ...claims }],
  ['a function that gives something true', { verify: (() => 'yes') as never, ...claims }],
])('%s leaves an answer that is not signed', async (_name, options, sent, header) => {
  const answer = await ask(options, sent, header);
  expect(answer.outcome).toBe('found');
  expect(answer).not.toHaveProperty('signed');
});

test('a function that takes too long is waited for no longer than the service', async () => {
  const verify = () => new Promise<boolean>(() => {});
  expect(await ask({ verify, timeout: 20 })).toMatchObject({ outcome: 'unavailable' });
});

test('what was not found is not looked at', async () => {
  let looks = 0;
  const verify = () => {
    looks += 1;
    return true;
  };
  const answer = await ask({ verify }, Buffer.from(JSON.stringify({ ...mai, personId: '001195000999' })));
  expect([answer.outcome, looks]).toEqual(['mismatch', 0]);
});

test('without such a function it is the word of the service, or of the channel', async () => {
  expect(await ask(claims)).toMatchObject({ signed: true });
  expect(await ask({ answer: { signed: true } })).toMatchObject({ signed: true });
  expect(await ask({})).not.toHaveProperty('signed');
});
