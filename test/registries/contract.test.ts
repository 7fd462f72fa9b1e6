import { describe, expect, test } from 'vitest';
import type { Registry } from '../../src/dossier/ports.js';
import { cached } from '../../src/registries/cached.js';
import { httpRegistry } from '../../src/registries/http.js';
import { type RecordsFile, recordsRegistry } from '../../src/registries/records.js';
import { type RegistrySubject, registryContract } from '../../src/testing/registry-contract.js';
import { registryPromises } from '../../src/testing/registry-promises.js';
import { bridge, declared, json, MAI, mai } from './bridge.js';

const BINH = '001091000101';
const people = [mai, { personId: BINH, fullName: 'Nguyễn Văn Bình', birthDate: '1991' }];
const file: RecordsFile = {
  registry: 'people',
  records: people.map(record => ({
    id: record.personId,
    version: '1',
    asOf: '2026-04-22',
    signed: true,
    record,
  })),
};
const told = {
  declared,
  known: [{ personId: MAI }, { personId: BINH }],
  unknown: { personId: '001091000999' },
} as const;

const service = await bridge();
service.does(({ url }, response) => {
  const found = people.find(({ personId }) => url?.split('?')[0] === `/people/${personId}`);
  json(response, found ?? {}, found ? 200 : 404);
});
const over = (url: string) => httpRegistry(declared, { url, allowHttp: true, allowLoopback: true });
const http = () => over(`${service.url}/people/{personId}`);
const down = async () => over('http://127.0.0.1:1/{personId}');

describe('sample records', () => {
  const outage = async () => recordsRegistry(file, declared, { outage: 'unavailable' });
  registryContract(test, async () => ({ ...told, port: recordsRegistry(file, declared), down: outage }));
});

describe('over HTTP', () => {
  registryContract(test, async () => ({ ...told, port: http(), down }));
});

describe('over HTTP, by id and name', () => {
  registryContract(test, async () => ({
    ...told,
    known: [people[0]!, people[1]!].map(({ personId, fullName }) => ({ personId, fullName })) as never,
    unknown: { personId: '001091000999', fullName: 'Ai' },
    port: over(`${service.url}/people/{personId}?ten={fullName}`),
  }));
});

describe('kept for a while', () => {
  const keep = { maxAge: 60_000, keep: ['found', 'notFound'] } as const;
  registryContract(test, async () => ({
    ...told,
    port: cached(http(), declared, keep),
    down: async () => cached(await down(), declared, keep),
  }));
});

/** Breaks a sound registry in one way; the contract must see it. */
const sound = recordsRegistry(file, declared);
const broken: Readonly<Record<string, Registry['ask']>> = {
  'throws on what it does not know': async request => {
    const answer = await sound.ask(request);
    if (answer.outcome !== 'found') throw new Error('no');
    return answer;
  },
  'always tells of the first': async () => sound.ask({ by: { personId: MAI } } as never),
  'tells a record nobody asked for': async request => ({ ...(await sound.ask(request)), record: mai }),
  'throws when it is ended': async (request, signal) => {
    signal?.throwIfAborted();
    return sound.ask(request);
  },
  'changes the question': async request => {
    Object.assign(request, { seen: true });
    return sound.ask(request);
  },
  'writes dates its own way': async request => ({ ...(await sound.ask(request)), asOf: '22/04/2026' }),
  'gives what is no JSON': async request => {
    const answer = await sound.ask(request);
    return answer.record ? { ...answer, record: { ...answer.record, at: new Date(0) } } : answer;
  },
  'gives another kind': async request => {
    const answer = await sound.ask(request);
    return answer.record ? { ...answer, record: { ...answer.record, alive: 'yes' } } : answer;
  },
  'calls an unknown key unavailable': async request => {
    const answer = await sound.ask(request);
    return answer.outcome === 'notFound' ? { outcome: 'unavailable' } : answer;
  },
  'counts its versions up': (() => {
    let version = 0;
    return async (request: Parameters<Registry['ask']>[0]) => ({
      ...(await sound.ask(request)),
      version: String(++version),
    });
  })(),
};

test.each(Object.entries(broken))('the contract sees a registry that %s', async (_, ask) => {
  const subject: RegistrySubject = { ...told, port: { ask } };
  const broke: string[] = [];
  for (const { name, keep } of registryPromises)
    await keep({ ...subject, registry: subject.port }, async () => ({
      ...subject,
      registry: subject.port,
    })).catch(() => broke.push(name));
  expect(broke).not.toEqual([]);
});

test('the contract sees an outage that is thrown', async () => {
  const keep = registryPromises.find(({ name }) => name.startsWith('an outage'))!.keep;
  const thrown = async () => ({ ask: () => Promise.reject(new Error('down')) });
  const asking = { ...told, registry: sound, down: thrown };
  await expect(keep(asking, async () => asking)).rejects.toThrow('down');
});
