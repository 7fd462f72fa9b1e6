import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

// node test/mutation/run.mjs [name …] [--concurrency 2] [--force]
//
// Changes the sources of src/expression in small ways, one at a time, and asks whether a test notices. A name picks
// files: `compile-path`, or `type-*`. What was found stands in node_modules/.thutuc-mutation/report.html and is known
// to the next run, which tests again only what has changed; `--force` forgets it. Stryker is fetched by exact version
// into that folder: its 167 packages would double the time of every `npm ci`.

const version = '9.6.1';
const root = resolve(import.meta.dirname, '../..');
const home = join(root, 'node_modules/.thutuc-mutation');
const stryker = join(home, 'node_modules/@stryker-mutator/core/bin/stryker.js');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { concurrency: { type: 'string', default: '2' }, force: { type: 'boolean', default: false } },
});

mkdirSync(home, { recursive: true });
if (!existsSync(stryker)) install();
linkSuite();

const files =
  positionals.length > 0 ? positionals.map(name => `src/expression/${name}.ts`) : ['src/expression/**/*.ts'];
const spoken = ['wordings', 'refused'].map(name => `!src/expression/${name}.ts`);
const config = {
  ...JSON.parse(readFileSync(join(import.meta.dirname, 'stryker.json'), 'utf8')),
  plugins: ['ignore-texts.mjs', 'runner.mjs'].map(name => join(import.meta.dirname, name)),
  mutate: [...files, ...spoken],
  concurrency: Number(values.concurrency),
  force: values.force,
  incrementalFile: join(home, 'known.json'),
  htmlReporter: { fileName: join(home, 'report.html') },
  jsonReporter: { fileName: join(home, 'report.json') },
  tempDirName: join(home, 'sandbox'),
};
writeFileSync(join(home, 'config.json'), JSON.stringify(config, null, 2));
const { status } = spawnSync(process.execPath, [stryker, 'run', join(home, 'config.json')], {
  cwd: root,
  stdio: 'inherit',
  // A mutant that lives meets every test: those that draw draw little, and all in one time zone.
  env: { ...process.env, THUTUC_RUNS: '300', THUTUC_SHARE: '0.08', TZ: 'UTC' },
});
process.exit(status ?? 1);

function install() {
  writeFileSync(join(home, 'package.json'), JSON.stringify({ private: true }));
  const args = ['install', '--save-exact', '--no-audit', `@stryker-mutator/core@${version}`];
  const { status } = spawnSync('npm', args, { cwd: home, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

/** The official suite is looked for beside the repository: also beside its copy. */
function linkSuite() {
  const suite = resolve(root, '../shared');
  mkdirSync(join(home, 'sandbox'), { recursive: true });
  if (existsSync(suite) && !existsSync(join(home, 'sandbox/shared')))
    symlinkSync(suite, join(home, 'sandbox/shared'));
}
