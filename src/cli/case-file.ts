import casesSchema from '../../schemas/cases.schema.json' with { type: 'json' };
import type { CaseFile } from '../cases/cases.js';
import { shapeOf } from '../definition/shape.js';
import { DefinitionError } from '../source/diagnostic.js';
import { readJson } from '../source/json.js';
import { readNamed } from './files.js';

/** Reads a case file and holds it to its schema. @throws DefinitionError with every finding */
export async function readCases(path: string): Promise<CaseFile> {
  const document = readJson(await readNamed(path), path);
  const findings = [
    ...document.diagnostics,
    ...(document.value === undefined ? [] : shapeOf(document, casesSchema)),
  ];
  if (findings.length > 0) throw new DefinitionError(findings);
  return document.value as CaseFile;
}
