import type { Lang } from '../source/text.js';
import { text } from '../source/text.js';
import { type Command, commonOptions, type Option } from './command.js';

const words = {
  use: text('Cách dùng', 'Usage'),
  commands: text('Lệnh', 'Commands'),
  options: text('Tùy chọn', 'Options'),
  example: text('Ví dụ', 'Example'),
  tagline: text(
    'thutuc kiểm tra, biên dịch, chạy và đo thủ tục hành chính viết trong một tệp JSON.',
    'thutuc checks, compiles, runs and measures administrative procedures written as one JSON file.',
  ),
  exits: text(
    'Mã thoát: 0 đạt · 1 có lỗi trong tệp · 2 sai cách dùng · 3 không tìm thấy · 70 lỗi của thutuc',
    'Exit codes: 0 ok · 1 findings · 2 usage · 3 not found · 70 a bug in thutuc',
  ),
};

/** The first page: what thutuc is, and its commands. */
export function mainHelp(commands: readonly Command[], version: string, lang: Lang): string {
  const rows = commands.map(
    command => [`thutuc ${command.name} ${command.usage}`, command.summary[lang]] as const,
  );
  return [
    `thutuc ${version}`,
    words.tagline[lang],
    '',
    `${words.commands[lang]}:`,
    ...columns(rows),
    '',
    words.exits[lang],
    '',
  ].join('\n');
}

export function commandHelp(command: Command, lang: Lang): string {
  const rows = Object.entries({ ...command.options, ...commonOptions }).map(
    ([name, option]) => [spelled(name, option), option.help[lang]] as const,
  );
  return [
    command.summary[lang],
    '',
    `${words.use[lang]}: thutuc ${command.name} ${command.usage}`,
    '',
    `${words.options[lang]}:`,
    ...columns(rows),
    '',
    `${words.example[lang]}: ${command.example}`,
    words.exits[lang],
    '',
  ].join('\n');
}

function spelled(name: string, option: Option): string {
  const long = option.value ? `--${name} ${option.value}` : `--${name}`;
  return option.short ? `-${option.short}, ${long}` : long;
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
