import { afterAll, describe, expect, test } from 'vitest';
import type { Case } from '../../src/cases/cases.js';
import { play } from '../../src/cases/play.js';
import { seededKeys } from '../../src/cases/seeded.js';
import { unmetIn } from '../../src/cases/unmet.js';
import { type DossierEvent, isErased } from '../../src/dossier/event.js';
import { fold } from '../../src/dossier/evolve.js';
import { openEvent } from '../../src/dossier/log.js';
import type { Registry } from '../../src/dossier/ports.js';
import { nodeCrypto } from '../../src/node-crypto.js';
import { measure } from '../../src/report/measure.js';
import { report } from '../../src/report/report.js';
import { memoryStore } from '../../src/stores/memory.js';
import { openSqlite } from '../../src/stores/open-sqlite.js';
import { sqliteStore } from '../../src/stores/sqlite.js';
import { canonicalJson } from '../../src/value/canonical.js';
import { Mortal } from './crash.js';
import { birth, caseFile, stageFor } from './stage.js';

const sqlite = sqliteStore(await openSqlite(':memory:'));
afterAll(() => sqlite.close());
const bytes = (log: readonly unknown[]) => log.map(canonicalJson).join('\n');
const open = (events: readonly DossierEvent[]) => fold(events)!;

describe.each(caseFile.cases.map(one => [one.name, one] as const))('%s', (_name, one) => {
  const played = play(stageFor(one, memoryStore()), one);

  test('ends as its author expects', async () => {
    const { refused } = await played;
    expect(refused).toEqual([]);
    expect(unmetIn(await played)).toEqual([]);
  });

  test('leaves the same bytes in memory and in SQLite', async () => {
    const kept = await play(stageFor(one, sqlite), one);
    expect(bytes(kept.log)).toBe(bytes((await played).log));
    expect(kept.dossier).toEqual((await played).dossier);
  });

  test('the fold of its opened log is its state; forgotten, it stands where it stood', async () => {
    const { log, dossier } = await played;
    const key = await seededKeys(nodeCrypto, caseFile.seed).create(dossier.id);
    expect(open(log.map(event => openEvent(nodeCrypto, key, event)))).toEqual(dossier);
    const forgotten = log.map(event => openEvent(nodeCrypto, undefined, event));
    expect(forgotten.every(({ body }) => isErased(body))).toBe(true);
    const { state, status, turn, clocks, closedAt, rating, effects, procedure } = open(forgotten);
    const { filed, ...was } = dossier;
    expect({ state, status, turn, clocks, closedAt, rating, effects, procedure }).toEqual({
      state: was.state,
      status: was.status,
      turn: was.turn,
      clocks: was.clocks,
      closedAt: was.closedAt,
      rating: was.rating,
      effects: was.effects,
      procedure: was.procedure,
    });
    expect(open(forgotten).filed?.code).toBe(filed?.code);
  });

  test('measures the same when only envelopes are left', async () => {
    const { log } = await played;
    const bare = log.map(event => ({ ...event, body: '' }));
    const before = measure(log, birth.calendar)!;
    expect(before.submittedAt).toBeDefined();
    expect(report([measure(bare, birth.calendar)!])).toEqual(report([before]));
  });

  test('dies at any call, plays on, and leaves the same bytes', async () => {
    const expected = bytes((await played).log);
    const counter = new Mortal(Number.POSITIVE_INFINITY, 'before');
    await play(mortalStage(one, memoryStore(), counter), one);
    const stride = process.env.THUTUC_FULL ? 1 : 19;
    for (let at = 1; at <= counter.calls; at += stride) {
      for (const moment of ['before', 'after'] as const) {
        const store = memoryStore();
        const mortal = new Mortal(at, moment);
        await expect(play(mortalStage(one, store, mortal), one)).rejects.toThrow();
        expect([at, moment, bytes((await play(stageFor(one, store), one)).log)]).toEqual([
          at,
          moment,
          expected,
        ]);
      }
    }
  });
});

function mortalStage(one: Case, store: ReturnType<typeof memoryStore>, mortal: Mortal) {
  const stage = stageFor(one, store);
  const registries = Object.entries(stage.registries).map(([name, registry]): [string, Registry] => [
    name,
    mortal.wrap(registry),
  ]);
  return { ...stage, store: mortal.wrap(store), registries: Object.fromEntries(registries) };
}
