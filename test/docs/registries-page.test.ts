import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const page = readFileSync(resolve(root, 'docs/registries.md'), 'utf8');
const source = (file: string) => readFileSync(resolve(root, 'src/registries', file), 'utf8');

const part = (heading: string): string => {
  const from = page.indexOf(`## ${heading}\n`);
  expect(from, heading).toBeGreaterThan(0);
  const to = page.indexOf('\n## ', from);
  return page.slice(from, to < 0 ? undefined : to);
};
/** Names of an interface's members; each stands in the first column of its part of the page. */
const members = (file: string, name: string): readonly string[] => {
  const body = new RegExp(`export interface ${name}[^{]*{\\n([^]*?)\\n}`).exec(source(file))?.[1] ?? '';
  return [...body.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, member]) => member!);
};
const rowsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^\| (`\w+`(?:, `\w+`)*) \|/gm)].flatMap(([, names = '']) =>
    names.replaceAll('`', '').split(', '),
  );

type Place = readonly [file: string, name: string];

test.each<[string, ...Place[]]>([
  ['Options', ['http-options.ts', 'HttpRegistryOptions'], ['address.ts', 'AddressRules']],
  ['The answer', ['wire-answer.ts', 'WireAnswer']],
  ['Answers kept for a while', ['cached.ts', 'CacheOptions']],
])('%s names every option and nothing else', (heading, ...interfaces) => {
  const all = interfaces.flatMap(([file, name]) => members(file, name));
  expect(all.length).toBeGreaterThan(2);
  expect([...rowsOf(part(heading))].sort()).toEqual([...all].sort());
});

test('every reason stands in the table of outcomes, and every one there is a reason', () => {
  const codes = (text: string) => [...text.matchAll(/'([a-z0-9-]+)'/g)].map(([, code]) => code!);
  const reasons = /export type RegistryReason =([^;]+);/.exec(source('registry-event.ts'))?.[1] ?? '';
  const gate = readFileSync(resolve(root, 'src/source/admit.ts'), 'utf8');
  const decode = readFileSync(resolve(root, 'src/source/decode.ts'), 'utf8');
  const admitted = [
    /export type AdmitCode =([^;]+);/.exec(gate)?.[1],
    /export type DecodeFault =([^;]+);/.exec(decode)?.[1],
  ];
  const all = [reasons, ...admitted].flatMap(text => codes(text ?? ''));
  const told = [
    ...part('Outcomes')
      .replace(/^.*`reason`.*$/m, '')
      .matchAll(/\| ([^|]*) \|$/gm),
  ].flatMap(([, cell = '']) => [...cell.matchAll(/`([a-z0-9-]+)`/g)].map(([, code]) => code!));
  expect([...new Set(told)].sort()).toEqual([...all].sort());
});
