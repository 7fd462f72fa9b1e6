import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { fencedBlocks, programName } from '../docs/fenced-block.js';

const root = resolve(import.meta.dirname, '../..');
const source = (entry: string) => resolve(root, `src/${entry}.ts`);

/** A page in the browser gets the package from the sources under test, as its exports name them. */
const alias = {
  thutuc: source('index'),
  'thutuc/forms': source('forms'),
  'thutuc/pictures': source('pictures'),
};

/** `docs:<name>` is the program of that name in docs/forms.md. */
const docs: Plugin = {
  name: 'programs of docs/forms.md',
  setup(build) {
    build.onResolve({ filter: /^docs:/ }, ({ path }) => ({
      path: path.slice('docs:'.length),
      namespace: 'docs',
    }));
    build.onLoad({ filter: /.*/, namespace: 'docs' }, ({ path }) => ({
      contents: programIn('docs/forms.md', path),
      loader: 'jsx',
      resolveDir: root,
    }));
  },
};

function programIn(page: string, name: string): string {
  const block = fencedBlocks(page, readFileSync(resolve(root, page), 'utf8')).find(
    each => programName(each) === name,
  );
  if (!block) throw new Error(`${page} has no program ${name}`);
  return block.text;
}

/** A program for the browser in one text. What it imports must be there, by that name. */
export async function bundled(program: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: import.meta.dirname, loader: 'jsx' },
    bundle: true,
    // package.json says that no file of the package has side effects: a page has nothing else.
    ignoreAnnotations: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    alias,
    plugins: [docs],
    define: { 'process.env.NODE_ENV': '"production"' },
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]!.text;
}
