import { expect, test } from 'vitest';
import { inTime } from '../../src/dossier/in-time.js';

const never = () => new Promise<string>(() => {});

test('a hundred questions of one page end at one limit, and nothing is printed of it', async () => {
  const warnings: string[] = [];
  const note = ({ name }: Error) => warnings.push(name);
  process.on('warning', note);
  const limit = new AbortController();
  const asked = Array.from({ length: 100 }, () => inTime(never, limit.signal, 'late'));
  limit.abort();
  expect(new Set(await Promise.all(asked))).toEqual(new Set(['late']));
  // A warning is told on a later turn.
  await new Promise(resolve => setImmediate(resolve));
  process.off('warning', note);
  expect(warnings).toEqual([]);
});

test('one that is answered leaves the others waiting, and is no longer held', async () => {
  const limit = new AbortController();
  const late = inTime(never, limit.signal, 'late');
  expect(await inTime(async () => 'told', limit.signal, 'late')).toBe('told');
  limit.abort();
  expect(await late).toBe('late');
});

test.each<[string, () => Promise<string>, AbortSignal | undefined, string]>([
  ['an answer', async () => 'told', undefined, 'told'],
  ['an answer within a limit', async () => 'told', new AbortController().signal, 'told'],
  ['a limit that is over', async () => 'told', AbortSignal.abort(), 'late'],
  ['a rejection', async () => Promise.reject(new Error('down')), undefined, 'late'],
  [
    'a throw',
    () => {
      throw new Error('down');
    },
    undefined,
    'late',
  ],
])('%s', async (_name, work, limit, end) => {
  expect(await inTime(work, limit, 'late')).toBe(end);
});
