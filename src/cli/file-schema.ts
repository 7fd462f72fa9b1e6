import { basename } from 'node:path';
import blockSchema from '../../schemas/block.schema.json' with { type: 'json' };
import casesSchema from '../../schemas/cases.schema.json' with { type: 'json' };
import codesSchema from '../../schemas/codes.schema.json' with { type: 'json' };
import recordsSchema from '../../schemas/records.schema.json' with { type: 'json' };
import registrySchema from '../../schemas/registry.schema.json' with { type: 'json' };
import type { JsonSchema } from '../definition/model.js';
import { memberOf, textIn } from '../definition/raw.js';
import type { JsonDocument } from '../source/json.js';

/** Schemas of the files that stand beside a definition, by the name an author writes in `$schema`. */
const schemas: Readonly<Record<string, JsonSchema>> = {
  block: blockSchema,
  cases: casesSchema,
  codes: codesSchema,
  records: recordsSchema,
  registry: registrySchema,
};

/** The schema of a file that is no definition: as its `$schema` says, else a case file goes by its name. */
export function schemaBeside({ file, value }: JsonDocument): JsonSchema | undefined {
  const named = /(?:^|\/)([a-z-]+)\.schema\.json$/.exec(textIn(value, '$schema') ?? '')?.[1];
  if (named !== undefined) return memberOf(schemas, named) as JsonSchema | undefined;
  return /^(?:.*\.)?cases\.json$/.test(basename(file)) ? casesSchema : undefined;
}
