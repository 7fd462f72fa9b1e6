import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { memoryKeys, memoryStore } from '../../src/memory.js';
import { dossiers } from '../../src/node-dossiers.js';

const root = resolve(import.meta.dirname, '../..');
const page = readFileSync(resolve(root, 'docs/dossiers.md'), 'utf8');
const source = (file: string) => readFileSync(resolve(root, 'src/dossier', file), 'utf8');

/** Each method's part of the page, by its heading. */
const parts = new Map(
  page
    .split(/^### /m)
    .slice(1)
    .map(part => [part.split('\n', 1)[0], part.split(/^## /m)[0] ?? '']),
);

test('the page has a part for every method and for nothing else', () => {
  const desk = dossiers({ procedures: [], store: memoryStore(), keys: memoryKeys() });
  expect([...parts.keys()].sort()).toEqual(Object.keys(desk).sort());
});

test.each([...parts])('%s says what it takes, gives and refuses', (_, part) => {
  expect([...part.matchAll(/^- \*\*(\w+)\*\* /gm)].map(([, word]) => word)).toEqual([
    'Takes',
    'Gives',
    expect.stringMatching(/^(Refuses|Throws)$/),
  ]);
});

test('the page names every code a refusal may have, once', () => {
  const union =
    /export type RefusalCode =\n((?: {2}\| '[a-z-]+'\n?;?)+)/.exec(source('refusal.ts'))?.[1] ?? '';
  const codes = [...union.matchAll(/'([a-z-]+)'/g)].map(([, code]) => code);
  const table = page.slice(page.indexOf('| `code` | why |'), page.indexOf('What is thrown'));
  const told = [...table.matchAll(/^\| (`[a-z-]+`(?:, `[a-z-]+`)*) \|/gm)].flatMap(([, names = '']) =>
    names.replaceAll('`', '').split(', '),
  );
  expect(codes.length).toBeGreaterThan(0);
  expect(told.filter(code => code !== 'code').sort()).toEqual(codes.sort());
});

test('the page names every option', () => {
  const options = [...source('runtime-options.ts').matchAll(/^ {2}readonly (\w+)\??:/gm)].map(
    ([, name]) => name,
  );
  const table = page.slice(page.indexOf('| option |'), page.indexOf('## What comes back'));
  for (const option of options) expect(table).toContain(`\`${option}\``);
});
