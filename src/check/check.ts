import { type Reading, readDefinition } from '../definition/read.js';
import { shapeOf } from '../definition/shape.js';
import type { Sources } from '../definition/sources.js';
import type { Diagnostic } from '../source/diagnostic.js';
import { readJson } from '../source/json.js';
import { text } from '../source/text.js';
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

/** The same, with the reading the findings are about. */
export function inspect(
  input: string | Uint8Array,
  sources: Sources,
  { file = 'procedure.json', rules = correct }: CheckOptions = {},
): { readonly reading: Reading; readonly findings: readonly Diagnostic[] } {
  const document = readJson(input, file);
  const reading = readDefinition(document, sources);
  if (document.value === undefined) return { reading, findings: document.diagnostics };
  const findings = [
    ...document.diagnostics,
    ...shapeOf(document, procedureSchema),
    ...runRules(reading, rules),
  ];
  return { reading, findings: Object.freeze(atMost(findings.sort(byPlace))) };
}

/** More than anyone reads at once. */
const MOST_FINDINGS = 200;

/** The first findings, errors before warnings, and one that tells how many more there are. */
function atMost(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  if (findings.length <= MOST_FINDINGS) return findings;
  const errors = findings.filter(({ severity }) => severity === 'error');
  const others = findings.filter(({ severity }) => severity !== 'error');
  const shown = [...errors, ...others].slice(0, MOST_FINDINGS).sort(byPlace);
  const { place, pointer } = shown.at(-1)!;
  const severity = errors.length > MOST_FINDINGS ? 'error' : 'warning';
  const more = findings.length - shown.length;
  const message = text(
    `Còn ${more} lỗi hoặc cảnh báo khác chưa nêu ở đây`,
    `${more} more findings are not listed here`,
  );
  const mend = text('Sửa những lỗi trên rồi kiểm tra lại', 'Mend those above, then check again');
  return [...shown, Object.freeze({ code: 'more-findings', severity, place, pointer, message, mend })];
}

const byPlace = (a: Diagnostic, b: Diagnostic): number =>
  a.place.offset - b.place.offset || (a.code < b.code ? -1 : 1);
