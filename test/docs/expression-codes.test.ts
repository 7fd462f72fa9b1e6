import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { FUNCTION_NAMES } from '../../src/expression/function-names.js';
import { PICTURE_CODES } from '../../src/expression/picture-wordings.js';
import { REFUSED_CONSTRUCTS, REFUSED_FUNCTIONS } from '../../src/expression/refused.js';
import { CODES } from '../../src/expression/wordings.js';

const root = resolve(import.meta.dirname, '../..');
const page = readFileSync(resolve(root, 'docs/expressions.md'), 'utf8');
const section = (heading: string): string => page.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';

const folder = resolve(root, 'src/expression');
const sources = readdirSync(folder)
  .filter(file => !file.endsWith('wordings.ts'))
  .map(file => readFileSync(resolve(folder, file), 'utf8'));

/** Codes written where they are given: `fail('…')`, `code: '…'` and the like. jsonata's own for syntax are its own. */
function given(): readonly string[] {
  const calls = /(?:\bcode: |\bfail\(\s*|\brefuse\(\s*|ExpressionError\(\s*)'([A-Za-z][\w-]+)'/g;
  return sources.flatMap(text => [...text.matchAll(calls)].map(([, code]) => code as string));
}

test('the codes on the page are those that expressions give', () => {
  const known = new Set([
    ...given(),
    ...CODES,
    ...PICTURE_CODES,
    ...Object.keys(REFUSED_CONSTRUCTS),
    ...[...REFUSED_FUNCTIONS.keys()].map(name => `function-${name}`),
    'unknown-function',
    'regex',
  ]);
  const cells = section('Every code')
    .split('\n')
    .filter(line => line.startsWith('| '))
    .join(' ');
  const listed = [...cells.matchAll(/`([\w-]+)`/g)].map(([, code]) => code as string);
  expect([...listed].sort()).toEqual([...new Set(listed)].sort());
  expect([...listed].sort()).toEqual([...known].sort());
});

test('every code that an evaluation gives has words of its own', () => {
  const worded = new Set([...CODES, ...PICTURE_CODES]);
  const evaluated = given().filter(code => /^[DTU]\d{4}$/.test(code));
  expect(evaluated.filter(code => !worded.has(code))).toEqual([]);
});

test('no words are kept for what is never given', () => {
  const all = sources.join('\n');
  expect([...CODES, ...PICTURE_CODES].filter(code => !new RegExp(`\\b${code}\\b`).test(all))).toEqual([]);
});

test('the functions on the page are those there are', () => {
  const rows = section('Functions').split('\n### ')[0] ?? '';
  const named = [...rows.matchAll(/\$(\w+)/g)].map(([, name]) => name as string);
  expect([...new Set(named)].filter(name => name !== 'today').sort()).toEqual([...FUNCTION_NAMES].sort());
});
