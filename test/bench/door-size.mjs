import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { jsonataParser, plainSchema } from '../../.ci/lean.mjs';

const root = resolve(import.meta.dirname, '../..');

/** What issue and design promise for the whole browser door, gzipped, in bytes. */
export const promised = 130_000;

/** The door whole, as an application bundles it that uses all of it. */
export const wholeDoor = "export * from './src/index.ts';";

/** The door with what else runs without Node, which no page loads: dossiers on a store, and their log read back. */
export const withDossiers = `${wholeDoor} export * from './src/dossiers.ts'; export * from './src/report.ts';`;

/** What a page needs that fills in and checks a form compiled elsewhere. */
export const pageOnly = "export { fill, load, validateForm } from './src/index.ts';";

/** What promises allow what runs a tree, built-in functions included, and what pictures of dates and numbers add to it. */
export const promisedEvaluator = 14_000;
export const promisedPictures = 8_000;

/**
 * Bundles a piece of the browser door for a browser: minified, dependencies inside. No other condition is set, so that
 * the bundler takes what every bundler takes by itself: of xstate its `module` build, which can be shaken.
 * @param {string} source a module in the root of the repository
 * @param {RegExp} [left] files that are left out, with what only they import
 * @returns {Promise<{ code: string, min: number, gzip: number, parts: { name: string, min: number }[], hosts: string[] }>}
 *   sizes in bytes; `parts` by package, largest first, `hosts` the `node:` imports that are left
 */
export async function doorSize(source, left) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    stdin: { contents: source, resolveDir: root, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external: ['node:*'],
    plugins: [jsonataParser, plainSchema, ...(left ? [leaving(left)] : [])],
    write: false,
    metafile: true,
    legalComments: 'none',
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

/** The engine of patterns, in the place of re2js, which weighs 46 kB. */
const engine = 'pattern-[a-z]+|ecma-pattern|finder-program|dead-ends|regex|regex-error';

/**
 * What runs a tree: evaluator and built-in functions. Parser, types and reads are in none of it, the texts of messages
 * are left out, and the engine of patterns and the pictures of dates and numbers are weighed apart.
 */
export async function evaluatorSize() {
  const source = "export { compileTree } from './src/expression/compile.ts';";
  const evaluator = await doorSize(source, new RegExp(`[\\\\/](wordings|${engine})\\.ts$`));
  const patterns = await doorSize("export { linearFinder } from './src/value/pattern-finder.ts';");
  const shared = /[\\/](run|signature|bounds|value|functions-number|wordings|picture-wordings)\.ts$/;
  const pictures = await doorSize("export { pictures } from './src/pictures.ts';", shared);
  return { evaluator, patterns, pictures };
}

/** An esbuild plugin: the import of a file stays an import. */
const leaving = files => ({
  name: 'leaving',
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
      const file = resolve(resolveDir, path.replace(/\.js$/, '.ts'));
      return files.test(file) ? { path, external: true } : undefined;
    });
  },
});

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
  return installed
    ? installed[1]
    : `thutuc ${path
        .split('/')
        .slice(0, 2)
        .join('/')
        .replace(/^src\//, '')}`;
}
