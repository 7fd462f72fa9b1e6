import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDrawnOfReport } from './drawn.mjs';
import { strykerPlugins } from './ignore-texts.mjs';

// What scores.json says: of each source the counts of the last run that had it, and the text it had then.

const ledger = join(import.meta.dirname, 'scores.json');
const room = 'src/expression/';

/** Stryker's statuses, as they stand in the ledger. A mutant that is anything else has not been killed. */
const STATUSES = {
  Killed: 'killed',
  Timeout: 'timeout',
  Survived: 'survived',
  NoCoverage: 'noCoverage',
  Ignored: 'ignored',
};

const sourceOf = text => createHash('sha256').update(text).digest('hex').slice(0, 12);

/**
 * Puts what a report of Stryker found in some files in the place of what the ledger said of them. Where only a share of
 * the mutants was drawn, only those count, and a file that has been run whole keeps its line.
 */
export function record(reportFile, root, wanted, drawn) {
  const scores = read();
  const { files } = JSON.parse(readFileSync(reportFile, 'utf8'));
  for (const name of wanted) {
    // What has no mutants, as a file of types, is not reported.
    const { source, mutants } = files[room + name] ?? { source: textOf(root, name), mutants: [] };
    const before = scores[name];
    if (drawn < 1 && before?.source === sourceOf(source) && before.of === undefined) continue;
    const counts = Object.fromEntries(Object.values(STATUSES).map(status => [status, 0]));
    for (const mutant of mutants)
      if (isDrawnOfReport(name, mutant, drawn)) counts[STATUSES[mutant.status] ?? 'survived']++;
    const of = mutants.filter(({ status }) => status !== 'Ignored').length;
    scores[name] = { source: sourceOf(source), ...(drawn < 1 && { of }), ...counts };
  }
  write(scores);
}

const textOf = (root, name) => readFileSync(join(root, room, name), 'utf8');

/** Prints each file, and the sum of those whose score is of the text they have now. */
export async function tell(root, home, names) {
  const scores = read();
  const current = names.filter(name => scores[name]?.source === sourceOf(textOf(root, name)));
  const byScore = [...current].sort((a, b) => share(scores[a]) - share(scores[b]));
  for (const name of byScore) console.log(lineOf(name, scores[name]));
  const whole = current.filter(name => scores[name].of === undefined);
  const inPart = current.filter(name => scores[name].of !== undefined);
  const sums = [whole, inPart].map(some => some.reduce((total, name) => added(total, scores[name]), {}));
  console.log(lineOf(`${whole.length} of ${names.length} files`, sums[0]));
  if (inPart.length > 0) {
    console.log(lineOf(`${inPart.length} of which a share was drawn`, sums[1]));
    console.log(
      estimateOf(
        sums[0],
        sums[1],
        inPart.reduce((total, name) => total + scores[name].of, 0),
      ),
    );
  }
  const unscored = names.filter(name => !current.includes(name));
  if (unscored.length === 0) return;
  const mutants = await mutantsOf(
    unscored.map(name => [join(root, room, name), textOf(root, name)]),
    home,
  );
  console.log(`not scored as they are now (${mutants} mutants): ${unscored.join(' ')}`);
}

const caught = ({ killed = 0, timeout = 0 }) => killed + timeout;
const all = scores => caught(scores) + (scores.survived ?? 0) + (scores.noCoverage ?? 0);
/** Stryker's own score; a file without mutants has nothing that could live. */
const share = scores => (all(scores) === 0 ? 1 : caught(scores) / all(scores));

const lineOf = (name, scores) =>
  `${name.padEnd(28)} ${caught(scores)} of ${all(scores)} killed, ${(100 * share(scores)).toFixed(1)} %` +
  ` (${scores.timeout ?? 0} by the clock; ${scores.ignored ?? 0} more are texts)`;

/** The score of all mutants as far as a share of some can tell: with the 95 % that such a draw leaves open. */
function estimateOf(whole, drawn, of) {
  const [n, p] = [all(drawn), share(drawn)];
  const total = all(whole) + of;
  const estimate = (caught(whole) + p * of) / total;
  const open = (1.96 * Math.sqrt((p * (1 - p) * (1 - n / of)) / n) * of) / total;
  const percent = value => (100 * value).toFixed(1);
  return `${percent(estimate)} % of ${total} killed, give or take ${percent(open)}: ${all(whole) + n} were run`;
}

const added = (one, { source: _, of: __, ...other }) =>
  Object.fromEntries(Object.entries(other).map(([status, count]) => [status, (one[status] ?? 0) + count]));

/** How many mutants Stryker makes of some files, those it ignores left out. */
async function mutantsOf(files, home) {
  const path = createRequire(join(home, 'package.json')).resolve('@stryker-mutator/instrumenter');
  const { Instrumenter } = await import(pathToFileURL(path).href);
  const silent = { debug() {}, info() {}, warn() {}, isDebugEnabled: () => false };
  const ignorers = strykerPlugins.map(({ value }) => value);
  const { mutants } = await new Instrumenter(silent).instrument(
    files.map(([name, content]) => ({ name, content, mutate: true })),
    { plugins: null, ignorers, excludedMutations: [] },
  );
  return mutants.filter(({ status }) => status !== 'Ignored').length;
}

function read() {
  try {
    return JSON.parse(readFileSync(ledger, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
}

/** One line for each file, in the order of the names, so that two runs of different files merge. */
function write(scores) {
  const lines = Object.keys(scores)
    .sort()
    .map(name => {
      const counts = Object.entries(scores[name]).map(([key, value]) => `"${key}": ${JSON.stringify(value)}`);
      return `  "${name}": { ${counts.join(', ')} }`;
    });
  writeFileSync(ledger, `{\n${lines.join(',\n')}\n}\n`);
}
