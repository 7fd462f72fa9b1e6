import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../../src/check/check.js';
import { fieldSources } from './field-sources.js';

const text = readFileSync(join(import.meta.dirname, 'six-mistakes.procedure.json.txt'), 'utf8');
const lines = text.split('\n');

/** Line and column (from 1) of a word that stands once in the file. */
function at(word: string): string {
  const line = lines.findIndex(each => each.includes(word));
  return `${line + 1}:${(lines[line] as string).indexOf(word) + 1}`;
}

const endOf = (word: string): string =>
  at(word).replace(/\d+$/, column => String(Number(column) + word.length));

const found = () => check(text, fieldSources, { file: 'six-mistakes.procedure.json' });

test('six mistakes in one file: all named, each once, each at its token', () => {
  expect(found().map(({ code, place }) => `${place.line}:${place.column} ${code}`)).toEqual([
    expect.stringContaining(' syntax'),
    `${at('fulName')} unknown-registry-field`,
    `${at('"titel"')} unknown-key`,
    `${at('"$requester.permanentResidence.detail"')} prefill-type`,
    `${at('"complet"')} unknown-guard`,
    `${at('"examination": {')} dead-end-state`,
  ]);
});

test('a missing comma is placed where it is missing', () => {
  const { place } = found()[0] as { place: { line: number; column: number } };
  expect(`${place.line}:${place.column}`).toBe(endOf('"$days($form.child.birthDate, $today) > 60"'));
});

test('each says how to mend it', () => {
  const mends = found().map(({ code, mend }) => [code, mend?.en ?? '']);
  expect(mends).toEqual([
    ['syntax', expect.any(String)],
    ['unknown-registry-field', expect.stringContaining('"fullName"')],
    ['unknown-key', expect.stringContaining('title')],
    ['prefill-type', expect.stringContaining('$number')],
    ['unknown-guard', expect.stringContaining('"complete"')],
    ['dead-end-state', expect.stringContaining('final')],
  ]);
});
