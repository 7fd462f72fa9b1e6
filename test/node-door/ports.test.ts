import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const source = (file: string) => readFileSync(resolve(import.meta.dirname, '../../src', file), 'utf8');
const door = source('ports.ts');
const exported = [...door.matchAll(/^export (type )?\{([^}]+)\} from/gm)].map(([, types, names = '']) => ({
  types,
  names: names.split(',').map(name => name.trim()),
}));

test('thutuc/ports names every type that a port takes or gives', () => {
  const ports = [...source('dossier/ports.ts').matchAll(/^export (?:interface|type) (\w+)/gm)];
  const names = exported.flatMap(each => each.names);
  expect(ports.map(([, name]) => name).filter(name => !names.includes(name!))).toEqual([]);
});

test('thutuc/ports holds types only', () => {
  expect(exported.length).toBeGreaterThan(0);
  expect(exported.filter(({ types }) => !types)).toEqual([]);
  expect(door.match(/^export/gm)).toHaveLength(exported.length);
});
