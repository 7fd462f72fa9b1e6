import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, matchesGlob, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { record, tell } from './scores.mjs';

// node test/mutation/run.mjs [name …] [--concurrency 2] [--force] [--drawn 0.1]
// node test/mutation/run.mjs --told
//
// Changes the sources of src/expression in small ways, one at a time, and asks whether a test notices. A name picks
// files: `compile-path`, or `type-*`. What was found stands in node_modules/.thutuc-mutation/report.html and is known
// to the next run, which tests again only what has changed; `--force` forgets it. Stryker is fetched by exact version
// into that folder: its 167 packages would double the time of every `npm ci`.
//
// All files at once take the better part of an hour, so their score may be gathered in parts. test/mutation/scores.json
// is committed and says of each file how many of its mutants were killed, lived and so on when it was last run, as
// Stryker's report counts them, and which text it had then: the first digits of its SHA-256. A run replaces the lines of
// the files it ran and no others. It ends by printing the score of each file and of all of them, which is Stryker's:
// (killed + timeout) of (killed + timeout + survived + noCoverage). A file whose text is no longer the one that was
// run, or that was never run, has no score and is named as such. What a change of the tests did to the other files is
// known when they are run again. `--drawn` runs a share of the mutants, the same ones each time, and the score of a file
// is then that share's; of a file that was run whole it says nothing new. `--told` prints what is known and runs nothing.

const version = '9.6.1';
const root = resolve(import.meta.dirname, '../..');
const home = join(root, 'node_modules/.thutuc-mutation');
const stryker = join(home, 'node_modules/@stryker-mutator/core/bin/stryker.js');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    concurrency: { type: 'string', default: '2' },
    force: { type: 'boolean', default: false },
    drawn: { type: 'string', default: '1' },
    told: { type: 'boolean', default: false },
  },
});

mkdirSync(home, { recursive: true });
if (!existsSync(stryker)) install();
linkSuite();

// wordings.ts holds the texts of messages and nothing else.
const names = readdirSync(join(root, 'src/expression')).filter(name => name !== 'wordings.ts');
const wanted = names.filter(
  name => positionals.length === 0 || positionals.some(each => matchesGlob(name, `${each}.ts`)),
);
/** What looks at trees and does not evaluate them. */
const analysed = wanted.some(name =>
  /^(trace|type|read|substitute|completions|describe|bounds-p)/.test(name),
);
if (values.told) {
  await tell(root, home, names);
  process.exit(0);
}

const config = {
  ...JSON.parse(readFileSync(join(import.meta.dirname, 'stryker.json'), 'utf8')),
  plugins: ['ignore-texts.mjs', 'runner.mjs'].map(name => join(import.meta.dirname, name)),
  mutate: wanted.map(name => `src/expression/${name}`),
  concurrency: Number(values.concurrency),
  force: values.force,
  // What was not drawn has no verdict that a later run could go by.
  incremental: values.drawn === '1',
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
  env: {
    ...process.env,
    THUTUC_RUNS: '300',
    THUTUC_DRAWN: values.drawn,
    THUTUC_SHARE: '0.04',
    THUTUC_ANALYSES: analysed ? '1' : '0',
    TZ: 'UTC',
  },
});
if (status !== 0) process.exit(status ?? 1);
record(join(home, 'report.json'), root, wanted, Number(values.drawn));
await tell(root, home, names);

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
