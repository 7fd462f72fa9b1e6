import { dirname } from 'node:path';
import { jsonForms } from '../forms/json-forms.js';
import { jsonSchema } from '../forms/json-schema.js';
import { rjsf } from '../forms/rjsf.js';
import { compile, type Procedure } from '../node.js';
import { type Lang, text } from '../source/text.js';
import { type Args, type Command, usage } from './command.js';
import { exitCodes } from './failure.js';
import { oneDefinition, readNamed } from './files.js';
import { storedLogs } from './log-file.js';
import { soundSourcesOf } from './project.js';
import { print } from './terminal.js';

/** How a definition's form leaves, by the name of the format. */
const forms: Readonly<Record<string, (procedure: Procedure, lang: Lang) => object>> = {
  schema: jsonSchema,
  rjsf: (procedure, lang) => rjsf(procedure, undefined, { lang }),
  jsonforms: (procedure, lang) => jsonForms(procedure, undefined, { lang }),
};

export const exportCommand: Command = {
  name: 'export',
  usage: '<file.db|procedure.json> [--format …]',
  summary: text(
    'Xuất nhật ký đã niêm phong, hoặc biểu mẫu cho thư viện khác',
    'Export the sealed log, or a form for other libraries',
  ),
  example: 'thutuc export procedure.json --format rjsf > form.json',
  options: {
    format: {
      type: 'string',
      value: ['log', ...Object.keys(forms)].join('|'),
      choices: ['log', ...Object.keys(forms)],
      help: text(
        'log: nhật ký của một tệp SQLite, mỗi dòng một sự kiện (mặc định); schema, rjsf, jsonforms: biểu mẫu của một định nghĩa',
        'log: the log of an SQLite file, one event a line (default); schema, rjsf, jsonforms: the form of a definition',
      ),
    },
  },
  async run(args) {
    const form = forms[String(args.options.format)];
    if (form) print(JSON.stringify(form(await procedureOf(args), args.lang), null, 2));
    else await exportLog(args.files);
    return exitCodes.ok;
  },
};

async function exportLog(files: readonly string[]): Promise<void> {
  if (files.some(file => file.endsWith('.json')))
    throw usage(
      exportCommand,
      text(
        'Biểu mẫu cần --format schema, rjsf hoặc jsonforms',
        'A form needs --format schema, rjsf or jsonforms',
      ),
    );
  const logs = await storedLogs(exportCommand, files);
  const lines = logs.flatMap(({ events }) => events.map(event => JSON.stringify(event)));
  if (lines.length > 0) print(lines.join('\n'));
}

async function procedureOf({ files }: Args): Promise<Procedure> {
  const file = await oneDefinition(exportCommand, files);
  return compile(await readNamed(file), await soundSourcesOf(dirname(file)), { file });
}
