import { readdirSync } from 'node:fs';
import type { CaseFile } from '../../src/cases/cases.js';
import { filesUnder, type Json, readObject } from './schema-files.js';

/** An example of the package: one folder, one procedure, with its cases and sample records. */
export interface Example {
  readonly name: string;
  readonly path: string;
  readonly definition: Json;
  /** Every case file beside the definition. */
  readonly caseFiles: readonly CaseFile[];
  readonly records: readonly Json[];
}

const isCaseFile = (file: Json): boolean => String(file.$schema).endsWith('/cases.schema.json');

export const examples: readonly Example[] = readdirSync('examples').map(name => {
  const folder = `examples/${name}`;
  const beside = filesUnder(folder).filter(path => !path.includes('/records/'));
  return {
    name,
    path: `${folder}/procedure.json`,
    definition: readObject(`${folder}/procedure.json`),
    caseFiles: beside.map(readObject).filter(isCaseFile) as unknown as readonly CaseFile[],
    records: filesUnder(`${folder}/records`).map(readObject),
  };
});
