import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inspect } from '../../src/check/check.js';
import { fieldSources } from './field-sources.js';
import { sources, textAfter } from './world.js';

const example = readFileSync(
  resolve(import.meta.dirname, '../../examples/birth-registration/procedure.json'),
  'utf8',
);

type Container = Record<string, unknown> | unknown[];

/** Every place of a JSON value that can be changed. */
function spotsOf(value: unknown): { in: Container; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap(key => [
    { in: value as Container, key },
    ...spotsOf((value as Record<string, unknown>)[key]),
  ]);
}

const strange = [
  null,
  true,
  0,
  -1,
  '',
  '$',
  '$form',
  '$x.y',
  'reception',
  '$this.a[0',
  [],
  ['a', 1],
  {},
  { $ref: '#' },
  { from: '$me' },
  { on: {} },
];

/** One change anywhere: a member dropped, replaced, renamed or copied over another. */
function mutate(root: unknown, [at, kind, pick]: readonly [number, number, number]): void {
  const spots = spotsOf(root);
  const spot = spots[at % spots.length];
  if (!spot) return;
  const holder = spot.in as Record<string, unknown>;
  const other = spots[pick % spots.length];
  if (kind === 0) delete holder[spot.key];
  else if (kind === 1) holder[spot.key] = strange[pick % strange.length];
  else if (kind === 2) holder[`${spot.key}x`] = holder[spot.key];
  else if (other)
    holder[spot.key] = JSON.parse(JSON.stringify((other.in as Record<string, unknown>)[other.key] ?? null));
}

const changes = fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.nat()), { minLength: 1, maxLength: 3 });

test.each([
  ['the world', textAfter(), sources, 150],
  ['the example', example, fieldSources, 15],
] as const)(
  '%s, changed anywhere: check never throws, and what it passes is linked',
  (_, text, known, numRuns) => {
    fc.assert(
      fc.property(changes, all => {
        const root = JSON.parse(text);
        for (const change of all) mutate(root, change);
        const { reading, findings } = inspect(JSON.stringify(root), known);
        expect(findings.filter(({ code }) => code === 'rule-error')).toEqual([]);
        const passes = findings.every(({ severity }) => severity !== 'error');
        if (passes) expect(reading.definition).toBeDefined();
      }),
      { numRuns },
    );
  },
);

test.each(Object.keys(JSON.parse(textAfter())))(
  '%s of another kind is a finding, never an exception',
  part => {
    for (const odd of strange) {
      const { findings } = inspect(JSON.stringify({ ...JSON.parse(textAfter()), [part]: odd }), sources);
      expect(findings.filter(({ code }) => code === 'rule-error')).toEqual([]);
    }
  },
);

test('sources changed anywhere: a broken file of theirs is no exception either', () => {
  fc.assert(
    fc.property(changes, all => {
      const known = JSON.parse(JSON.stringify(sources));
      for (const change of all) mutate(known, change);
      expect(inspect(textAfter(), known).findings.filter(({ code }) => code === 'rule-error')).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('a definition cut short anywhere is findings, never an exception', () => {
  const text = textAfter();
  fc.assert(
    fc.property(fc.nat(text.length - 2), end => {
      expect(inspect(text.slice(0, end), sources).findings.some(({ severity }) => severity === 'error')).toBe(
        true,
      );
    }),
    { numRuns: 60 },
  );
});
