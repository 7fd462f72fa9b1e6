import { dirname } from 'node:path';
import { inspectDocument } from '../check/check.js';
import { field } from '../field.js';
import type { Diagnostic } from '../source/diagnostic.js';
import { readJson } from '../source/json.js';
import { type Lang, text } from '../source/text.js';
import { type Command, usage } from './command.js';
import { exitCodes } from './failure.js';
import { inspectAs, kindOf, kinds } from './file-kinds.js';
import { definitionFiles, readNamed } from './files.js';
import { printFindings } from './print-findings.js';
import { type Project, projectLoader } from './project.js';
import { print, progress } from './terminal.js';

export const checkCommand: Command = {
  name: 'check',
  usage: '<file|folder>… [--format pretty|json]',
  summary: text(
    'Kiểm tra định nghĩa thủ tục; tệp tình huống, hồ sơ mẫu, cơ sở dữ liệu thì nêu tên tệp',
    'Check procedure definitions; case files, sample records, registries are checked by name',
  ),
  example: 'thutuc check procedures/',
  options: {
    format: {
      type: 'string',
      value: 'pretty|json',
      choices: ['pretty', 'json'],
      help: text('Dạng kết quả (mặc định: pretty)', 'Output (default: pretty)'),
    },
  },
  async run({ files, options, lang }) {
    if (files.length === 0)
      throw usage(
        checkCommand,
        text('Thiếu tệp hoặc thư mục cần kiểm tra', 'Name a file or a folder to check'),
      );
    const findings: Diagnostic[] = [];
    const inspected = inspector();
    const bar = progress();
    const paths = await definitionFiles(files);
    for (const [at, file] of paths.entries()) {
      bar.say(`${at + 1}/${paths.length} ${file}`);
      findings.push(...(await inspected(file)));
    }
    bar.done();
    print(options.format === 'json' ? asJson(findings, lang) : await pretty(findings, paths.length, lang));
    return findings.some(finding => finding.severity === 'error') ? exitCodes.findings : exitCodes.ok;
  },
};

/**
 * Inspects one file after the other: a definition by every law of the language, a file that stands beside one by its
 * kind. Findings of a project's own sources come once, before those of what stands on them.
 */
function inspector(): (file: string) => Promise<readonly Diagnostic[]> {
  const load = projectLoader();
  const told = new Set<Project>();
  return async file => {
    const document = readJson(await readNamed(file), file);
    const kind = kindOf(document);
    // A file that may be wrong itself must not keep its own check from running.
    if (kind && kind !== kinds.records) return inspectAs(kind, document, field);
    const project = await load(dirname(file));
    const news = told.has(project) ? [] : project.findings;
    told.add(project);
    if (project.findings.length > 0) return news;
    return kind
      ? inspectAs(kind, document, project.sources)
      : inspectDocument(document, project.sources).findings;
  };
}

async function pretty(findings: readonly Diagnostic[], files: number, lang: Lang): Promise<string> {
  if (findings.length > 0) {
    return printFindings(findings, lang, process.stdout);
  }
  return {
    vi: `✓ ${files} tệp, không có lỗi`,
    en: `✓ ${files} ${files === 1 ? 'file' : 'files'}, no findings`,
  }[lang];
}

/** One object a finding, in file order; the message in the chosen language. */
function asJson(findings: readonly Diagnostic[], lang: Lang): string {
  const rows = findings.map(({ code, severity, place, pointer, message, mend }) => ({
    code,
    severity,
    ...place,
    pointer,
    message: message[lang],
    ...(mend ? { mend: mend[lang] } : {}),
  }));
  return JSON.stringify(rows, null, 2);
}
