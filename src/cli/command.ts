import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type Lang, type Text, text } from '../source/text.js';
import { CliFailure } from './failure.js';

/** One option of a command. `choices` closes the set of values; `value` names the value in the help. */
export interface Option {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  readonly help: Text;
  readonly value?: string;
  readonly choices?: readonly string[];
}

export interface Args {
  readonly files: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly lang: Lang;
}

export interface Command {
  readonly name: string;
  /** What stands after the name in the usage line. */
  readonly usage: string;
  readonly summary: Text;
  readonly options: Readonly<Record<string, Option>>;
  readonly example: string;
  /** Answers the exit code. */
  run(args: Args): Promise<number>;
}

/** Options every command takes. */
export const commonOptions: Readonly<Record<string, Option>> = {
  lang: {
    type: 'string',
    value: 'vi|en',
    choices: ['vi', 'en'],
    help: text(
      'Ngôn ngữ của thông báo (mặc định: vi, hoặc theo thutuc.json)',
      'Language of messages (default: vi, or as thutuc.json says)',
    ),
  },
  help: { type: 'boolean', short: 'h', help: text('In phần trợ giúp này', 'Print this help') },
};

/** Parses the words after the command's name; an unknown or incomplete option is a usage failure (exit 2). */
export function parseWords(command: Command, words: readonly string[], lang: Lang): Args {
  const known = { ...command.options, ...commonOptions };
  const { values, positionals } = strictly(command, words, known);
  for (const [name, option] of Object.entries(known)) {
    const value = values[name];
    if (option.choices && typeof value === 'string' && !option.choices.includes(value)) {
      const allowed = option.choices.join(', ');
      throw usage(command, text(`--${name} chỉ nhận: ${allowed}`, `--${name} takes one of: ${allowed}`));
    }
  }
  const spoken = values.lang === 'vi' || values.lang === 'en' ? values.lang : lang;
  return { files: positionals, options: values, lang: spoken };
}

function strictly(command: Command, words: readonly string[], known: Readonly<Record<string, Option>>) {
  const options: NonNullable<ParseArgsConfig['options']> = {};
  for (const [name, { type, short }] of Object.entries(known))
    options[name] = short ? { type, short } : { type };
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options,
      allowPositionals: true,
      strict: true,
    });
    return { values: values as Record<string, string | boolean | undefined>, positionals };
  } catch (error) {
    if (!isParseError(error)) throw error;
    const said = error.message.split('.')[0] ?? '';
    throw usage(command, text(`Tùy chọn không hợp lệ: ${said}`, said));
  }
}

function isParseError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

/** A usage failure that points to the command's help. */
export function usage(command: Command, message: Text): CliFailure {
  const see = `thutuc ${command.name} --help`;
  return new CliFailure(2, message, text(`Xem: ${see}`, `See: ${see}`));
}
