import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '../..');

/**
 * Bundles a script with the sources it measures, as the package is built (tsup is esbuild), and runs it. Dependencies
 * stay outside, so that both sides use the same installed ones.
 */
export async function runBuilt(entry) {
  const outfile = resolve(root, `node_modules/.thutuc-bench/${entry}.mjs`);
  await build({
    entryPoints: [resolve(import.meta.dirname, `${entry}.ts`)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    logLevel: 'error',
  });
  process.chdir(root);
  await import(pathToFileURL(outfile).href);
}
