import { writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { compile } from '../node.js';
import { writeTypes } from '../procedure/types-writer.js';
import { displayed } from '../source/display.js';
import { text } from '../source/text.js';
import { type Command, usage } from './command.js';
import { CliFailure, exitCodes, systemCode } from './failure.js';
import { definitionFiles, readNamed } from './files.js';
import { soundSourcesOf } from './project.js';
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
      const sources = await soundSourcesOf(dirname(file));
      const types = writeTypes(compile(await readNamed(file), sources, { file }));
      if (options.stdout) print(types);
      else print(displayed(await writeBeside(file, types)));
    }
    return exitCodes.ok;
  },
};

/** Our own first words (procedure/types-writer.ts): only a file that begins with them is ours to replace. */
const MARK = '// Written by `thutuc types`';

/** Writes the types beside a definition, over what an earlier run wrote and over nothing else. Answers where. */
async function writeBeside(file: string, types: string): Promise<string> {
  // Never the definition itself, whatever it is called.
  const target = join(dirname(file), `${basename(file).replace(/\.json$/i, '')}.d.ts`);
  const there = await readNamed(target).catch(absent);
  if (there !== undefined && !there.toString('utf8', 0, MARK.length).startsWith(MARK))
    throw new CliFailure(
      exitCodes.findings,
      text(
        `${target} không phải do thutuc types viết, không ghi đè`,
        `${target} was not written by thutuc types; it is not replaced`,
      ),
      text(
        'Hãy đổi tên tệp đó, hoặc dùng --stdout và tự chọn tệp',
        'Rename that file, or take --stdout and choose a file yourself',
      ),
    );
  await writeFile(target, types).catch(error => {
    const code = systemCode(error);
    if (code === undefined) throw error;
    throw new CliFailure(
      exitCodes.findings,
      text(`Không ghi được ${target} (${code})`, `Cannot write ${target} (${code})`),
    );
  });
  return target;
}

function absent(error: unknown): undefined {
  if (error instanceof CliFailure && error.code === exitCodes.notFound) return undefined;
  throw error;
}
