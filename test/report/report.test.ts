import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DossierMeasures, measure } from '../../src/report/measure.js';
import { report } from '../../src/report/report.js';
import { distribution } from '../../src/report/statistics.js';
import { targetsOf } from '../../src/report/targets.js';
import { calendar, counts, logOf, opened } from './log-of.js';

const base = measure(logOf('d', [['2026-04-22T02:00:00Z', 'opened', opened()]]), calendar)!;
const filing = (minutes: number) => ({
  elapsedMs: minutes * 60_000,
  activeMs: minutes * 30_000,
  sessions: 1,
  refused: 0,
});
let serial = 0;
const dossier = (parts: Partial<DossierMeasures> = {}): DossierMeasures => ({
  ...base,
  dossier: `d-${serial++}`,
  ...parts,
});
const filed = (minutes: number, parts: Partial<DossierMeasures> = {}) =>
  dossier({ submittedAt: '2026-04-22T02:10:00.000Z', filing: filing(minutes), ...parts });
const processed = (minutes: number, baselineMinutes?: number, parts: Partial<DossierMeasures> = {}) =>
  dossier({
    processing: {
      acceptedAt: '',
      supplements: 0,
      minutes,
      ownMinutes: minutes / 2,
      processedMinutes: minutes - 1,
      ...(baselineMinutes !== undefined && { baselineMinutes }),
    },
    ...parts,
  });
const desk = (minutes: number, procedure = 'p') =>
  processed(minutes, undefined, { channel: 'desk', assisted: true, procedure });
const total = (measures: readonly DossierMeasures[]) => report(measures).total;

test('targets are the Decision’s, by year', () => {
  expect([2025, 2026, 2030].map(targetsOf)).toEqual([
    { filingMinutes: 8, reduction: 0.2, satisfied: 0.9 },
    { filingMinutes: 5, reduction: 0.3, satisfied: 0.95 },
    { filingMinutes: 5, reduction: 0.3, satisfied: 0.95 },
  ]);
  expect(report([dossier({ openedAt: '2025-12-31T00:00:00.000Z' })]).targets).toEqual(targetsOf(2025));
  expect(report([], { from: '2025-01-01T00:00:00.000Z' }).targets).toEqual(targetsOf(2025));
});

test('over nothing there are no figures, and no target is met or missed', () => {
  expect(report([])).toEqual({
    targets: targetsOf(2026),
    dossiers: 0,
    procedures: {},
    registries: {},
    total: {
      fill: { n: 0, contested: 0, contestedIn: {}, byRegistry: {} },
      filing: { opened: 0, submitted: 0, target: 5 },
      processing: { baseline: 'none', target: 0.3, ended: 0 },
      satisfaction: { finished: 0, rated: 0, target: 0.95 },
    },
  });
});

test('criterion 1: shares over all fields of all filings, by registry', () => {
  const fill = measure(
    logOf('x', [
      ['2026-04-22T02:00:00Z', 'opened', opened()],
      ['2026-04-22T02:00:00Z', 'submitted', counts, 1],
    ]),
    calendar,
  )!.fill!;
  const more = { ...fill, filled: 5, corrected: 0, byRegistry: { population: 5 } };
  expect(total([dossier({ fill }), dossier({ fill: more }), dossier()]).fill).toEqual({
    n: 2,
    ofFields: 8 / 20,
    ofAnswered: 8 / 12,
    coverage: 8 / 10,
    corrected: 1 / 9,
    contested: 2,
    contestedIn: { population: 2 },
    waived: 6 / 8,
    reused: 0,
    byRegistry: { population: 7, session: 1 },
  });
});

test('criterion 2: the mean is normative; the desk and drafts do not count in it', () => {
  const { filing: figures } = total([
    filed(2),
    filed(3),
    filed(8.5),
    dossier(),
    filed(60, { channel: 'desk', assisted: true }),
  ]);
  expect(figures).toEqual({
    opened: 4,
    submitted: 3,
    dropOut: 0.25,
    target: 5,
    met: true,
    elapsed: { n: 3, mean: 4.5, median: 3, p90: 8.5 },
    active: { n: 3, mean: 2.25, median: 1.5, p90: 4.25 },
  });
  expect(total([filed(5)]).filing.met).toBe(false);
});

describe('criterion 3', () => {
  test('against the legal limit while the desk has too few', () => {
    const { processing } = total([
      processed(300, 500),
      processed(400, 500),
      processed(999),
      ...Array.from({ length: 29 }, () => desk(100)),
    ]);
    expect(processing).toMatchObject({ baseline: 'statutory', inPerson: 500, target: 0.3, met: true });
    expect(processing.reduction).toBeCloseTo(0.3);
    expect(processing.reductionOwn).toBeCloseTo(0.65);
    expect(processing.online).toMatchObject({ n: 3, median: 400 });
    expect(processing.onlineProcessed).toMatchObject({ n: 3, median: 399 });
  });

  test('against the desk itself from thirty dossiers on', () => {
    const { processing } = total([processed(300, 500), ...Array.from({ length: 30 }, () => desk(400))]);
    expect(processing).toMatchObject({ baseline: 'desk', inPerson: 400, reduction: 0.25, met: false });
  });

  test('a change of mix is not a change of speed', () => {
    const easy = (n: number, one: () => DossierMeasures) => Array.from({ length: n }, one);
    const measures = [
      ...easy(30, () => desk(100, 'easy')),
      ...easy(70, () => processed(100, 90, { procedure: 'easy' })),
      ...easy(70, () => desk(1000, 'hard')),
      ...easy(30, () => processed(1000, 900, { procedure: 'hard' })),
    ];
    expect(total(measures).processing.reduction).toBeCloseTo(0);
    expect(report(measures).procedures.easy?.processing).toMatchObject({ baseline: 'desk', reduction: 0 });
  });

  test('on time beside it', () => {
    const one = processed(1, 2);
    const late = { ...one, dossier: 'late', processing: { ...one.processing!, onTime: false } };
    const good = { ...one, dossier: 'good', processing: { ...one.processing!, onTime: true } };
    expect(total([late, good, good, one]).processing).toMatchObject({ ended: 3, onTime: 2 / 3 });
  });
});

test('criterion 4: satisfied is 4 and 5, of those who rated', () => {
  const rated = (rating: number) => dossier({ rating, finishedAt: '2026-04-23T00:00:00.000Z' });
  const silent = dossier({ finishedAt: '2026-04-23T00:00:00.000Z' });
  expect(total([rated(5), rated(4), rated(3), rated(5), silent, dossier()]).satisfaction).toEqual({
    finished: 5,
    rated: 4,
    responseRate: 0.8,
    satisfied: 0.75,
    target: 0.95,
    met: false,
  });
});

test('registries: how often each answered, and how fast', () => {
  const asked = [
    ['found', 100],
    ['found', 300],
    ['unavailable', 900],
  ].map(([outcome, ms]) => ({ registry: 'land', outcome: String(outcome), ms: Number(ms) }));
  expect(report([dossier({ asked })]).registries).toEqual({
    land: { asked: 3, outcomes: { found: 2, unavailable: 1 }, found: 2 / 3, unavailable: 1 / 3, p90Ms: 900 },
  });
});

test('a period holds what was opened in it', () => {
  const at = (openedAt: string) => dossier({ openedAt });
  const measures = [
    at('2026-04-01T00:00:00.000Z'),
    at('2026-04-30T23:59:59.999Z'),
    at('2026-05-01T00:00:00.000Z'),
  ];
  expect(
    report(measures, { from: '2026-04-01T00:00:00.000Z', to: '2026-05-01T00:00:00.000Z' }).dossiers,
  ).toBe(2);
});

test('the order of dossiers changes nothing', () => {
  const measures = [filed(1), filed(2), processed(10, 20), desk(5), dossier({ rating: 4 })];
  fc.assert(
    fc.property(fc.shuffledSubarray(measures, { minLength: 5 }), mixed => {
      expect(report(mixed)).toEqual(report(measures));
    }),
    { numRuns: 30 },
  );
});

test('distributions: nearest rank, and every figure within its values', () => {
  expect(distribution([4, 1, 3, 2])).toEqual({ n: 4, mean: 2.5, median: 2.5, p90: 4 });
  expect(distribution(Array.from({ length: 10 }, (_, n) => n + 1))).toMatchObject({ p90: 9, median: 5.5 });
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1 }), values => {
      const { mean, median, p90 } = distribution(values)!;
      for (const figure of [mean, median, p90]) {
        expect(figure).toBeGreaterThanOrEqual(Math.min(...values));
        expect(figure).toBeLessThanOrEqual(Math.max(...values));
      }
      expect(p90).toBeGreaterThanOrEqual(median);
    }),
  );
});
