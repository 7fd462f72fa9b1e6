import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { compileExpression, type Expression } from '../../src/expression/compile.js';
import { seeded, share } from './jsonata-documents.js';
import { agree, NOW, type Outcome, ours, type Reference, reference, theirs } from './outcome.js';
import { type PictureCall, pictureCall } from './random-picture.js';

const calls = process.env.THUTUC_FULL === '1' ? 1_000_000 : Math.ceil(30_000 * share);

// jsonata reads the host's clock, and a time without an offset in the host's zone.
beforeAll(() => {
  process.env.TZ = 'UTC';
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
});
afterAll(() => {
  vi.useRealTimers();
});

/** Texts no result should be: jsonata writes what it could not compute into it. */
const GARBLED = /NaN|Infinity|undefined|e\W*\+/;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * Where docs/expressions.md says that ours ends in an error and jsonata does not: by our code, when that is the reason.
 */
const REASONS: Readonly<Record<string, (call: PictureCall, other: Outcome) => boolean>> = {
  // Numbers that write themselves with an exponent; instants out of range; weeks and days of the first century; widths
  // that are no number.
  D1001: ({ names: { v, p, z } }) =>
    Math.abs(v as number) >= 1e18 ||
    Math.abs((v as number) + 1e9) > 8.63e15 ||
    ((v as number) < Date.UTC(101, 0, 2) && /\[ *[dXxWw]/.test(text(p))) ||
    /\[ *Y[^\]]*-(?!\d|\*\])/.test(text(p)) ||
    text(z) === '+9959',
  // Not a number to jsonata, or one that stops at the picture's own separator.
  D3030: ({ names: { p } }, other) => isNaNOf(other) || /[^#\d,](?=.*;)|[^#\d,;]/.test(text(p)),
  // Not a number to jsonata, or what an engine makes of a date that is none.
  D3110: ({ names: { s } }, other) =>
    isNaNOf(other) || /^\d{4}(-\d\d){0,2}(\.|[-+]\d|\.\d+|Z$)/.test(text(s)),
  // Components nobody knows: jsonata writes `undefined`.
  D3132: ({ names: { p, q } }) => /\[ *[^\]YMDdFWwXxHhPmsfZzCE[]/.test(`${text(p)} ${text(q)}`),
  timezone: ({ names: { z, p } }) =>
    (z !== undefined && !/^(\+?\d{0,2}[0-5]?\d|-\d{0,2}00?)$/.test(text(z))) || /[Zz]/.test(text(p)),
  // The same sign for a digit and the exponent.
  T0410: ({ names: { o } }) => (o as Record<string, string>)['exponent-separator'] === 'E',
};

const isNaNOf = (other: Outcome): boolean => 'code' in other && other.code === 'not-json';

function intended(call: PictureCall, mine: Outcome, other: Outcome): boolean {
  if (!('code' in mine)) return false;
  if ('value' in other && GARBLED.test(text(other.value))) return true;
  return REASONS[mine.code]?.(call, other) === true;
}

test('random pictures write and read the same as jsonata', async () => {
  const random = seeded(Number(process.env.THUTUC_SEED ?? 20_260_422));
  const compiled = new Map<string, readonly [Expression, Reference]>();
  const different: string[] = [];
  const counts = { same: 0, values: 0, intended: 0 };
  for (let i = 0; i < calls; i++) {
    const call = pictureCall(random);
    const [expression, jsonata] = pairOf(call.expression, compiled);
    const mine = ours(expression, undefined, call.names);
    const other = await theirs(jsonata, undefined, call.names);
    if (agree(mine, other)) {
      counts.same++;
      if ('value' in mine) counts.values++;
    } else if (intended(call, mine, other)) counts.intended++;
    else different.push(`${JSON.stringify(call)}: ${JSON.stringify(mine)} not ${JSON.stringify(other)}`);
  }
  console.info(
    `pictures: ${counts.same} of ${calls} calls the same as jsonata's, ${counts.values} of them values, ${counts.intended} ended by intent, ${different.length} different`,
  );
  expect(different.slice(0, 20)).toEqual([]);
  expect(counts.values).toBeGreaterThan(calls / 3);
  expect(counts.intended).toBeLessThan(calls / 4);
}, 3_600_000);

function pairOf(
  text: string,
  compiled: Map<string, readonly [Expression, Reference]>,
): readonly [Expression, Reference] {
  const known = compiled.get(text);
  if (known) return known;
  const own = compileExpression(text);
  if (!own.ok) throw new Error(text);
  const pair = [own.expression, reference(text)] as const;
  compiled.set(text, pair);
  return pair;
}
