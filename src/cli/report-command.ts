import { dayNumber } from '../calendar/civil-date.js';
import { instantAt } from '../calendar/local-time.js';
import { workingCalendar } from '../calendar/working-calendar.js';
import { calendars } from '../field.js';
import { measure, report } from '../report.js';
import { text } from '../source/text.js';
import { type Command, usage } from './command.js';
import { exitCodes } from './failure.js';
import { storedLogs } from './log-file.js';
import { printCriteria } from './report-print.js';
import { painter, print } from './terminal.js';

export const reportCommand: Command = {
  name: 'report',
  usage: '<file.db> [--format pretty|json]',
  summary: text('Bốn tiêu chí, tính lại từ nhật ký hồ sơ', 'The four criteria, recomputed from the log'),
  example: 'thutuc report thutuc-run.db',
  options: {
    format: {
      type: 'string',
      value: 'pretty|json',
      choices: ['pretty', 'json'],
      help: text('Dạng kết quả (mặc định: pretty)', 'Output (default: pretty)'),
    },
    from: {
      type: 'string',
      value: 'date',
      help: text('Chỉ hồ sơ mở từ ngày này (YYYY-MM-DD)', 'Only dossiers opened from this day (YYYY-MM-DD)'),
    },
    to: {
      type: 'string',
      value: 'date',
      help: text('Chỉ hồ sơ mở trước ngày này', 'Only dossiers opened before this day'),
    },
  },
  async run({ files, options, lang }) {
    const period = { ...bound('from', options.from), ...bound('to', options.to) };
    const logs = await storedLogs(reportCommand, files);
    const calendar = workingCalendar(calendars['vn-state-agencies']!);
    const measures = logs.flatMap(({ events }) => measure(events, calendar) ?? []);
    const result = report(measures, period);
    print(
      options.format === 'json'
        ? JSON.stringify(result, null, 2)
        : printCriteria(result, lang, painter(process.stdout)),
    );
    return exitCodes.ok;
  },
};

/** A day of the command line as the instant it begins in Vietnam. */
function bound(name: 'from' | 'to', day: unknown): { readonly [end in 'from' | 'to']?: string } {
  if (typeof day !== 'string') return {};
  if (!isDay(day))
    throw usage(
      reportCommand,
      text(
        `--${name} cần một ngày có trên lịch, dạng YYYY-MM-DD`,
        `--${name} takes a day of the calendar, as YYYY-MM-DD`,
      ),
    );
  return { [name]: instantAt(day, '00:00') };
}

function isDay(day: string): boolean {
  try {
    return dayNumber(day) !== undefined;
  } catch {
    return false;
  }
}
