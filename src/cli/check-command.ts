import { dirname } from 'node:path';
import { inspectDocument } from '../check/check.js';
import { checkShape } from '../check/check-shape.js';
import type { Diagnostic } from '../source/diagnostic.js';
import { readJson } from '../source/json.js';
import { printDiagnostics } from '../source/print.js';
import { type Lang, text } from '../source/text.js';
import { type Command, usage } from './command.js';
import { exitCodes } from './failure.js';
import { schemaBeside } from './file-schema.js';
import { definitionFiles, readNamed } from './files.js';
import { loadProject } from './project.js';
import { hasColour, print, progress } from './terminal.js';

export const checkCommand: Command = {
  name: 'check',
  usage: '<file|folder>… [--format pretty|json]',
  summary: text(
    'Kiểm tra định nghĩa thủ tục, và các tệp đặt cạnh nó',
    'Check procedure definitions, and the files beside them',
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
    const texts: Record<string, string> = {};
    const bar = progress();
    const paths = await definitionFiles(files);
    for (const [at, file] of paths.entries()) {
      bar.say(`${at + 1}/${paths.length} ${file}`);
      const checked = await checkFile(file);
      texts[file] = checked.text;
      findings.push(...checked.findings);
    }
    bar.done();
    print(options.format === 'json' ? asJson(findings, lang) : pretty(findings, paths.length, texts, lang));
    return findings.some(finding => finding.severity === 'error') ? exitCodes.findings : exitCodes.ok;
  },
};

/** A definition by every law of the language; a file that stands beside one by its schema. */
async function checkFile(file: string) {
  const document = readJson(await readNamed(file), file);
  const { text } = document;
  const schema = schemaBeside(document);
  if (schema) return { text, findings: checkShape(document, schema) };
  const { sources } = await loadProject(dirname(file));
  return { text, findings: inspectDocument(document, sources).findings };
}

function pretty(
  findings: readonly Diagnostic[],
  files: number,
  texts: Record<string, string>,
  lang: Lang,
): string {
  if (findings.length > 0)
    return printDiagnostics(findings, { lang, color: hasColour(process.stdout), texts });
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
