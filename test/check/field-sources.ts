import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Sources } from '../../src/definition/sources.js';

const root = resolve(import.meta.dirname, '../../schemas');

const shelf = <T>(name: string): Record<string, T> =>
  Object.fromEntries(
    readdirSync(join(root, name)).map(file => [
      basename(file, '.json'),
      JSON.parse(readFileSync(join(root, name, file), 'utf8')),
    ]),
  );

/** The registries, blocks, calendars and code lists the package ships. */
export const fieldSources: Sources = {
  registries: shelf('registries'),
  blocks: shelf('blocks'),
  calendars: shelf('calendars'),
  codes: shelf('codes'),
};
