import casesSchema from '../../schemas/cases.schema.json' with { type: 'json' };
import recordsSchema from '../../schemas/records.schema.json' with { type: 'json' };
import type { CaseFile } from '../cases/cases.js';
import { checkShape } from '../check/check-shape.js';
import type { JsonSchema } from '../definition/model.js';
import type { RecordsFile } from '../registries/records.js';
import { DefinitionError } from '../source/diagnostic.js';
import { readJson } from '../source/json.js';
import { readNamed } from './files.js';

/** Reads a case file and holds it to its schema. @throws DefinitionError with every finding */
export const readCases = async (path: string): Promise<CaseFile> =>
  (await readBeside(path, casesSchema)) as CaseFile;

/** Reads sample records and holds them to their schema. @throws DefinitionError with every finding */
export const readRecords = async (path: string): Promise<RecordsFile> =>
  (await readBeside(path, recordsSchema)) as RecordsFile;

async function readBeside(path: string, schema: JsonSchema): Promise<unknown> {
  const document = readJson(await readNamed(path), path);
  const findings = checkShape(document, schema);
  if (findings.length > 0) throw new DefinitionError(findings);
  return document.value;
}
