import { readFile } from 'node:fs/promises';

/**
 * An esbuild plugin: builds in jsonata's parser and leaves its evaluator out, which thutuc never runs. The published
 * file is a bundle of numbered modules; the parser's is kept as it is.
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
  if (!entry) throw new Error('jsonata is bundled in another way than .ci/lean.mjs knows');
  const { body, needs } = modules.get(entry.needs['./parser']);
  if (Object.keys(needs).join() !== './signature') throw new Error('the parser of jsonata needs more than it did');
  // A signature is handed on as it is written: src/expression reads it itself.
  return `
const module = {};
((require, module) => {
${body}
})(() => definition => definition, module);
export default text => {
  const tree = module.exports(text);
  return { ast: () => tree };
};
`;
}

/**
 * An esbuild plugin: what explains a definition's keys to editors stays in the file they read and does not travel to a
 * page. `check` speaks only the descriptions beside a pattern.
 */
export const plainSchema = {
  name: 'plain schema',
  setup(build) {
    build.onLoad({ filter: /schemas[\\/]procedure\.schema\.json$/ }, async ({ path }) => ({
      contents: JSON.stringify(stripped(JSON.parse(await readFile(path, 'utf8')))),
      loader: 'json',
    }));
  },
};

const MAPS = new Set(['properties', '$defs', 'patternProperties']);
const WORDS = new Set(['title', 'examples', '$comment']);

function stripped(schema) {
  if (Array.isArray(schema)) return schema.map(stripped);
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = Object.entries(schema).filter(
    ([key]) => !WORDS.has(key) && (key !== 'description' || 'pattern' in schema),
  );
  const inner = (key, value) =>
    MAPS.has(key)
      ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, stripped(each)]))
      : stripped(value);
  return Object.fromEntries(kept.map(([key, value]) => [key, inner(key, value)]));
}
