import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The command line as built from the sources under test; tests that start processes run this file. */
const folder = process.env.THUTUC_BUILD ?? 'node_modules/.thutuc';
export const cli = resolve(import.meta.dirname, '..', folder, 'cli.js');

/** Builds the JavaScript once before the tests that start processes. */
export function setup(): void {
  if (!existsSync(resolve(import.meta.dirname, '../src/index.ts'))) return;
  execFileSync(
    process.execPath,
    ['node_modules/tsup/dist/cli-default.js', '--no-dts', '--out-dir', folder, '--silent'],
    {
      cwd: resolve(import.meta.dirname, '..'),
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
}
