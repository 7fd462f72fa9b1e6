import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CaseFile } from '../../src/cases/cases.js';
import { field } from '../../src/field.js';
import { compileValidator } from '../../src/node-validate.js';
import { compile } from '../../src/procedure/compile.js';
import type { Procedure } from '../../src/procedure/procedure.js';
import type { RecordsFile } from '../../src/registries/records.js';

/** The example as it is measured: compiled once by each door, with its cases and sample records. */
export interface Stage {
  /** Validated by Ajv, as on a server. */
  readonly procedure: Procedure;
  /** Validated without code generation, as in a browser. */
  readonly portable: Procedure;
  readonly cases: CaseFile;
  readonly records: readonly RecordsFile[];
}

/** Reads the example from the root of the repository, where tests and scripts are started. */
export function stage(): Stage {
  const folder = resolve('examples/birth-registration');
  const text = readFileSync(`${folder}/procedure.json`, 'utf8');
  const json = (file: string) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
  return {
    procedure: compile(text, field, { validator: compileValidator }),
    portable: compile(text, field),
    cases: json('cases.json') as CaseFile,
    records: readdirSync(`${folder}/records`).map(name => json(`records/${name}`) as RecordsFile),
  };
}
