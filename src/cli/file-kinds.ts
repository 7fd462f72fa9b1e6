import { basename, dirname } from 'node:path';
import blockSchema from '../../schemas/block.schema.json' with { type: 'json' };
import calendarSchema from '../../schemas/calendar.schema.json' with { type: 'json' };
import casesSchema from '../../schemas/cases.schema.json' with { type: 'json' };
import codesSchema from '../../schemas/codes.schema.json' with { type: 'json' };
import projectSchema from '../../schemas/project.schema.json' with { type: 'json' };
import recordsSchema from '../../schemas/records.schema.json' with { type: 'json' };
import registrySchema from '../../schemas/registry.schema.json' with { type: 'json' };
import settingsSchema from '../../schemas/settings.schema.json' with { type: 'json' };
import { judgeCases } from '../cases/judge-cases.js';
import { checkShape } from '../check/check-shape.js';
import { listedFindings } from '../check/listed-findings.js';
import type { JsonSchema } from '../definition/model.js';
import { memberOf, textIn } from '../definition/raw.js';
import type { Sources } from '../definition/sources.js';
import type { Diagnostic } from '../source/diagnostic.js';
import type { JsonDocument } from '../source/json.js';
import { isDefinition } from './files.js';
import { judgeCalendar } from './judge-calendar.js';
import { judgeRecords } from './judge-records.js';

/** A file that stands beside a definition: the schema it must fit, and what no schema can say. */
export interface FileKind {
  readonly schema: JsonSchema;
  /** Looks at a document that fits the schema. */
  judge?(document: JsonDocument, sources: Sources): readonly Diagnostic[];
}

/** By the name an author writes in `$schema`. */
export const kinds = {
  block: { schema: blockSchema },
  calendar: { schema: calendarSchema, judge: judgeCalendar },
  cases: { schema: casesSchema, judge: judgeCases },
  codes: { schema: codesSchema },
  project: { schema: projectSchema },
  records: { schema: recordsSchema, judge: judgeRecords },
  registry: { schema: registrySchema },
  settings: { schema: settingsSchema },
} as const satisfies Readonly<Record<string, FileKind>>;

/** Folders that hold files of one kind. */
export const shelves = {
  registries: kinds.registry,
  blocks: kinds.block,
  calendars: kinds.calendar,
  codes: kinds.codes,
} as const satisfies Readonly<Record<string, FileKind>>;

/** The kind of a file that is no definition: as its `$schema` says, else by its name or its folder. */
export function kindOf({ file, value }: JsonDocument): FileKind | undefined {
  const named = /(?:^|\/)([a-z-]+)\.schema\.json$/.exec(textIn(value, '$schema') ?? '')?.[1];
  if (named !== undefined) return memberOf(kinds, named) as FileKind | undefined;
  const name = basename(file);
  if (isDefinition(name)) return undefined;
  if (/^(?:.*\.)?cases\.json$/.test(name)) return kinds.cases;
  if (name === 'thutuc.json') return kinds.project;
  return memberOf({ ...shelves, records: kinds.records }, basename(dirname(file))) as FileKind | undefined;
}

/** All that is wrong with such a file: its text and shape, and once these are sound what else is known of its kind. */
export function inspectAs(
  { schema, judge }: FileKind,
  document: JsonDocument,
  sources: Sources,
): readonly Diagnostic[] {
  const findings = checkShape(document, schema);
  return findings.length > 0 || !judge ? findings : listedFindings(judge(document, sources));
}
