import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterAll } from 'vitest';
import type { RegistryFile } from '../../src/definition/sources.js';
import type { RegistryRequest } from '../../src/dossier/ports.js';

export const declared: RegistryFile = {
  name: 'people',
  title: 'Dân cư',
  keys: {
    personId: { type: 'string', format: 'vn-person-id' },
    fullName: { type: 'string', format: 'vn-person-name', match: true },
    birthDate: { type: 'string', format: 'partial-date', match: true },
  },
  keySets: [['personId'], ['personId', 'fullName'], ['personId', 'fullName', 'birthDate']],
  record: {
    type: 'object',
    required: ['personId', 'fullName'],
    properties: {
      personId: { type: 'string', format: 'vn-person-id' },
      fullName: { type: 'string', format: 'vn-person-name' },
      birthDate: { type: 'string', format: 'partial-date' },
      gender: { type: 'string', codes: 'gender' },
      alive: { type: 'boolean' },
      updatedAt: { type: 'string', format: 'date-time' },
      residence: {
        type: 'object',
        properties: { province: { type: 'string' }, since: { type: 'string', format: 'date' } },
      },
      cards: {
        type: 'array',
        items: {
          type: 'object',
          properties: { number: { type: 'string' }, issued: { type: 'string', format: 'date' } },
        },
      },
    },
  },
};

export const MAI = '001195000301';
export const mai = { personId: MAI, fullName: 'Trần Thị Mai', birthDate: '1995-03-01' };

export const asked = (
  by: Readonly<Record<string, unknown>> = { personId: MAI },
  more: Partial<RegistryRequest> = {},
): RegistryRequest => ({
  registry: 'people',
  by,
  fields: ['fullName', 'birthDate'],
  basis: 'luat-can-cuoc',
  procedure: '1.004222',
  dossier: 'd-1',
  ...more,
});

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A service on loopback that does as it is told, and counts. */
export interface Bridge {
  readonly url: string;
  /** What it does with every request from now on. */
  does(handler: Handler): void;
  readonly requests: () => number;
  /** Connections opened so far, and those open now. */
  readonly opened: () => number;
  readonly open: () => number;
  /** Ends when no connection is open. */
  readonly quiet: () => Promise<void>;
}

export const json = (response: ServerResponse, body: unknown, status = 200): void => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body));
};

const open = new Set<Server>();
afterAll(async () => {
  for (const server of open) {
    server.closeAllConnections();
    await new Promise<void>(closed => server.close(() => closed()));
  }
});

/** One service, closed after the tests of its file. */
export async function bridge(): Promise<Bridge> {
  let handler: Handler = (_, response) => json(response, mai);
  let [requests, opened] = [0, 0];
  const sockets = new Set<Socket>();
  let waiting: (() => void)[] = [];
  const server: Server = createServer((request, response) => {
    requests += 1;
    handler(request, response);
  });
  server.on('connection', socket => {
    opened += 1;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      if (sockets.size > 0) return;
      for (const done of waiting) done();
      waiting = [];
    });
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  open.add(server);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    does: next => {
      handler = next;
    },
    requests: () => requests,
    opened: () => opened,
    open: () => sockets.size,
    quiet: () => (sockets.size === 0 ? Promise.resolve() : new Promise(done => waiting.push(done))),
  };
}
