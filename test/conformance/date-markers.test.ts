import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { compileExpression } from '../../src/expression/compile.js';
import { agree, NOW, ours, reference, theirs } from './outcome.js';

// Every marker of a date picture in every common form, written and read back, is what jsonata makes of it.

beforeAll(() => {
  process.env.TZ = 'UTC';
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
});
afterAll(() => {
  vi.useRealTimers();
});

const forms = [
  '',
  '1',
  '01',
  '001',
  '0001',
  '1o',
  'I',
  'i',
  'A',
  'a',
  'N',
  'n',
  'Nn',
  'W',
  'w',
  'Ww',
  'Wo',
  '9,9',
  '#1',
];
const widths = ['', ',2', ',3-3', ',*-3', ',2-4'];
/** Midnight of a Sunday that is no ISO week of its year, noon, and an afternoon with milliseconds, in three zones. */
const moments = [
  { v: Date.UTC(2023, 0, 1), z: '+0000' },
  { v: Date.UTC(2024, 1, 29, 12), z: '+0700' },
  { v: Date.UTC(2026, 10, 21, 21, 9, 5, 70), z: '-0500' },
];

const pair = (text: string) => {
  const compiled = compileExpression(text);
  if (!compiled.ok) throw new Error(text);
  return [compiled.expression, reference(text)] as const;
};
const writes = pair('$fromMillis($v, $p, $z)');
const reads = pair('$toMillis($s, $p)');

/** What each call comes to where it comes to the same as jsonata's, and what differs unless it ends in our error. */
async function compared(
  [mine, jsonata]: typeof writes,
  calls: readonly Readonly<Record<string, unknown>>[],
): Promise<{ readonly values: readonly unknown[]; readonly different: readonly string[] }> {
  const values: unknown[] = [];
  const different: string[] = [];
  for (const names of calls) {
    const own = ours(mine, undefined, names);
    const other = await theirs(jsonata, undefined, names);
    const same = agree(own, other);
    values.push(same && 'value' in own ? own.value : undefined);
    if (!same && !('code' in own))
      different.push(`${JSON.stringify(names)}: ${JSON.stringify([own, other])}`);
  }
  return { values, different };
}

test.each([...'YMDdFWwXxHhPmsfZzCE'])('[%s]', async marker => {
  const pictures = forms.flatMap(form => widths.map(width => `[${marker}${form}${width}]`));
  const calls = pictures.flatMap(p => moments.map(moment => ({ ...moment, p })));
  const written = await compared(writes, calls);
  expect(written.different).toEqual([]);
  const texts = written.values.flatMap((s, i) => (typeof s === 'string' ? [{ s, p: calls[i]!.p }] : []));
  expect(texts.length).toBeGreaterThan(0);
  const beside = texts.filter((_, i) => i % 3 === 0).map(({ s, p }) => ({ s: `2024-${s}`, p: `[Y]-${p}` }));
  const read = await compared(reads, [...texts, ...beside]);
  expect(read.different).toEqual([]);
});
