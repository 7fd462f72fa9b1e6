#!/usr/bin/env node
import packageJson from '../../package.json' with { type: 'json' };
import { ConfigurationError, StoreError } from '../dossier/errors.js';
import { DefinitionError } from '../source/diagnostic.js';
import { displayed } from '../source/display.js';
import { nearest } from '../source/nearest.js';
import { type Lang, type Text, text } from '../source/text.js';
import { checkCommand } from './check-command.js';
import { type Command, parseWords } from './command.js';
import { exportCommand } from './export-command.js';
import { CliFailure, exitCodes } from './failure.js';
import { commandHelp, mainHelp } from './help.js';
import { manifestCommand } from './manifest-command.js';
import { printFindings } from './print-findings.js';
import { languageOf } from './project.js';
import { reportCommand } from './report-command.js';
import { runCommand } from './run-command.js';
import { painter, print } from './terminal.js';
import { typesCommand } from './types-command.js';

const commands: readonly Command[] = [
  checkCommand,
  runCommand,
  reportCommand,
  exportCommand,
  manifestCommand,
  typesCommand,
];

for (const stream of [process.stdout, process.stderr])
  stream.on('error', error => {
    // Whoever reads has seen enough; what was found stays found, so the command ends as it would have.
    if ('code' in error && error.code === 'EPIPE') return;
    process.stderr.write(`${error.message}\n`);
    process.exit(exitCodes.findings);
  });
void main(process.argv.slice(2)).then(code => {
  process.exitCode = code;
});

async function main(words: readonly string[]): Promise<number> {
  const lang = spokenIn(words) ?? (await languageOf(process.cwd())) ?? 'vi';
  try {
    return await dispatch(words, lang);
  } catch (error) {
    return await failed(error, lang);
  }
}

async function dispatch([name, ...words]: readonly string[], lang: Lang): Promise<number> {
  if (name === '--version' || name === '-v') {
    print(packageJson.version);
    return exitCodes.ok;
  }
  if (name === undefined || name.startsWith('-')) {
    print(mainHelp(commands, packageJson.version, lang));
    return name === undefined || name === '--help' || name === '-h' || name.startsWith('--lang')
      ? exitCodes.ok
      : exitCodes.usage;
  }
  const command = commands.find(candidate => candidate.name === name);
  if (!command) throw unknownCommand(name);
  const args = parseWords(command, words, lang);
  if (!args.options.help) return command.run(args);
  print(commandHelp(command, args.lang));
  return exitCodes.ok;
}

function unknownCommand(name: string): CliFailure {
  const meant = nearest(
    name,
    commands.map(command => command.name),
  );
  const see = text('Xem: thutuc --help', 'See: thutuc --help');
  const mend = meant ? text(`Có phải bạn muốn: thutuc ${meant}`, `Did you mean: thutuc ${meant}`) : see;
  return new CliFailure(exitCodes.usage, text(`Không có lệnh "${name}"`, `No command "${name}"`), mend);
}

function spokenIn(words: readonly string[]): Lang | undefined {
  const at = words.findIndex(word => word === '--lang' || word.startsWith('--lang='));
  const value = words[at]?.includes('=') ? words[at].split('=')[1] : words[at + 1];
  return at >= 0 && (value === 'vi' || value === 'en') ? value : undefined;
}

/** Says what failed. A user's mistake is words and a code; a bug is the error as it was thrown, and 70. */
async function failed(error: unknown, lang: Lang): Promise<number> {
  if (error instanceof CliFailure) return say(error.text, error.mend, lang, error.code);
  if (error instanceof ConfigurationError) return say(error.text, undefined, lang, exitCodes.findings);
  if (error instanceof StoreError)
    return say(
      error.text,
      undefined,
      lang,
      error.code === 'not-found' ? exitCodes.notFound : exitCodes.findings,
    );
  if (error instanceof DefinitionError) {
    process.stderr.write(`${await printFindings(error.diagnostics, lang, process.stderr)}\n`);
    return exitCodes.findings;
  }
  const bug = text(
    'Lỗi của thutuc, xin báo lại kèm nội dung sau:',
    'A bug in thutuc; please report it with what follows:',
  );
  process.stderr.write(
    `${bug[lang]}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return exitCodes.bug;
}

function say(message: Text, mend: Text | undefined, lang: Lang, code: number): number {
  const paint = painter(process.stderr);
  // Words and file names of the command line are quoted in these, and may hold anything.
  const lines = [`${paint('red', '✗')} ${displayed(message[lang])}`, mend && `  ${displayed(mend[lang])}`];
  process.stderr.write(`${lines.filter(Boolean).join('\n')}\n`);
  return code;
}
