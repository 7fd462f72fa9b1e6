import { type Reading, readDefinition } from '../definition/read.js';
import { shapeOf } from '../definition/shape.js';
import type { Sources } from '../definition/sources.js';
import type { Diagnostic } from '../source/diagnostic.js';
import { type JsonDocument, readJson } from '../source/json.js';
import { listedFindings } from './listed-findings.js';
import { procedureSchema } from './procedure-schema.js';
import type { Rule } from './rule.js';
import { correct } from './rules.js';
import { runRules } from './run-rules.js';

export interface CheckOptions {
  /** The name findings carry; `procedure.json` unless given. */
  readonly file?: string;
  /** The preset `correct` unless given. */
  readonly rules?: readonly Rule[];
}

/**
 * Checks one definition: its text, its shape, then every law of the language. Returns all findings by place, each
 * mistake once, and throws for none of them. What has no finding of severity `error` compiles and runs.
 */
export function check(
  input: string | Uint8Array,
  sources: Sources,
  options: CheckOptions = {},
): readonly Diagnostic[] {
  return inspect(input, sources, options).findings;
}

interface Inspected {
  readonly reading: Reading;
  readonly findings: readonly Diagnostic[];
}

/** The same, with the reading the findings are about. */
export function inspect(
  input: string | Uint8Array,
  sources: Sources,
  { file = 'procedure.json', rules = correct }: CheckOptions = {},
): Inspected {
  return inspectDocument(readJson(input, file), sources, rules);
}

/** The same, of a document that was read already. */
export function inspectDocument(
  document: JsonDocument,
  sources: Sources,
  rules: readonly Rule[] = correct,
): Inspected {
  const reading = readDefinition(document, sources);
  if (document.value === undefined) return { reading, findings: document.diagnostics };
  const findings = [
    ...document.diagnostics,
    ...shapeOf(document, procedureSchema),
    ...runRules(reading, rules),
  ];
  return { reading, findings: listedFindings(findings) };
}
