import { dirname } from 'node:path';
import { manifest } from '../manifest.js';
import { compile } from '../node.js';
import { text } from '../source/text.js';
import { type Command, usage } from './command.js';
import { exitCodes } from './failure.js';
import { definitionFiles, readNamed } from './files.js';
import { printManifest } from './manifest-print.js';
import { soundSourcesOf } from './project.js';
import { painter, print } from './terminal.js';

export const manifestCommand: Command = {
  name: 'manifest',
  usage: '<file|folder>… [--format pretty|json]',
  summary: text(
    'Liệt kê dữ liệu thủ tục được lấy: cơ sở dữ liệu, trường, căn cứ, dùng vào việc gì',
    'List the data a procedure may ask for: registry, field, legal basis, use',
  ),
  example: 'thutuc manifest procedures/',
  options: {
    format: {
      type: 'string',
      value: 'pretty|json',
      choices: ['pretty', 'json'],
      help: text(
        'Dạng kết quả (mặc định: pretty); json là danh sách, mỗi thủ tục một phần tử',
        'Output (default: pretty); json is a list, one element a procedure',
      ),
    },
  },
  async run({ files, options, lang }) {
    if (files.length === 0)
      throw usage(manifestCommand, text('Thiếu tệp hoặc thư mục', 'Name a file or a folder'));
    const manifests = [];
    for (const file of await definitionFiles(files))
      manifests.push(manifest(compile(await readNamed(file), await soundSourcesOf(dirname(file)), { file })));
    const paint = painter(process.stdout);
    print(
      options.format === 'json'
        ? JSON.stringify(manifests, null, 2)
        : manifests.map(each => printManifest(each, lang, paint)).join('\n'),
    );
    return exitCodes.ok;
  },
};
