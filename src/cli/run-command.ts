import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Case, CaseFile } from '../cases/cases.js';
import { type Played, play } from '../cases/play.js';
import { unmetIn } from '../cases/unmet.js';
import { compile, crypto, measure, type Procedure, report } from '../node.js';
import { recordsRegistry } from '../registries/records.js';
import { type Lang, text } from '../source/text.js';
import { openSqlite } from '../stores/open-sqlite.js';
import { sqliteStore } from '../stores/sqlite.js';
import { readCases, readRecords } from './case-file.js';
import { type Args, type Command, usage } from './command.js';
import { CliFailure, exitCodes } from './failure.js';
import { definitionFiles, readNamed } from './files.js';
import { loadProject } from './project.js';
import { removeStore } from './remove-store.js';
import { printCriteria } from './report-print.js';
import { printPlayed, translated } from './run-print.js';
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
  run: async args => {
    const [word, ...rest] = args.files;
    if (word === undefined || rest.length > 0)
      throw usage(
        runCommand,
        text('Nêu đúng một thư mục hoặc một tệp procedure.json', 'Name exactly one folder or procedure.json'),
      );
    const [file, ...others] = await definitionFiles([word]);
    if (file === undefined || others.length > 0)
      throw usage(
        runCommand,
        text(
          `Thư mục ${word} có nhiều thủ tục, hãy nêu một`,
          `Folder ${word} holds several procedures, name one`,
        ),
      );
    return runCases(file, args);
  },
};

async function runCases(file: string, { options, lang }: Args): Promise<number> {
  const { sources } = await loadProject(dirname(file));
  const procedure = compile(await readNamed(file), sources, { file });
  const caseFile = await readCases(
    typeof options.cases === 'string' ? options.cases : join(dirname(file), 'cases.json'),
  );
  const cases = chosen(caseFile, options.only);
  const path = typeof options.store === 'string' ? options.store : 'thutuc-run.db';
  if (options.fresh) await removeStore(path);
  const store = sqliteStore(await openSqlite(path));
  const bar = progress();
  const played: Played[] = [];
  try {
    for (const [index, script] of cases.entries()) {
      bar.say(`${index + 1}/${cases.length} ${script.name}`);
      const registries = await registriesOf(dirname(file), script, procedure);
      played.push(await play({ procedure, file: caseFile, store, crypto, registries }, script));
    }
  } finally {
    bar.done();
    await store.close();
  }
  return told(procedure, played, path, lang);
}

function told(procedure: Procedure, played: readonly Played[], path: string, lang: Lang): number {
  const paint = painter(process.stdout);
  const unmet = played.map(unmetIn);
  print(
    `${paint('bold', `${procedure.code} ${translated(procedure, lang)(procedure.title)}`)}  ${procedure.version}  →  ${path}\n`,
  );
  for (const [index, one] of played.entries())
    print(`${printPlayed(procedure, one, unmet[index] ?? [], lang, paint)}\n`);
  const measures = played.flatMap(one => measure(one.log, procedure.calendar) ?? []);
  print(printCriteria(report(measures), lang, paint));
  const failed = played.some(
    (one, index) =>
      one.refused.length > 0 !== (one.case.expect?.issues ?? []).length > 0 || unmet[index]!.length > 0,
  );
  return failed ? exitCodes.findings : exitCodes.ok;
}

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

/** The registries of a case: sample records, with the outages and latencies the case is given. */
async function registriesOf(folder: string, { given }: Case, { artefact }: Procedure) {
  const shelf = join(folder, 'records');
  const names =
    given.records ??
    (await readdir(shelf).catch(() => []))
      .filter(name => name.endsWith('.json'))
      .map(name => join('records', name));
  const registries: Record<string, ReturnType<typeof recordsRegistry>> = {};
  for (const name of [...names].sort()) {
    const file = await readRecords(join(folder, name));
    const declared = artefact.registries[file.registry];
    if (!declared) continue;
    const outage = given.outages?.[file.registry];
    const latency = given.latency?.[file.registry];
    registries[file.registry] = recordsRegistry(file, declared, {
      ...(outage && { outage }),
      ...(latency !== undefined && { latency }),
    });
  }
  return registries;
}
