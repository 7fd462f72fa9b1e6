import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { compile, writeTypes } from '../node.js';
import { text } from '../source/text.js';
import { type Command, usage } from './command.js';
import { CliFailure, exitCodes } from './failure.js';
import { definitionFiles, readNamed } from './files.js';
import { loadProject } from './project.js';
import { print } from './terminal.js';

export const typesCommand: Command = {
  name: 'types',
  usage: '<file|folder>…',
  summary: text(
    'Viết kiểu TypeScript (.d.ts) cạnh mỗi định nghĩa',
    'Write TypeScript types (.d.ts) beside each definition',
  ),
  example: 'thutuc types procedures/',
  options: {
    stdout: {
      type: 'boolean',
      help: text('In ra màn hình, không ghi tệp', 'Print instead of writing files'),
    },
  },
  async run({ files, options }) {
    if (files.length === 0)
      throw usage(typesCommand, text('Thiếu tệp hoặc thư mục', 'Name a file or a folder'));
    for (const file of await definitionFiles(files)) {
      const { sources } = await loadProject(dirname(file));
      const types = writeTypes(compile(await readNamed(file), sources, { file }));
      const target = file.replace(/\.json$/, '.d.ts');
      if (options.stdout) print(types);
      else {
        await writeFile(target, types).catch(error => {
          throw new CliFailure(
            exitCodes.findings,
            text(`Không ghi được ${target}`, `Cannot write ${target} (${error.code})`),
          );
        });
        print(target);
      }
    }
    return exitCodes.ok;
  },
};
