import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Sources } from '../definition/sources.js';
import * as field from '../field.js';
import { admit } from '../source/admit.js';
import { type Lang, text } from '../source/text.js';
import { CliFailure, exitCodes } from './failure.js';
import { readNamed } from './files.js';

/** Folders a `thutuc.json` may name; each file in one adds to, or replaces by name, what the field ships. */
const shelves = ['registries', 'blocks', 'calendars', 'codes'] as const;

export interface Project {
  readonly sources: Sources;
  readonly lang: Lang | undefined;
}

/**
 * What a definition may refer to: the registries, blocks, calendars and code lists of the field, and those of the
 * nearest `thutuc.json` above it.
 */
export async function loadProject(from: string): Promise<Project> {
  const shipped: Sources = {
    registries: field.registries,
    blocks: field.blocks,
    calendars: field.calendars,
    codes: field.codes,
  };
  const found = await nearestConfig(resolve(from));
  if (!found) return { sources: shipped, lang: undefined };
  const config = parsed(await readNamed(found), found) as Record<string, unknown>;
  const unknown = Object.keys(config).find(key => ![...shelves, 'language', '$schema'].includes(key));
  if (unknown !== undefined)
    throw new CliFailure(
      exitCodes.findings,
      text(`${found}: khóa lạ "${unknown}"`, `${found}: unknown key "${unknown}"`),
      text(
        `Các khóa được dùng: language, ${shelves.join(', ')}`,
        `Known keys: language, ${shelves.join(', ')}`,
      ),
    );
  const own: Record<string, Record<string, unknown>> = {};
  for (const shelf of shelves)
    own[shelf] = { ...shipped[shelf], ...(await shelfOf(dirname(found), config[shelf])) };
  return { sources: own as unknown as Sources, lang: languageOf(config.language, found) };
}

function languageOf(language: unknown, file: string): Lang | undefined {
  if (language === undefined || language === 'vi' || language === 'en') return language;
  throw new CliFailure(
    exitCodes.findings,
    text(
      `${file}: không có ngôn ngữ ${JSON.stringify(language)}`,
      `${file}: there is no language ${JSON.stringify(language)}`,
    ),
    text('Giá trị của "language": "vi" hoặc "en"', 'Values of "language": "vi" or "en"'),
  );
}

async function nearestConfig(from: string): Promise<string | undefined> {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'thutuc.json');
    if (await readFile(candidate).catch(() => undefined)) return candidate;
    if (dirname(folder) === folder) return undefined;
  }
}

async function shelfOf(root: string, folder: unknown): Promise<Record<string, unknown>> {
  if (typeof folder !== 'string') return {};
  const path = resolve(root, folder);
  const names = await readdir(path).catch(() => {
    throw new CliFailure(
      exitCodes.notFound,
      text(`Không tìm thấy thư mục: ${path}`, `Folder not found: ${path}`),
    );
  });
  const files = names.filter(name => name.endsWith('.json')).sort();
  const entries = files.map(async name => [
    basename(name, '.json'),
    parsed(await readNamed(join(path, name)), join(path, name)),
  ]);
  return Object.fromEntries(await Promise.all(entries));
}

/** JSON of a file beside the definition, through the gate. */
export function parsed(bytes: Uint8Array, file: string): unknown {
  const admitted = admit(bytes);
  if (admitted.ok) return admitted.value;
  const { message } = admitted.problem;
  throw new CliFailure(exitCodes.findings, text(`${file}: ${message.vi}`, `${file}: ${message.en}`));
}
