import { defineConfig } from 'tsup';
// @ts-expect-error plain JavaScript, so that scripts use it without a build
import { jsonataParser, plainSchema } from './.ci/lean.mjs';

/**
 * One build for both formats. `splitting` keeps a class in one chunk, so that `instanceof` holds between the
 * entries of one format; the schemas are bundled as data, so that no entry reads a file.
 */
export default defineConfig({
  entry: {
    index: 'src/index.ts',
    page: 'src/page.ts',
    node: 'src/node.ts',
    dossiers: 'src/dossiers.ts',
    'node-dossiers': 'src/node-dossiers.ts',
    expression: 'src/expression.ts',
    field: 'src/field.ts',
    forms: 'src/forms.ts',
    manifest: 'src/manifest.ts',
    memory: 'src/memory.ts',
    pictures: 'src/pictures.ts',
    sqlite: 'src/sqlite.ts',
    ports: 'src/ports.ts',
    report: 'src/report.ts',
    registries: 'src/registries.ts',
    testing: 'src/testing.ts',
    uploads: 'src/uploads.ts',
    cli: 'src/cli/main.ts',
  },
  format: ['esm', 'cjs'],
  target: 'node20',
  platform: 'neutral',
  external: [/^node:/, 'libsql', 'better-sqlite3'],
  // Built in: canonicalize offers no door to `require`, and of jsonata only the parser is used.
  noExternal: ['canonicalize', 'jsonata'],
  esbuildPlugins: [jsonataParser, plainSchema],
  splitting: true,
  treeshake: true,
  clean: true,
  dts: {
    entry: {
      index: 'src/index.ts',
      node: 'src/node.ts',
      dossiers: 'src/dossiers.ts',
      'node-dossiers': 'src/node-dossiers.ts',
      expression: 'src/expression.ts',
      field: 'src/field.ts',
      forms: 'src/forms.ts',
      manifest: 'src/manifest.ts',
      memory: 'src/memory.ts',
      pictures: 'src/pictures.ts',
      sqlite: 'src/sqlite.ts',
      ports: 'src/ports.ts',
      report: 'src/report.ts',
      registries: 'src/registries.ts',
      testing: 'src/testing.ts',
      uploads: 'src/uploads.ts',
    },
    // Types of inline definitions are built in, so that they cost no dependency.
    resolve: ['json-schema-to-ts', 'ts-algebra', /^\.{1,2}\//],
  },
});
