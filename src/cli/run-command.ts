import { dirname, join } from 'node:path';
import type { Case, CaseFile } from '../cases/cases.js';
import { dossierIdOf, isOtherRun } from '../cases/dossier-id.js';
import { type Played, play, type Stage, UnopenedCase } from '../cases/play.js';
import { unmetIn } from '../cases/unmet.js';
import type { Store } from '../dossier/ports.js';
import { compile, type Procedure } from '../node.js';
import { crypto } from '../node-dossiers.js';
import { measure, report } from '../report.js';
import { displayed } from '../source/display.js';
import { type Lang, text } from '../source/text.js';
import { openSqlite } from '../stores/open-sqlite.js';
import { sqliteStore } from '../stores/sqlite.js';
import { readCases } from './case-file.js';
import type { Args, Command } from './command.js';
import { CliFailure, exitCodes } from './failure.js';
import { oneDefinition, readNamed } from './files.js';
import { allRows } from './log-file.js';
import { makeRoom } from './make-room.js';
import { soundSourcesOf } from './project.js';
import { printCriteria } from './report-print.js';
import { printPlayed, printUnopened, translated } from './run-print.js';
import { sampleRecords } from './sample-records.js';
import { painter, print, progress } from './terminal.js';

export const runCommand: Command = {
  name: 'run',
  usage: '<folder|procedure.json> [--store file.db]',
  summary: text(
    'Chạy các hồ sơ mẫu của một thủ tục, từ đăng nhập đến kết quả',
    'Play the sample cases of a procedure, from login to result',
  ),
  example: 'thutuc run examples/birth-registration',
  options: {
    cases: {
      type: 'string',
      value: 'file',
      help: text(
        'Tệp hồ sơ mẫu (mặc định: cases.json cạnh định nghĩa)',
        'Case file (default: cases.json beside the definition)',
      ),
    },
    store: {
      type: 'string',
      value: 'file',
      help: text(
        'Tệp SQLite giữ hồ sơ (mặc định: thutuc-run.db)',
        'SQLite file that keeps the dossiers (default: thutuc-run.db)',
      ),
    },
    fresh: {
      type: 'boolean',
      help: text('Xóa tệp SQLite cũ, chạy lại từ đầu', 'Remove the old SQLite file and begin anew'),
    },
    only: { type: 'string', value: 'name', help: text('Chỉ chạy một hồ sơ mẫu', 'Play one case only') },
  },
  run: async args => runCases(await oneDefinition(runCommand, args.files), args),
};

async function runCases(file: string, { options, lang }: Args): Promise<number> {
  const folder = dirname(file);
  const sources = await soundSourcesOf(folder);
  const procedure = compile(await readNamed(file), sources, { file });
  const beside = typeof options.cases === 'string' ? options.cases : join(folder, 'cases.json');
  const caseFile = await readCases(beside, sources);
  const cases = chosen(caseFile, options.only);
  const samplesOf = sampleRecords(folder, procedure, sources);
  const path = typeof options.store === 'string' ? options.store : 'thutuc-run.db';
  const stages: [Case, Omit<Stage, 'store'>][] = [];
  for (const script of cases)
    stages.push([script, { procedure, file: caseFile, crypto, ...(await samplesOf(script)) }]);
  await makeRoom(path, options.fresh === true);
  const store = sqliteStore(await openSqlite(path));
  try {
    await refuseOtherRuns(store, stages);
    return told(procedure, await playAll(store, stages), path, lang);
  } finally {
    await store.close();
  }
}

type Outcome = Played | UnopenedCase;
const isPlayed = (outcome: Outcome): outcome is Played => !(outcome instanceof UnopenedCase);

async function playAll(
  store: Store,
  stages: readonly (readonly [Case, Omit<Stage, 'store'>])[],
): Promise<readonly Outcome[]> {
  const bar = progress();
  const outcomes: Outcome[] = [];
  try {
    for (const [script, stage] of stages) {
      bar.say(`${outcomes.length + 1}/${stages.length} ${script.name}`);
      const played = play({ ...stage, store }, script);
      outcomes.push(await played.catch(unopened));
    }
    return outcomes;
  } finally {
    bar.done();
  }
}

function unopened(error: unknown): UnopenedCase {
  if (error instanceof UnopenedCase) return error;
  throw error;
}

/** Steps kept from another definition, script or sample would be answered as if they were of this one. */
async function refuseOtherRuns(
  store: Store,
  stages: readonly (readonly [Case, Omit<Stage, 'store'>])[],
): Promise<void> {
  const stored = (await allRows(store)).map(({ dossier }) => dossier);
  for (const [script, stage] of stages) {
    const id = dossierIdOf(crypto, stage, script);
    if (stored.some(dossier => isOtherRun(dossier, id)))
      throw new CliFailure(
        exitCodes.findings,
        text(
          `Kho hồ sơ giữ một lần chạy của phiên bản khác: định nghĩa, hồ sơ mẫu "${script.name}" hoặc bản ghi mẫu đã đổi từ đó`,
          `The store holds a run of another version: the definition, the case "${script.name}" or its sample records have changed since`,
        ),
        text(
          'Dùng --fresh để chạy lại từ đầu, hoặc nêu một tệp khác sau --store',
          'Use --fresh to begin anew, or name another file after --store',
        ),
      );
  }
}

function told(procedure: Procedure, outcomes: readonly Outcome[], path: string, lang: Lang): number {
  const paint = painter(process.stdout);
  const say = translated(procedure, lang);
  const title = paint('bold', `${procedure.code} ${say(procedure.title)}`);
  print(`${title}  ${procedure.version}  →  ${displayed(path)}\n`);
  for (const one of outcomes)
    print(
      `${isPlayed(one) ? printPlayed(procedure, one, unmetIn(one), lang, paint) : printUnopened(one, lang, paint)}\n`,
    );
  const played = outcomes.filter(isPlayed);
  const measures = played.flatMap(one => measure(one.log, procedure.calendar) ?? []);
  print(printCriteria(report(measures), lang, paint));
  return outcomes.every(one => isPlayed(one) && cameTrue(one)) ? exitCodes.ok : exitCodes.findings;
}

/** Nothing unmet, and something refused exactly when issues were announced. */
const cameTrue = (played: Played): boolean =>
  unmetIn(played).length === 0 && played.refused.length > 0 === (played.case.expect?.issues ?? []).length > 0;

function chosen(file: CaseFile, only: unknown): readonly Case[] {
  if (typeof only !== 'string') return file.cases;
  const found = file.cases.filter(one => one.name === only);
  if (found.length > 0) return found;
  const names = file.cases.map(one => one.name).join(', ');
  throw new CliFailure(
    exitCodes.notFound,
    text(`Không có hồ sơ mẫu "${only}"`, `No case "${only}"`),
    text(`Có: ${names}`, `There are: ${names}`),
  );
}
