import { text } from '../source/text.js';
import type { Command } from './command.js';
import { exitCodes } from './failure.js';
import { storedLogs } from './log-file.js';
import { print } from './terminal.js';

export const exportCommand: Command = {
  name: 'export',
  usage: '<file.db>',
  summary: text(
    'Xuất nhật ký đã niêm phong, mỗi dòng một sự kiện',
    'Export the sealed log, one event a line',
  ),
  example: 'thutuc export thutuc-run.db > log.jsonl',
  options: {},
  async run({ files }) {
    const logs = await storedLogs(exportCommand, files);
    const lines = logs.flatMap(({ events }) => events.map(event => JSON.stringify(event)));
    if (lines.length > 0) print(lines.join('\n'));
    return exitCodes.ok;
  },
};
