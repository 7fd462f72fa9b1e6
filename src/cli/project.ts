import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Sources } from '../definition/sources.js';
import { field } from '../field.js';
import { DefinitionError, type Diagnostic } from '../source/diagnostic.js';
import { readJson } from '../source/json.js';
import { type Lang, text } from '../source/text.js';
import { CliFailure, exitCodes, systemCode, unreadable } from './failure.js';
import { inspectAs, kinds, shelves } from './file-kinds.js';
import { readNamed } from './files.js';

type Shelf = keyof typeof shelves;

/** A `thutuc.json` that fits its schema (schemas/project.schema.json). */
type Config = { readonly [shelf in Shelf]?: string } & { readonly language?: Lang };

/** What a definition may refer to, and all that is wrong with the files it comes from. */
export interface Project {
  readonly sources: Sources;
  readonly findings: readonly Diagnostic[];
}

/** Loads the project of a folder: the field's sources, and those of the nearest `thutuc.json` at or above it. */
export type ProjectLoader = (from: string) => Promise<Project>;

/** A loader that reads each `thutuc.json`, and what it names, once; a project asked for again is the same object. */
export function projectLoader(): ProjectLoader {
  const known = new Map<string | undefined, Promise<Project>>();
  return async from => {
    const file = await nearestConfig(resolve(from));
    const project = known.get(file) ?? readProject(file);
    known.set(file, project);
    return project;
  };
}

/** The sources of a folder. @throws DefinitionError with every finding when a file of the project is not sound */
export async function soundSourcesOf(from: string): Promise<Sources> {
  const { sources, findings } = await projectLoader()(from);
  if (findings.length > 0) throw new DefinitionError(findings);
  return sources;
}

/** The language the nearest `thutuc.json` asks for; undefined when there is none or it cannot be read. */
export async function languageOf(from: string): Promise<Lang | undefined> {
  const file = await nearestConfig(resolve(from)).catch(() => undefined);
  const config = file && (await readConfig(file).catch(() => undefined));
  return config ? config.value.language : undefined;
}

async function readProject(file: string | undefined): Promise<Project> {
  if (file === undefined) return { sources: field, findings: [] };
  const { value, findings } = await readConfig(file);
  const own = {} as Record<Shelf, Record<string, unknown>>;
  for (const shelf of Object.keys(shelves) as Shelf[]) {
    const read = await readShelf(shelf, dirname(file), value[shelf]);
    own[shelf] = { ...field[shelf], ...read.members };
    findings.push(...read.findings);
  }
  return { sources: own as unknown as Sources, findings };
}

async function readConfig(
  file: string,
): Promise<{ readonly value: Config; readonly findings: Diagnostic[] }> {
  const document = readJson(await readNamed(file), file);
  const findings = [...inspectAs(kinds.project, document, field)];
  return { value: findings.length > 0 ? {} : (document.value as Config), findings };
}

async function readShelf(shelf: Shelf, root: string, folder: string | undefined) {
  const members: Record<string, unknown> = {};
  const findings: Diagnostic[] = [];
  const path = resolve(root, folder ?? '.');
  for (const name of folder === undefined ? [] : await filesIn(path)) {
    const file = join(path, name);
    const document = readJson(await readNamed(file), file);
    findings.push(...inspectAs(shelves[shelf], document, field));
    members[basename(name, '.json')] = document.value;
  }
  return { members, findings };
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(error => {
    throw isAbsent(error) ? noFolder(folder) : unreadable(folder, error);
  });
  return names.filter(name => name.endsWith('.json')).sort();
}

async function nearestConfig(from: string): Promise<string | undefined> {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'thutuc.json');
    // Whatever bears the name is meant, a folder or an unreadable file too: to pass over it would change the meaning.
    const there = await stat(candidate).catch(error => {
      if (!isAbsent(error)) throw unreadable(candidate, error);
    });
    if (there) return candidate;
    if (dirname(folder) === folder) return undefined;
  }
}

const isAbsent = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '');

const noFolder = (path: string): CliFailure =>
  new CliFailure(exitCodes.notFound, text(`Không tìm thấy thư mục: ${path}`, `Folder not found: ${path}`));
