import type { Actor } from '../../src/dossier/command.js';
import type { Runtime } from '../../src/dossier/dossier-log.js';
import { flights } from '../../src/dossier/flights.js';
import type { Delivered, Delivery, Keys, Registry, Store } from '../../src/dossier/ports.js';
import type { Refusal } from '../../src/dossier/refusal.js';
import { type Dossiers, dossiers } from '../../src/dossier/runtime.js';
import type { DossiersOptions } from '../../src/dossier/runtime-options.js';
import { versionsOf } from '../../src/dossier/versions.js';
import { field } from '../../src/field.js';
import { nodeCrypto } from '../../src/node-crypto.js';
import { compile } from '../../src/procedure/compile.js';
import type { Procedure } from '../../src/procedure/procedure.js';
import { type RecordsFile, recordsRegistry } from '../../src/registries/records.js';
import { memoryStore } from '../../src/stores/memory.js';
import { memoryKeys } from '../../src/stores/memory-keys.js';
import { utf8 } from '../../src/value/bytes.js';
import { permit, permitsRegistry } from './permit.js';

/** A runtime over memory whose clock stands still until it is told to move. */
export interface World {
  readonly dossiers: Dossiers;
  readonly runtime: Runtime;
  readonly store: Store;
  readonly keys: Keys;
  readonly delivered: Delivery[];
  at(instant: string): void;
  now(): string;
}

export interface WorldParts extends Partial<DossiersOptions> {
  readonly answer?: (delivery: Delivery) => Delivered | undefined;
}

export const START = '2026-04-22T02:00:00.000Z';

/** Keys from the dossier's id: equal runs give equal bytes. */
export const seededKeys = (): Keys => memoryKeys(dossier => nodeCrypto.sha256(utf8(`seed ${dossier}`)));

export function worldOf({ answer, ...parts }: WorldParts = {}): World {
  const delivered: Delivery[] = [];
  let now = START;
  const store = parts.store ?? memoryStore();
  const keys = parts.keys ?? seededKeys();
  const options: DossiersOptions = {
    procedures: [permitProcedure],
    crypto: nodeCrypto,
    clock: { now: () => now },
    agencyCode: ({ name, unit }) => (name === 'commune' && unit === '09700' ? 'H26.10' : 'H26'),
    random: { bytes: count => new Uint8Array(count).fill(7) },
    settings: () => ({ fee: 8000 }),
    registries: { population: recordsRegistry(people, field.registries.population!) },
    notifier: {
      deliver: async delivery => {
        delivered.push(delivery);
        return answer?.(delivery);
      },
    },
    ...parts,
    store,
    keys,
  };
  return {
    dossiers: dossiers(options),
    runtime: { options, versions: versionsOf(options), flights: flights() },
    store,
    keys,
    delivered,
    at: instant => {
      now = new Date(instant).toISOString();
    },
    now: () => now,
  };
}

export const permitProcedure: Procedure = compile(permit, {
  ...field,
  registries: { ...field.registries, permits: permitsRegistry },
});

export const ME = '001091000101';

export const people: RecordsFile = {
  registry: 'population',
  latency: 180,
  records: [
    {
      id: 'dc-1',
      version: '3',
      asOf: '2026-04-01T00:00:00+07:00',
      signed: true,
      record: {
        personId: ME,
        fullName: 'Lê Quang Minh',
        birthDate: '1991-03-12',
        gender: 'male',
        ethnicity: '01',
        nationality: 'VN',
        cards: [],
      },
    },
  ],
};

/** A registry that always answers the same. */
export const answering = (answer: Awaited<ReturnType<Registry['ask']>>): Registry => ({
  ask: async () => answer,
});

export const citizen: Actor = { id: ME, roles: [] };
export const stranger: Actor = { id: '001091000999', roles: [] };
export const desk: Actor = { id: 'cb-01', roles: ['reception'] };
export const officer: Actor = { id: 'cv-01', roles: ['officer'] };
export const leader: Actor = { id: 'ld-01', roles: ['leader', 'officer'] };

/** The value, or the test fails with the refusal's code and words. */
export function accepted<T extends { readonly ok: true }>(outcome: T | Refusal): T {
  if (outcome.ok) return outcome;
  throw new Error(`${outcome.code}: ${outcome.message.en} ${JSON.stringify(outcome.issues)}`);
}

/** The permit's citizen opening, answering and documenting the one draft most stories begin with. */
export const open = {
  procedure: '1.000002',
  actor: citizen,
  channel: 'online',
  applicant: { personId: ME },
  dossier: 'd-1',
} as const;
export const answers = { place: '09700', plate: '29A-12345' };
export const documents = { photo: [{ name: 'xe.jpg', size: 9 }] };
