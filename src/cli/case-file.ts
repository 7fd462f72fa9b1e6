import type { CaseFile } from '../cases/cases.js';
import type { Sources } from '../definition/sources.js';
import type { RecordsFile } from '../registries/records.js';
import { DefinitionError } from '../source/diagnostic.js';
import { readJson } from '../source/json.js';
import { type FileKind, inspectAs, kinds } from './file-kinds.js';
import { readNamed } from './files.js';

/** Reads a case file. @throws DefinitionError with every finding */
export const readCases = async (path: string, sources: Sources): Promise<CaseFile> =>
  (await readBeside(path, kinds.cases, sources)) as CaseFile;

/** Reads sample records. @throws DefinitionError with every finding */
export const readRecords = async (path: string, sources: Sources): Promise<RecordsFile> =>
  (await readBeside(path, kinds.records, sources)) as RecordsFile;

async function readBeside(path: string, kind: FileKind, sources: Sources): Promise<unknown> {
  const document = readJson(await readNamed(path), path);
  const findings = inspectAs(kind, document, sources);
  if (findings.length > 0) throw new DefinitionError(findings);
  return document.value;
}
