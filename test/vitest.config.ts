import { defineConfig } from 'vitest/config';

/** Rooms of the pure core: their tests run with code generation off, as in a browser under a strict CSP. */
const core = [
  'source',
  'value',
  'calendar',
  'expression',
  'definition',
  'check',
  'procedure',
  'dossier',
  'report',
];
const coreTests = core.map(room => `test/${room}/**/*.test.ts`);

export default defineConfig({
  test: {
    // A machine may be six times slower than ours; what hangs is to end all the same.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
    reporters: process.env.CI ? ['default', ['json', { outputFile: '.ci/result.json' }]] : ['default'],
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          include: ['test/core.test.ts', ...coreTests],
          pool: 'forks',
          // What is pure leaves nothing behind: the sources are loaded once for all files of a worker.
          isolate: false,
          execArgv: ['--disallow-code-generation-from-strings'],
        },
      },
      {
        extends: true,
        test: {
          name: 'node',
          globalSetup: 'test/build.ts',
          include: ['test/**/*.test.ts'],
          exclude: ['test/core.test.ts', ...coreTests],
          pool: 'forks',
        },
      },
    ],
  },
});
