import { expect, test } from 'vitest';
import { isInstant, millisBetween, toInstant } from '../../src/dossier/instant.js';

test.each([
  ['2026-04-22T08:58:30+07:00', '2026-04-22T01:58:30.000Z'],
  ['2026-04-22T00:30+07:00', '2026-04-21T17:30:00.000Z'],
  ['2024-02-29T23:59:59.9996Z', '2024-02-29T23:59:59.999Z'],
])('%s is %s', (written, kept) => {
  expect(toInstant(written)).toBe(kept);
  expect(toInstant(kept)).toBe(kept);
  expect(isInstant(kept)).toBe(true);
  expect(isInstant(written)).toBe(false);
});

test.each(['2026-04-22', '2026-04-22T08:58:30', '2026-02-30T00:00:00Z', '2026-13-01T00:00:00Z', 'today', ''])(
  '%j is refused: no zone, or no such day',
  written => {
    expect(() => toInstant(written)).toThrow(RangeError);
    expect(isInstant(written)).toBe(false);
  },
);

test('durations are in milliseconds and have a sign', () => {
  expect(millisBetween('2026-04-22T00:00:00.000Z', '2026-04-22T00:00:01.500Z')).toBe(1500);
  expect(millisBetween('2026-04-22T00:00:01.500Z', '2026-04-22T00:00:00.000Z')).toBe(-1500);
});
