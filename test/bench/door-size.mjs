import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '../..');

/**
 * Bundles the browser door whole, as an application would that uses all of it: minified, dependencies inside.
 * @returns {Promise<{ code: string, min: number, gzip: number, parts: { name: string, min: number }[], hosts: string[] }>}
 *   sizes in bytes; `parts` by package, largest first, `hosts` the `node:` imports that are left
 */
export async function doorSize(entry = 'src/index.ts') {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['browser'],
    target: 'es2022',
    external: ['node:*'],
    write: false,
    metafile: true,
    logLevel: 'error',
  });
  const [output] = Object.values(metafile.outputs);
  const code = outputFiles[0].text;
  return {
    code,
    min: Buffer.byteLength(code),
    gzip: gzipSync(code, { level: 9 }).length,
    parts: partsOf(output.inputs),
    hosts: output.imports.map(({ path }) => path),
  };
}

function partsOf(inputs) {
  const sizes = {};
  for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
    const name = packageOf(path);
    sizes[name] = (sizes[name] ?? 0) + bytesInOutput;
  }
  return Object.entries(sizes)
    .map(([name, min]) => ({ name, min }))
    .sort((a, b) => b.min - a.min);
}

/** `node_modules/@noble/hashes/sha2.js` → `@noble/hashes`; our own files by room. */
function packageOf(path) {
  const installed = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path);
  return installed ? installed[1] : `thutuc ${path.split('/').slice(0, 2).join('/').replace(/^src\//, '')}`;
}
