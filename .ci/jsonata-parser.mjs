import { readFile } from 'node:fs/promises';

/**
 * An esbuild plugin: builds in jsonata's parser and leaves its evaluator out, which thutuc never runs. The published
 * file is a bundle of numbered modules; those the parser needs are kept as they are.
 */
export const jsonataParser = {
  name: 'jsonata parser',
  setup(build) {
    build.onLoad({ filter: /node_modules[\\/]jsonata[\\/]jsonata\.js$/ }, async ({ path }) => ({
      contents: parserOf(await readFile(path, 'utf8')),
      loader: 'js',
    }));
  },
};

const MODULE = /(\d+):\[function\(require,module,exports\)\{\n([\s\S]*?)\n\},(\{[^}]*\})\]/g;

function parserOf(bundle) {
  const modules = new Map([...bundle.matchAll(MODULE)].map(([, id, body, needs]) => [Number(id), { body, needs: JSON.parse(needs) }]));
  const entry = [...modules.values()].find(({ needs }) => './parser' in needs);
  if (!entry) throw new Error('jsonata is bundled in another way than .ci/jsonata-parser.mjs knows');
  const parser = entry.needs['./parser'];
  const kept = [...reachable(modules, parser)];
  const functions = kept.map(id => `${id}(require, module) {\n${modules.get(id).body}\n}`);
  const needs = Object.fromEntries(kept.map(id => [id, modules.get(id).needs]));
  return `
const modules = {${functions.join(',\n')}};
const needs = ${JSON.stringify(needs)};
const loaded = {};
const load = id => {
  if (loaded[id]) return loaded[id].exports;
  const module = (loaded[id] = { exports: {} });
  modules[id](name => load(needs[id][name]), module);
  return module.exports;
};
export default text => {
  const tree = load(${parser})(text);
  return { ast: () => tree };
};
`;
}

function reachable(modules, id, seen = new Set()) {
  if (seen.has(id)) return seen;
  seen.add(id);
  for (const next of Object.values(modules.get(id).needs)) reachable(modules, next, seen);
  return seen;
}
