import type { ServerResponse } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import type { RegistryAnswer } from '../../src/dossier/ports.js';
import { httpRegistry } from '../../src/registries/http.js';
import type { HttpRegistryOptions } from '../../src/registries/http-options.js';
import type { RegistryEvent } from '../../src/registries/registry-event.js';
import { asked, bridge, declared, json, MAI, mai } from './bridge.js';

const unhandled: unknown[] = [];
const onUnhandled = (reason: unknown) => unhandled.push(reason);
process.on('unhandledRejection', onUnhandled);

const service = await bridge();
const CAP = 65_536;

afterAll(async () => {
  await new Promise(resolve => setTimeout(resolve, 50));
  process.off('unhandledRejection', onUnhandled);
  expect(unhandled).toEqual([]);
});

type Asked = Extract<RegistryEvent, { kind: 'asked' }>;

/** Asks once; gives the answer and what was told of it. */
async function tried(options: Partial<HttpRegistryOptions> = {}, signal?: AbortSignal) {
  const events: RegistryEvent[] = [];
  const registry = httpRegistry(declared, {
    url: `${service.url}/people/{personId}`,
    allowHttp: true,
    allowLoopback: true,
    timeout: 60_000,
    bytes: CAP,
    onEvent: event => events.push(event),
    ...options,
  });
  const answer = await registry.ask(asked(), signal);
  const [event] = events.filter((each): each is Asked => each.kind === 'asked');
  return { answer, event: event! };
}

const raw = (response: ServerResponse, text: string, end = true): void => {
  const { socket } = response;
  socket?.write(text);
  if (end) socket?.end();
};
const typed = (
  response: ServerResponse,
  type: string,
  body: string | Uint8Array = JSON.stringify(mai),
): void => {
  response.writeHead(200, { 'content-type': type });
  response.end(body);
};
const packed = (response: ServerResponse, encoding: string, body: Uint8Array): void => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': encoding });
  response.end(body);
};
const page = '<!doctype html><title>Đăng nhập</title>';
const whole = JSON.stringify(mai);
const nested = `{"personId":"${MAI}","fullName":${'['.repeat(100)}${']'.repeat(100)}}`;

type Case = [
  name: string,
  does: (response: ServerResponse) => void,
  outcome: RegistryAnswer['outcome'],
  reason?: string,
];

const cases: Case[] = [
  ['JSON', response => json(response, mai), 'found'],
  ['a byte order mark', response => json(response, `\ufeff${whole}`), 'found'],
  ['JSON of another name', response => typed(response, 'application/vnd.dancu+json; charset=utf-8'), 'found'],
  ['gzip', response => packed(response, 'gzip', gzipSync(whole)), 'found'],
  ['brotli', response => packed(response, 'br', brotliCompressSync(whole)), 'found'],

  ['nothing, ever', () => {}, 'unavailable', 'timeout'],
  [
    'headers, then nothing',
    response => response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders(),
    'unavailable',
    'timeout',
  ],
  [
    'headers that never end',
    response => raw(response, 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nx-slow: ', false),
    'unavailable',
    'timeout',
  ],
  ['a byte every 20 ms', response => drip(response), 'unavailable', 'timeout'],
  [
    'a refused connection in mid answer',
    response => response.socket?.resetAndDestroy(),
    'unavailable',
    'network',
  ],
  [
    'a reset after half a body',
    response => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write(whole.slice(0, 20), () => response.socket?.resetAndDestroy());
    },
    'unavailable',
    'network',
  ],
  [
    'a body shorter than it says',
    response =>
      raw(
        response,
        `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n${whole}`,
      ),
    'unavailable',
    'network',
  ],
  [
    'a chunked body cut off',
    response =>
      raw(
        response,
        `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n5\r\n${whole.slice(0, 5)}`,
      ),
    'unavailable',
    'network',
  ],
  [
    'a body cut off where nothing tells its length',
    response =>
      raw(response, `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n${whole.slice(0, 30)}`),
    'unavailable',
    'syntax',
  ],
  [
    'half a gzip',
    response => packed(response, 'gzip', gzipSync(whole).subarray(0, 40)),
    'unavailable',
    'syntax',
  ],
  ['no HTTP at all', response => raw(response, 'SSH-2.0-OpenSSH_9.2\r\n'), 'unavailable', 'network'],
  ['what is no gzip', response => packed(response, 'gzip', Buffer.from(whole)), 'unavailable', 'network'],

  [
    'a redirect',
    response => response.writeHead(302, { location: '/people/elsewhere' }).end(),
    'unavailable',
    'redirect',
  ],
  [
    'a redirect to another host',
    response => response.writeHead(307, { location: 'http://169.254.169.254/' }).end(),
    'unavailable',
    'redirect',
  ],
  ['not modified', response => response.writeHead(304).end(), 'unavailable', 'redirect'],

  ['400', response => json(response, {}, 400), 'unavailable', 'status'],
  ['401', response => json(response, {}, 401), 'denied'],
  ['403', response => json(response, {}, 403), 'denied'],
  ['404', response => json(response, {}, 404), 'notFound'],
  ['404 without a body', response => response.writeHead(404).end(), 'notFound'],
  [
    '404 as a page',
    response => response.writeHead(404, { 'content-type': 'text/html' }).end(page),
    'unavailable',
    'content-type',
  ],
  ['404 with a body without end', response => endless(response, 404), 'unavailable', 'too-large'],
  ['409', response => json(response, {}, 409), 'unavailable', 'status'],
  ['429', response => json(response, {}, 429), 'unavailable', 'status'],
  ['500', response => json(response, mai, 500), 'unavailable', 'status'],
  ['503', response => json(response, mai, 503), 'unavailable', 'status'],
  ['204', response => response.writeHead(204).end(), 'unavailable', 'content-type'],

  ['a page with 200', response => typed(response, 'text/html', page), 'unavailable', 'content-type'],
  ['a page that calls itself JSON', response => json(response, page), 'unavailable', 'syntax'],
  ['JSON that calls itself text', response => typed(response, 'text/plain'), 'unavailable', 'content-type'],
  [
    'JSON in Latin-1',
    response => typed(response, 'application/json; charset=iso-8859-1'),
    'unavailable',
    'content-type',
  ],
  ['no content type', response => response.end(whole), 'unavailable', 'content-type'],
  [
    'gzip in gzip',
    response => packed(response, 'gzip, gzip', gzipSync(gzipSync(whole))),
    'unavailable',
    'encoding',
  ],
  [
    'an unknown encoding',
    response => packed(response, 'zstd9', Buffer.from(whole)),
    'unavailable',
    'encoding',
  ],

  ['nothing in the body', response => json(response, ''), 'unavailable', 'syntax'],
  [
    'a key twice',
    response => json(response, `{"personId":"${MAI}","fullName":"Ai","fullName":"Mai"}`),
    'unavailable',
    'duplicate-key',
  ],
  [
    'a prototype',
    response => json(response, `{"personId":"${MAI}","__proto__":{"fullName":"Mai"}}`),
    'unavailable',
    'forbidden-key',
  ],
  [
    'an id with its zeros lost',
    response => json(response, `{"personId":001195000301,"fullName":"Mai"}`),
    'unavailable',
    'syntax',
  ],
  [
    'a number too large',
    response => json(response, `{"personId":"${MAI}","fullName":9007199254740993}`),
    'unavailable',
    'ill-formed',
  ],
  [
    'half a character',
    response => json(response, `{"personId":"${MAI}","fullName":"\\ud800"}`),
    'unavailable',
    'ill-formed',
  ],
  [
    'bytes that are no UTF-8',
    response => json(response, Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])),
    'unavailable',
    'utf-8',
  ],
  ['UTF-16', response => json(response, Buffer.from(`\ufeff${whole}`, 'utf16le')), 'unavailable', 'utf-16'],
  ['a hundred levels', response => json(response, nested), 'unavailable', 'too-deep'],
  ['two values', response => json(response, `${whole}${whole}`), 'unavailable', 'syntax'],
  ['a list of two', response => json(response, [mai, mai]), 'unavailable', 'record'],
  ['a list of one', response => json(response, [mai]), 'found'],
  ['an empty list', response => json(response, []), 'unavailable', 'record'],
  ['null', response => json(response, 'null'), 'unavailable', 'record'],
  ['a text', response => json(response, '"found"'), 'unavailable', 'record'],
  ['a huge body', response => json(response, { ...mai, other: 'x'.repeat(CAP) }), 'unavailable', 'too-large'],
  ['a body without end', response => endless(response), 'unavailable', 'too-large'],

  ['somebody else', response => json(response, { ...mai, personId: '001195000999' }), 'mismatch', 'subject'],
  ['somebody else in a list', response => json(response, { ...mai, personId: [MAI] }), 'mismatch', 'subject'],
  ['an id as a number', response => json(response, { ...mai, personId: 1195000301 }), 'mismatch', 'subject'],
  ['nobody', response => json(response, { fullName: 'Trần Thị Mai' }), 'incomplete', 'shape'],
  [
    'a name that is an object',
    response => json(response, { ...mai, fullName: { first: 'Mai' } }),
    'incomplete',
    'shape',
  ],
  [
    'a date that is a list',
    response => json(response, { ...mai, birthDate: ['1995'] }),
    'incomplete',
    'shape',
  ],
  ['a wrong kind where nobody asked', response => json(response, { ...mai, residence: 7 }), 'found'],
];

function drip(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  let at = 0;
  const timer = setInterval(() => response.write(whole[at++ % whole.length]!), 20);
  response.on('close', () => clearInterval(timer));
}

function endless(response: ServerResponse, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  const more = (): void => {
    if (!response.destroyed && response.write(' '.repeat(16_384))) setImmediate(more);
  };
  response.on('drain', more);
  more();
}

describe('a service that answers', () => {
  test.each<Case>(cases)('%s', async (_name, does, outcome, reason) => {
    service.does((_, response) => does(response));
    const { answer, event } = await tried(reason === 'timeout' ? { timeout: 250 } : {});
    expect(answer).toMatchObject({ outcome });
    expect({ outcome: event.outcome, reason: event.reason }).toEqual({ outcome, reason });
    expect('record' in answer).toBe(outcome === 'found' || outcome === 'incomplete');
    expect(event.attempts).toBe(1);
    expect(JSON.stringify(event)).not.toMatch(/Mai|0011|195000/);
  });
});

test('600 MB packed into 600 kB are let go at the cap, counted as they are inflated', async () => {
  const megabyte = gzipSync(Buffer.alloc(1_048_576, ' '));
  const bomb = Buffer.concat(Array.from({ length: 600 }, () => megabyte));
  expect(bomb.length).toBeLessThan(1_048_576);
  service.does((_, response) => packed(response, 'gzip', bomb));
  const { answer, event } = await tried({ timeout: 60_000 });
  expect(answer).toEqual({ outcome: 'unavailable', ms: expect.any(Number) });
  expect(event).toMatchObject({ reason: 'too-large', attempts: 1 });
  expect(event.bytes).toBeGreaterThan(CAP);
  expect(event.bytes).toBeLessThanOrEqual(2 * CAP);
});

test('a question that is given up closes its connection, and what comes later is let go', async () => {
  const other = await bridge();
  const held: ServerResponse[] = [];
  const all = 20;
  let arrived: () => void = () => {};
  const there = new Promise<void>(resolve => {
    arrived = resolve;
  });
  other.does((_, response) => {
    if (held.push(response) === all) arrived();
  });
  const stop = new AbortController();
  const url = `${other.url}/people/{personId}`;
  const questions = Array.from({ length: all }, () => tried({ url, timeout: 60_000 }, stop.signal));
  await there;
  stop.abort();
  const ends = await Promise.all(questions);
  expect(ends.map(({ event }) => event.reason)).toEqual(Array.from({ length: all }, () => 'aborted'));
  for (const response of held) json(response, mai);
  // Node's fetch opens one anew in place of each it tears down, and closes it unused.
  await other.quiet();
  expect(other.opened()).toBeLessThanOrEqual(2 * all);
  const before = other.opened();

  other.does((_, response) => json(response, mai));
  for (let at = 0; at < all; at += 1)
    expect(await tried({ url, timeout: 60_000 })).toMatchObject({ answer: { outcome: 'found' } });
  expect(other.opened()).toBeLessThanOrEqual(before + 3);
});

test('a service that answers twice answers nobody else with its second word', async () => {
  const other = await bridge();
  const answer = (body: string) =>
    `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  const stranger = JSON.stringify({ ...mai, fullName: 'Kẻ lạ' });
  other.does((_, response) => raw(response, answer(whole) + answer(stranger), false));
  const url = `${other.url}/people/{personId}`;
  for (let at = 0; at < 5; at += 1) {
    const { answer: told } = await tried({ url });
    expect(JSON.stringify(told)).not.toContain('Kẻ lạ');
  }
});

test('a signal that came aborted asks nobody', async () => {
  const before = service.requests();
  const { event } = await tried({}, AbortSignal.abort());
  expect(event).toMatchObject({ outcome: 'unavailable', reason: 'aborted', attempts: 0 });
  expect(service.requests()).toBe(before);
});

test('a fetch that does not heed its signal holds nobody up, and what it gives later is let go', async () => {
  let late: (error: Error) => void = () => {};
  const fetch = () =>
    new Promise<Response>((_, reject) => {
      late = reject;
    });
  const { event } = await tried({ fetch, timeout: 20 });
  expect(event).toMatchObject({ reason: 'timeout', attempts: 1 });
  late(new Error('late'));
});

test('nobody listens there', async () => {
  const { event } = await tried({ url: 'http://127.0.0.1:1/{personId}' });
  expect(event).toMatchObject({ outcome: 'unavailable', reason: 'network' });
});
