import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { build } from 'esbuild';
import { isDrawn } from './drawn.mjs';
import { collector, fastCheck, jsonataOnce } from './shim.mjs';

// A test runner of Stryker that runs the tests of src/expression within its own process. All of them become one
// script, compiled once. A mutant in a function meets it loaded and warm; only one that acts while a module loads, or
// could leave something behind in a module, has it loaded anew. That takes milliseconds where vitest takes seconds.

/** Of an evaluation they say what its types and its reads do: no mutant of the evaluator needs them to be killed. */
const analyses = ['test/mutation/suite-analyses.ts', 'test/conformance/random-analysis.test.ts'];

/** The tests a mutant of src/expression has to face: those of the room and the official suite. */
const testFiles = () => [
  ...readdirSync('test/expression', { recursive: true })
    .filter(name => name.endsWith('.test.ts'))
    .sort()
    .map(name => `test/expression/${name}`),
  'test/mutation/suite-groups.ts',
  'test/conformance/jsonata-pictures.test.ts',
  'test/conformance/date-markers.test.ts',
  ...(process.env.THUTUC_ANALYSES === '1' ? analyses : []),
];

/** A mutant that keeps the files from loading is killed by no test of theirs: it is said to be by this one. */
const loads = { id: 'loads', name: 'the files of tests load' };

/**
 * What each test took when nothing was mutated, and how often it came by each mutant: measured by one process, asked
 * for by all. It lies in the sandbox.
 */
const measuredFile = 'measured.json';

/**
 * Stryker ends a mutant that is met a hundred times as often as in all tests together, or by the clock; here it ends
 * once a single test meets it that much more often than it did, which a loop without end does at once. What one test
 * computes for all the others may count for any of them.
 */
const hitsAllowed = hits => 100 * (hits ?? 0) + 10_000;

/** The share of the mutants that is run. */
const DRAWN = Number(process.env.THUTUC_DRAWN ?? 1);

/** The share of the time of all tests that a single one may take. */
const LONGEST = 0.0085;

/** What these keep from one call to the next a mutant of theirs would leave to the mutants after it. */
const remembering = /[\\/](signature|type)\.ts$/;

// The sources have been instrumented to look here.
globalThis.__stryker__ ??= {};
const stryker = globalThis.__stryker__;

class InProcessRunner {
  #files = testFiles();
  #counting;
  #loaded;
  #script;
  #known;
  #longest;
  #kills = new Map();
  #require = createRequire(resolve('package.json'));

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    console.info = () => {};
    const entries = this.#files.map(file => `'${file}': () => require('./${file}'),`);
    const { outputFiles } = await build({
      stdin: { contents: `start({ ${entries.join('\n')} });`, resolveDir: process.cwd() },
      bundle: true,
      write: false,
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      packages: 'external',
      // package.json says that no file has side effects: a file of tests has nothing else.
      ignoreAnnotations: true,
      plugins: [placed],
    });
    const text = `(function (require, start) {${outputFiles[0].text}\n})`;
    this.#counting = new Script(text);
    this.#script = new Script(light(text));
  }

  async dryRun() {
    const tests = [{ ...loads, status: 0, timeSpentMs: 0 }];
    const mutantCoverage = { static: {}, perTest: {} };
    Object.assign(stryker, { activeMutant: undefined, mutantCoverage });
    // As with vitest, what a module computes once is computed once for each file.
    for (const file of this.#files) {
      for (const test of this.#load(this.#counting, [file])) {
        stryker.currentTestId = test.id;
        tests.push(await outcome(test));
        stryker.currentTestId = undefined;
      }
    }
    const times = tests.map(each => [each.id, each.timeSpentMs]);
    const measured = { times: Object.fromEntries(times), hits: mutantCoverage.perTest };
    writeFileSync(measuredFile, JSON.stringify(measured));
    return { status: 'complete', tests, mutantCoverage };
  }

  async mutantRun({ activeMutant, mutantActivation, testFilter, hitLimit = Infinity }) {
    if (!isDrawn(activeMutant, DRAWN)) return { status: 'error', errorMessage: 'not drawn' };
    const id = Number(activeMutant.id);
    Object.assign(stryker, {
      activeMutant: mutantActivation === 'static' ? id : NONE,
      hitCount: 0,
      hitLimit,
    });
    const wanted = testFilter && new Set(testFilter);
    let tests;
    try {
      const files = wanted && new Set(testFilter.map(id => id.split('#')[0]));
      const some = this.#files.filter(file => files?.has(file) ?? true);
      if (mutantActivation === 'static' || remembering.test(activeMutant.fileName))
        tests = this.#load(this.#script, some);
      else tests = this.#loaded ??= this.#load(this.#script, this.#files);
    } catch (error) {
      return killed(loads.id, error, 0);
    }
    stryker.activeMutant = id;
    let nrOfTests = 0;
    for (const test of this.#likeliestFirst(tests.filter(({ id }) => wanted?.has(id) ?? true))) {
      const most = Math.min(hitLimit, hitsAllowed(this.#measured.hits[test.id]?.[id]));
      Object.assign(stryker, { hitCount: 0, hitLimit: most });
      const { status, failureMessage } = await outcome(test);
      nrOfTests++;
      if (stryker.hitCount <= most && status !== 1) continue;
      this.#kills.set(test.id, 1 + (this.#kills.get(test.id) ?? 0));
      if (stryker.hitCount > most) return { status: 'timeout', reason: `over ${most} hits in ${test.id}` };
      return killed(test.id, failureMessage, nrOfTests);
    }
    return { status: 'survived', nrOfTests };
  }

  #load(script, files) {
    const { tests, inFile, vitest } = collector();
    const own = { vitest, 'fast-check': fastCheck, jsonata: jsonataOnce };
    const start = entries => {
      for (const file of files) {
        inFile(file);
        entries[file]();
      }
    };
    script.runInThisContext()(name => own[name] ?? this.#require(name), start);
    return tests;
  }

  get #measured() {
    this.#known ??= JSON.parse(readFileSync(measuredFile, 'utf8'));
    return this.#known;
  }

  /**
   * The first test that fails ends the run of its mutant: what is short and has caught the last ones comes first. The
   * few that take half of the time of all are left out; a mutant that only they would notice counts as living.
   */
  #likeliestFirst(tests) {
    const { times } = this.#measured;
    this.#longest ??= LONGEST * Object.values(times).reduce((sum, time) => sum + time, 0);
    const rank = new Map(tests.map(({ id }) => [id, (times[id] ?? 0) / (0.05 + (this.#kills.get(id) ?? 0))]));
    return tests
      .filter(({ id }) => (times[id] ?? 0) < this.#longest)
      .sort((a, b) => rank.get(a.id) - rank.get(b.id));
  }
}

/**
 * Instrumented code asks at every step which mutant is active, and counts what it covers. Counting on after the dry run
 * doubles the time of a mutant; and numbers are compared faster than texts.
 */
const light = text =>
  text
    .replaceAll(/(stryCov_\w+) = cover;/g, '$1 = () => {};')
    .replaceAll(/(stryMutAct_\w+)\("(\d+)"\)/g, '$1($2)');

const NONE = -1;

function killed(id, message, nrOfTests) {
  return { status: 'killed', killedBy: [id], failureMessage: String(message), nrOfTests };
}

/** Stryker counts 0 as passed and 1 as failed. */
async function outcome({ id, title, file, hooks, body }) {
  const start = performance.now();
  const result = { id, name: title, fileName: resolve(file), status: 0 };
  try {
    for (const hook of hooks.before) await hook();
    await body();
  } catch (error) {
    Object.assign(result, { status: 1, failureMessage: String(error?.stack ?? error) });
  }
  for (const hook of hooks.after) await hook();
  return { ...result, timeSpentMs: performance.now() - start };
}

/** A file that asks where it lies is told: the script lies nowhere. */
const placed = {
  name: 'placed',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]test[\\/].*\.ts$/ }, async ({ path }) => {
      const url = JSON.stringify(pathToFileURL(path).href);
      const contents = (await readFile(path, 'utf8')).replaceAll('import.meta.url', url);
      return { contents, loader: 'ts', resolveDir: dirname(path) };
    }),
};

export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-process', injectableClass: InProcessRunner }];
