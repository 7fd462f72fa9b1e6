import { describe, expect, test } from 'vitest';
import { behaviours, kinds } from './behaviours.js';
import { type Combination, every, inTurn, pairwise } from './cover.js';
import { faultsOf } from './judge.js';
import { sceneNames, sceneOf } from './scene.js';
import { stageOf, tried, tryAll } from './try-all.js';

/** The whole of it, every combination of outcomes, is `node test/bench/combinations.mjs`. */
const MINUTES = 10 * 60_000;

test.each([
  [2, 3],
  [6, 7],
  [7, 26],
])('in %d lookups any two show every pair of %d behaviours', (lookups, all) => {
  const rows = pairwise(lookups, all);
  for (let one = 0; one < lookups; one += 1)
    for (let other = one + 1; other < lookups; other += 1)
      expect(new Set(rows.map(row => `${row[one]} ${row[other]}`)).size).toBe(all ** 2);
});

test('every combination is every one, once', () => {
  expect([...every(2, 3)].map(String)).toEqual('0,0 0,1 0,2 1,0 1,1 1,2 2,0 2,1 2,2'.split(' '));
});

describe.each(sceneNames)('%s', name => {
  const scene = sceneOf(name);
  const ready = stageOf(scene);
  const named = (kind: string) => behaviours.findIndex(each => each.name === kind);
  const all = async (behaviour: string): Promise<Combination> =>
    (await ready).questions.map(() => named(behaviour));

  test('where every registry tells, the form is filed as it is', async () => {
    const stage = await ready;
    const { seen, faults } = await tried(stage, await all('tells'), false);
    expect([faults, seen?.filing.ok]).toEqual([[], true]);
  });

  test('where every registry is down, it is filed by what is typed', async () => {
    const stage = await ready;
    const { seen, faults } = await tried(stage, await all('is down'), false);
    expect([faults, seen?.filing.ok]).toEqual([[], true]);
    const { seen: stopped } = await tried(stage, await all('is down'), true);
    expect(stopped?.filing).toMatchObject({ ok: false, code: 'invalid' });
  });

  test(
    'whatever two registries do at once, nothing but what was truly told is on the page',
    async () => {
      const stage = await ready;
      const outcomes = pairwise(stage.questions.length, kinds.length);
      const result = await tryAll(stage, inTurn(kinds, outcomes));
      expect(result.faults).toEqual([]);
      expect(result.filed).toBeGreaterThan(result.refused);
      expect(result.refused).toBeGreaterThan(0);
    },
    MINUTES,
  );

  test('a page that shows what nobody told would be found out', async () => {
    const stage = await ready;
    const { seen } = await tried(stage, await all('tells'), false);
    const page = seen!.pages.at(-1);
    const registry = page!.form.fields.findIndex(
      ({ source, lookup }) => source === 'registry' && lookup !== '$applicant',
    );
    const spoilt = (change: object) => {
      const fields = page!.form.fields.map((each, at) => (at === registry ? { ...each, ...change } : each));
      return faultsOf({ ...seen!, pages: [{ ...page!, form: { ...page!.form, fields } }] }, stage.complete);
    };
    expect(faultsOf({ ...seen!, vouched: new Set() }, stage.complete)).not.toEqual([]);
    expect(faultsOf({ ...seen!, pages: [{ ...page!, ms: 5001 }] }, stage.complete)).toContain(
      'page 0: took 5001 ms',
    );
    expect(spoilt({ value: 'Kẻ Nói Dối' })).toContain('page 0: a lie stands in it');
    expect(spoilt({ value: undefined })).toContainEqual(expect.stringMatching(/filled with nothing/));
    expect(spoilt({ value: undefined, source: 'empty', locked: true })).toContainEqual(
      expect.stringMatching(/locked on nothing/),
    );
  });
});
