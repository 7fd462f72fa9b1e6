import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { DossierEvent, Envelope, NewEvent, SealedEvent } from '../../src/dossier/event.js';
import { millisBetween } from '../../src/dossier/instant.js';
import { type Head, openEvent, sealEvent, verifyChain } from '../../src/dossier/log.js';
import type { Keys, Store } from '../../src/dossier/ports.js';
import { nodeCrypto } from '../../src/node-crypto.js';
import { memoryStore } from '../../src/stores/memory.js';
import { memoryKeys } from '../../src/stores/memory-keys.js';
import { openSqlite } from '../../src/stores/open-sqlite.js';
import { sqliteStore } from '../../src/stores/sqlite.js';
import { sqliteKeys } from '../../src/stores/sqlite-keys.js';
import { utf8 } from '../../src/value/bytes.js';
import { canonicalJson } from '../../src/value/canonical.js';
import { type Crypto, portableCrypto } from '../../src/value/crypto.js';

// The experiment the log stands on: one dossier, twelve events, sealed, folded, forgotten, reported, killed and
// resumed by seed, and compared byte by byte over two stores and two implementations of the cryptography.

const DOSSIER = 'd-1';
const at = (minutes: number) => new Date(Date.UTC(2026, 3, 22, 1, minutes)).toISOString();

type Line = readonly [
  minutes: number,
  type: NewEvent['type'],
  role: string,
  by: string,
  rest: Partial<NewEvent>,
];

const happened: readonly Line[] = [
  [0, 'opened', 'applicant', '001190012345', { facts: { loggedInAt: at(-1) }, body: { channel: 'online' } }],
  [
    0,
    'asked',
    'system',
    'system',
    { facts: { lookup: 'requester', outcome: 'found', ms: 210 }, body: { fullName: 'Trần Thị Canary' } },
  ],
  [
    1,
    'asked',
    'system',
    'system',
    { facts: { lookup: 'mother', outcome: 'unavailable', ms: 5000 }, body: null },
  ],
  [
    3,
    'saved',
    'applicant',
    '001190012345',
    { facts: { fields: 2 }, body: { child: 'Trần Bình An', mother: 'Trần Thị Canary' } },
  ],
  [4, 'refused', 'applicant', '001190012345', { facts: { issues: 1, codes: ['required'] }, body: null }],
  [5, 'saved', 'applicant', '001190012345', { facts: { fields: 1 }, body: { birthDate: '2026-04-01' } }],
  [
    6,
    'submitted',
    'applicant',
    '001190012345',
    { state: 'reception', status: 1, facts: { fields: 47, filled: 33 }, body: { signed: true } },
  ],
  [
    30,
    'moved',
    'reception',
    'cb-01',
    { state: 'accepted', status: 2, facts: { event: 'accept' }, body: null },
  ],
  [
    50,
    'moved',
    'registrar',
    'cb-02',
    { state: 'signature', status: 4, facts: { event: 'propose' }, body: { note: 'Đủ điều kiện' } },
  ],
  [90, 'moved', 'leader', 'cb-03', { state: 'processed', status: 9, facts: { event: 'sign' }, body: null }],
  [91, 'effect', 'system', 'system', { facts: { effect: 'certificate' }, body: { number: '117/2026' } }],
  [1500, 'rated', 'applicant', '001190012345', { facts: { level: 5 }, body: null }],
];

const script: readonly NewEvent[] = happened.map(([minutes, type, role, by, rest]) => ({
  ...{ at: at(minutes), type, role, by, facts: {}, body: null },
  ...rest,
}));

/** What a fold of opened events knows. */
const fold = (events: readonly DossierEvent[]) => ({
  answers: Object.assign(
    {},
    ...events.filter(({ type }) => type === 'saved').map(({ body }) => body),
  ) as object,
  state: events.findLast(event => event.state)?.state,
  lookups: events.filter(({ type }) => type === 'asked').map(({ facts }) => facts.outcome),
});

/** What a report of envelopes knows: no key, no body. */
const report = (events: readonly Envelope[]) => {
  const submitted = events.find(({ type }) => type === 'submitted');
  const rated = events.find(({ type }) => type === 'rated');
  return {
    loginToSubmit: millisBetween(String(events[0]?.facts.loggedInAt), submitted!.at),
    filled: Number(submitted?.facts.filled) / Number(submitted?.facts.fields),
    officers: new Set(events.filter(({ type }) => type === 'moved').map(({ actor }) => actor)).size,
    level: rated?.facts.level,
  };
};

/** Where the power goes: before the step is written, or after it is and before anyone hears of it. */
type Cut = readonly [seq: number, when: 'before' | 'after'];

class PowerCut extends Error {}

interface House {
  readonly store: Store;
  readonly keys: Keys;
  readonly crypto: Crypto;
}

/** Plays the script from wherever the log ends. A function of script and seed: it keeps nothing between runs. */
const play = async ({ store, keys, crypto }: House, cut?: Cut): Promise<void> => {
  const key = await keys.create(DOSSIER);
  let head: Head = (await store.read(DOSSIER)).at(-1) ?? { seq: 0, hash: '' };
  for (const event of script.slice(head.seq)) {
    const sealed = sealEvent(crypto, key, head.hash, DOSSIER, head.seq + 1, event);
    if (cut?.[0] === sealed.seq && cut[1] === 'before') throw new PowerCut();
    await append(store, sealed);
    if (cut?.[0] === sealed.seq && cut[1] === 'after') throw new PowerCut();
    head = sealed;
  }
};

const append = (store: Store, event: SealedEvent) =>
  store.append({
    ...{
      dossier: DOSSIER,
      expected: event.seq - 1,
      key: `step-${event.seq}`,
      digest: event.hash,
      events: [event],
    },
    row: {
      dossier: DOSSIER,
      version: event.seq,
      procedure: '1.001193',
      status: 0,
      openedAt: at(0),
      channel: 'online',
    },
    ...{ timers: { set: [], clear: [] }, outgoing: [] },
  });

const exported = async (store: Store) => (await store.read(DOSSIER)).map(canonicalJson).join('\n');

const seededKey = (dossier: string) => portableCrypto.hmac(utf8('seed 42'), utf8(dossier));

const folder = mkdtempSync(join(tmpdir(), 'thutuc-log-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const onDisk = async (name: string): Promise<House> => ({
  store: sqliteStore(await openSqlite(join(folder, `${name}.db`))),
  keys: sqliteKeys(await openSqlite(join(folder, `${name}-keys.db`)), seededKey),
  crypto: nodeCrypto,
});
const inMemory = (): House => ({ store: memoryStore(), keys: memoryKeys(seededKey), crypto: portableCrypto });

const undisturbed = async () => {
  const house = inMemory();
  await play(house);
  return { ...house, log: await house.store.read(DOSSIER), text: await exported(house.store) };
};

describe('twelve events', () => {
  test('memory and SQLite, portable and node cryptography: the same bytes', async () => {
    const { text, log } = await undisturbed();
    const disk = await onDisk('undisturbed');
    await play(disk);
    expect(log).toHaveLength(12);
    expect(await exported(disk.store)).toBe(text);
  });

  const cuts = script.flatMap((_, index) => [[index + 1, 'before'] as Cut, [index + 1, 'after'] as Cut]);
  test.each(cuts)(
    'killed at event %i %s its write and resumed by another process: the same bytes',
    async (...cut) => {
      const { text } = await undisturbed();
      const name = cut.join('-');
      const first = await onDisk(name);
      await expect(play(first, cut)).rejects.toThrow(PowerCut);
      await first.store.close();
      const second = await onDisk(name);
      await play(second);
      expect(await exported(second.store)).toBe(text);
    },
  );

  test('the fold of the opened log is the dossier', async () => {
    const { log } = await undisturbed();
    const key = seededKey(DOSSIER);
    const opened = log.map(event => openEvent(portableCrypto, key, event));
    expect(opened.map(event => event.body)).toEqual(script.map(event => event.body));
    expect(fold(opened)).toEqual({
      answers: { child: 'Trần Bình An', mother: 'Trần Thị Canary', birthDate: '2026-04-01' },
      state: 'processed',
      lookups: ['found', 'unavailable'],
    });
  });

  test('the report needs no key, and is the same after the person is forgotten', async () => {
    const { log, keys, store } = await undisturbed();
    const before = report(log);
    expect(before).toEqual({ loginToSubmit: 420_000, filled: 33 / 47, officers: 3, level: 5 });
    await keys.forget(DOSSIER);
    const key = await keys.get(DOSSIER);
    const after = await store.read(DOSSIER);
    expect(report(after)).toEqual(before);
    expect(fold(after.map(event => openEvent(portableCrypto, key, event))).state).toBe('processed');
    expect(verifyChain(portableCrypto, after).ok).toBe(true);
  });

  test('nothing of the person stands in the exported log', async () => {
    const { text } = await undisturbed();
    for (const canary of ['Canary', 'Bình', '001190012345', 'cb-01', '2026-04-01', '117/2026', 'Đủ']) {
      expect(text).not.toContain(canary);
    }
  });
});
